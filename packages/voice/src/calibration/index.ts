export { type Calibration, calibrate } from "./calibrate";
export { type DevicePair, rememberedLatency, rememberLatency } from "./remembered";
