export { createEarshotTeller, type EarshotTeller } from "./earshot";
export { createVoiceServer, type VoiceServer, type VoiceStatus } from "./voice-server";
export { createWarden, type Warden } from "./warden";
