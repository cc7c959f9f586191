export { Bodies } from "./bodies";
export { levelFor } from "./level";
export type { Body, Level } from "./work";
