/** One's own microphone, and the voices of the room from where they stand. */
export { VoiceDesk } from "./model/voice-desk";
export { LatencyOffer } from "./ui/latency-offer";
export { LatencySetting } from "./ui/latency-setting";
export { MicrophoneButton } from "./ui/microphone-button";
export { MicrophoneCheck } from "./ui/microphone-check";
export { useDesk, useDeskView, VoiceDeskContext } from "./ui/use-desk";
