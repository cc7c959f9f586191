export * from "./avatar-mesh";
export { type AvatarMesh, FINISHES, type Finish, type Group, MORPHS, type MorphName } from "./builder";
export type { Vec3 } from "./vector";
