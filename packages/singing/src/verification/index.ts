export type { Verdict, WrittenNote } from "./compare";
export { judgeVoice } from "./judge";
export { createVoiceRecorder, type Start, type VoiceRecorder } from "./recorder";
