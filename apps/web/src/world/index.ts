export type { Newcomer } from "./mirror";
export type { ScreenContent } from "./room";
export * from "./source";
export { World } from "./world";
