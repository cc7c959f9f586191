export { type FrameAbility, FramePipes } from "./frame-pipes";
export type { PipeId, Sounding } from "./messages";
