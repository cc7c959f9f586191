export type { NoteResult, Result, SungPoint } from "./result";
export {
  foldCents,
  HIT_SHARE,
  LINE_POINTS,
  linePerfection,
  MOST_POINTS,
  NOTE_POINTS,
  semitonesAway,
  TOLERANCE,
} from "./rules";
export {
  createScorer,
  type Judgement,
  type LineScore,
  type Scorer,
  type Snapshot,
  type SungFrame,
} from "./scorer";
export { type PartScore, togetherOf } from "./together";
export { isExact, RATINGS, type Rating, ratingOf, type Stars, starsOf } from "./words";
