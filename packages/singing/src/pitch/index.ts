export {
  createPitchTracker,
  LOWEST_LEVEL_DB,
  type OnPitchFrame,
  type PitchTracker,
  type PitchTrackerOptions,
  SILENCE_DB,
  VOICED_CLARITY,
} from "./tracker";
export { C4_HZ, centsToHz, hzToCents } from "./units";
