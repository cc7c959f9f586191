export { createFieldOfView, type FieldOfView, type FieldOfViewOptions } from "./field-of-view";
export { checkView, comesIntoSight, staysInSight, type View } from "./region";
export type { Sight, SightOptions } from "./sight";
