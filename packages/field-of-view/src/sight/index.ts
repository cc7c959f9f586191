export { CONVERSATION_METRES } from "./faces";
export {
  createFieldOfView,
  type FieldOfView,
  type FieldOfViewOptions,
  LOOK_TICKS,
} from "./field-of-view";
export { type Answer, VOUCH_TICKS } from "./frame";
export type { Occluder } from "./look";
export { EVERY_SECOND_TICK_METRES, EVERY_TICK_METRES, ticksBetween } from "./rate";
export { COARSE, FINE } from "./references";
export { FAR_STAY, type View } from "./region";
export type { SightReport } from "./report";
export { OVERDUE_TICKS, RESERVED_SHARE } from "./share";
