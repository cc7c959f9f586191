export type { Fitting, Newcomer } from "./mirror";
export type { Use } from "./pointer";
export type { Quality } from "./quality";
export type { Holders, ScreenContent } from "./room";
export * from "./source";
export { World } from "./world";
