export { type Placed, type PlaceReason, rotate, type Turn, type WaitingEntry } from "./rotate";
export { type Call, callOf, expectedWaits, type Timed } from "./wait";
