export { createMotion, type MotionField } from "./motion";
