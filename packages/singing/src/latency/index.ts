export { agreed, type Verdict, verdict } from "./agreement";
export { measureRoundTrip, type NotHeard, type RoundTrip } from "./measure";
export { createPulseTrain, MOST_DELAY_MS, RECORDING_MS } from "./pulses";
