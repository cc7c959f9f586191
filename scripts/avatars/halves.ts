import { type BaseMesh, type Offsets, onBothSides, scaled } from "./base-mesh";

/** The source is even but for rounding. */
export function symmetrise({ positions, mirror }: BaseMesh, v: number): void {
  const m = mirror[v] ?? v;
  if (m < v) return;
  const x = m === v ? 0 : ((positions[v * 3] ?? 0) - (positions[m * 3] ?? 0)) / 2;
  positions[v * 3] = x;
  positions[m * 3] = m === v ? 0 : -x;
  for (const k of [1, 2]) {
    const y = ((positions[v * 3 + k] ?? 0) + (positions[m * 3 + k] ?? 0)) / 2;
    positions[v * 3 + k] = y;
    positions[m * 3 + k] = y;
  }
}

export const even = (offsets: Offsets, mirror: Uint16Array): Offsets =>
  scaled(onBothSides(offsets, mirror), 0.5);

/** Triangles of the left half (or of all, where a group has faces across the middle). */
export function halfOf(base: BaseMesh, source: RegExp): { triangles: number[]; mirrored: boolean } {
  const quads = [...base.groups].filter(([name]) => source.test(name)).flatMap(([, of]) => of);
  const x = (v: number) => base.positions[v * 3] ?? 0;
  const across = quads.some((quad) => quad.some((v) => x(v) > 0) && quad.some((v) => x(v) < 0));
  const kept = across ? quads : quads.filter((quad) => quad.every((v) => x(v) >= 0));
  return {
    triangles: kept.flatMap(([a = 0, b = 0, c = 0, d = 0]) => [a, b, c, a, c, d]),
    mirrored: !across,
  };
}
