export { Room } from "./room";
export type { ScreenContent } from "./screen-drawing";
export type { Holders } from "./things";
