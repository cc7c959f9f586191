export { type Calibration, type CalibrationProgress, calibrate } from "./calibrate";
export { type DevicePair, rememberedLatency, rememberLatency } from "./remembered";
