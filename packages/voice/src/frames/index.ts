export type { FrameAbility, FramesReason, FramesWay } from "./ability";
export { FramePipes } from "./frame-pipes";
export type { PipeId, Sounding } from "./messages";
