export { measureRoundTrip, type RoundTrip } from "./measure";
export { createPulseTrain, MOST_DELAY_MS, RECORDING_MS } from "./pulses";
