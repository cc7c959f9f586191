export * from "./carried";
export * from "./expressions";
export * from "./life";
export * from "./live-link";
export * from "./mix";
export { MOUTH, Mouth, type MouthPart, type MouthWeights } from "./mouth";
export * from "./shapes";
export * from "./surface";
export * from "./visemes";
