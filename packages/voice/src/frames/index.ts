export { type FrameAbility, FramePipes } from "./frame-pipes";
export type { DecodedVoice, PipeCounts, PipeId, Sounding } from "./messages";
