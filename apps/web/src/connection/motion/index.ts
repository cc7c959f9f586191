export { newPose } from "@karaverse/protocol";
export { Motion } from "./motion";
