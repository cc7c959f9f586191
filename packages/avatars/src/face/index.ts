export * from "./live-link";
export { MOUTH, Mouth, type MouthPart, type MouthWeights } from "./mouth";
export * from "./shapes";
export * from "./visemes";
