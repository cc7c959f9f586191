export * from "./dice";
export * from "./mesh";
export * from "./motion";
export { BONE_COUNT, BONES, type BoneName, boneIndex, PARENTS } from "./skeleton/bones";
