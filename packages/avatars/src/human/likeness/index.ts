export { likeness } from "./likeness";
export { FACE_POINTS, type Picture } from "./places";
