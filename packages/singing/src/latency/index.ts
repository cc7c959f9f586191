export { agreed, type Verdict, verdict } from "./agreement";
export { measureRoundTrip, type NotHeard, type RoundTrip } from "./measure";
export { adjustmentFor, type Timing, timingOf } from "./onsets";
export { createPulseTrain, MOST_DELAY_MS, RECORDING_MS } from "./pulses";
