export type { Place, Pose } from "./placing";
export { Spatial } from "./spatial";
