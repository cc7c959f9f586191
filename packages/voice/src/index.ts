export {
  BEAT_MS,
  type Calibration,
  type CalibrationProgress,
  calibrate,
  type DevicePair,
  previewBeat,
  rememberedLatency,
  rememberLatency,
  samePair,
} from "./calibration";
export { contextOptions, keepAwake } from "./context";
export * from "./effects";
export type { FrameAbility, FramesReason, FramesWay } from "./frames";
export { type Mark, performanceNumber, readMark, stripMark, writeMark } from "./marks";
export type { Mates, MatesWay } from "./mates";
export * from "./microphone";
export * from "./performer";
export * from "./playout";
export type { Unheard } from "./reach";
export * from "./recording";
export * from "./session";
export * from "./spatial";
export { type Speaker, Speaking } from "./speaking";
export * from "./stretch";
export { Tap } from "./tap";
export { OWN_VOICE, type TakeStage, Voice, type VoiceOptions } from "./voice";
