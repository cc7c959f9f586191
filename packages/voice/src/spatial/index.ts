export type { Place, Pose } from "./placing";
export { Spatial } from "./spatial";
export { Wall } from "./wall";
