export type { Earshot } from "./earshot";
export type { Flow } from "./flow";
export {
  type OffReason,
  type Quality,
  type RemoteVoice,
  type SessionEvents,
  type TokenSource,
  type VoiceConnection,
  VoiceSession,
} from "./session";
