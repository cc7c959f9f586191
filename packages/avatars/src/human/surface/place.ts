import type { Vec3 } from "../../mesh/vector";

/** One of many vectors that lie one after another. */
export const placeOf = (values: Float32Array, v: number): Vec3 => [
  values[v * 3] ?? 0,
  values[v * 3 + 1] ?? 0,
  values[v * 3 + 2] ?? 0,
];
