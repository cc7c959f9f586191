export { createEarshotTeller, type EarshotTeller } from "./earshot";
export type { VoiceServer } from "./voice-server";
export { createWarden, type Standing, type Warden } from "./warden";
