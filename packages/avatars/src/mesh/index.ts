export * from "./body";
export type { Vec3 } from "./vector";
