export { Motion, newPose } from "./motion";
export type { Sighting, Watch } from "./watch";
