export { type Calibration, calibrate } from "./calibrate";
export { type Recording, record } from "./recorder";
export { type DevicePair, rememberedLatency, rememberLatency } from "./remembered";
