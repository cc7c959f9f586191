export { Motion, newPose } from "./motion";
export type { Walk } from "./own";
