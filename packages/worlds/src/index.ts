export { COMPONENTS, Component, type ComponentKind, newComponent, OFFERED } from "./components";
export {
  type Cue,
  type CueMoment,
  type CueNow,
  cueLevel,
  cueShare,
  cueTint,
  STAGE_CUES,
  sweepOf,
} from "./cues";
export { doorAt } from "./doors";
export type { Obstacle, Spot } from "./fields";
export {
  automaticShow,
  followShow,
  type LightShow,
  type SectionKind,
  type ShowMoment,
  showOf,
} from "./light-show";
export { readScene } from "./migrate";
export { type Muffling, muffling, newMuffling } from "./muffling";
export * from "./plan";
export * from "./scene";
export { filmLevel, screenShows } from "./screens";
export * from "./themes";
export * from "./walls";
export type { Zone, ZoneKind } from "./zones";
