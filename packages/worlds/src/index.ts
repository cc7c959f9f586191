export { COMPONENTS, Component, type ComponentKind, newComponent, OFFERED } from "./components";
export type { Cue, CueMoment } from "./cues";
export type { Obstacle, Spot } from "./fields";
export { readScene } from "./migrate";
export * from "./plan";
export * from "./scene";
export * from "./themes";
export * from "./walls";
export type { Zone, ZoneKind } from "./zones";
