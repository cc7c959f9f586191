export { Room } from "./room";
export type { ScreenContent, ScreenLine } from "./screen-drawing";
