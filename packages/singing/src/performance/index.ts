export { advance, allows, begin, restore } from "./advance";
export { attendanceChange } from "./attendance";
export {
  firstGivenUp,
  LAST_FRAMES_MS,
  nextDeadline,
  RESUME_COUNT_IN_MS,
  skippedTo,
  songOverAt,
  songTimeAt,
} from "./timing";
export type { Away, Effect, OnStage, OverReason, Performance, Phase, StageEvent, Step } from "./types";
