export { type Calibration, type CalibrationProgress, calibrate } from "./calibrate";
export { samePair } from "./devices";
export { BEAT_MS, previewBeat } from "./preview";
export { type DevicePair, rememberedLatency, rememberLatency } from "./remembered";
