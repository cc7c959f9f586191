export * from "./mesh";
export * from "./motion";
export * from "./recipe";
export { BONE_COUNT, BONES, type BoneName, boneIndex, PARENTS } from "./skeleton/bones";
