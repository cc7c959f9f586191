export { Motion, newPose } from "./motion";
