export { decibels, type Level, levelOf, Meter, SILENCE } from "./meter";
export { Microphone, type MicrophoneDevice, type MicrophoneEvents, type MicrophoneState } from "./microphone";
export { constraintsOf, encodingOf, type MicrophoneMode, type VoiceEncoding } from "./modes";
