import type { Offsets } from "./base-mesh";
import type { HeadFrame } from "./head-map";
import type { MASKS } from "./masks";
import { type Influences, shareOf } from "./skin-weights";

/**
 * Where triangles should go: a face counts five times the trunk, which is dressed, and hands three times.
 *
 * @param jaw how much more the lower half of a head counts: of few triangles none would be left for a chin
 */
export function stretch(
  shape: Float32Array,
  weights: readonly Influences[],
  faces: readonly { name: string; offsets: Offsets }[],
  frame: HeadFrame,
  { ears, mouth, lips }: Pick<Record<keyof typeof MASKS, Float32Array>, "ears" | "mouth" | "lips">,
  jaw: number,
): Float32Array {
  const out = Float32Array.from(shape);
  const heads = weights.map((of) => shareOf(of, /^head$|Eye$/));
  const hands = weights.map((of) => shareOf(of, /(Metacarpal|Proximal|Intermediate|Distal|Hand)$/));
  const bodies = weights.map((of) => shareOf(of, /^(hips|spine|chest|upperChest)$|UpperLeg|LowerLeg/));
  const necks = weights.map((of) => shareOf(of, /^neck$/));
  const feet = weights.map((of) => shareOf(of, /Toes|Foot/));
  const pivot = [0, 6.2, 0.4];
  const middle = (frame.front + frame.back) / 2;
  weights.forEach((_, v) => {
    const front = clamp(((shape[v * 3 + 2] ?? 0) - middle) / (frame.front - middle) + 0.1, 0, 1);
    const seen = Math.max(front * (1 - 0.5 * (mouth[v] ?? 0)), 0.5 * (ears[v] ?? 0));
    // Lipstick ends where triangles do.
    const low = 1 - clamp(((shape[v * 3 + 1] ?? 0) - frame.bottom) / (frame.top - frame.bottom), 0, 1);
    const h =
      1 +
      (heads[v] ?? 0) *
        (0.9 + 2.3 * seen + jaw * clamp(low * 3 - 0.9, 0, 1) + (lips[v] ?? 0) * (1 - (mouth[v] ?? 0)));
    const rest =
      1 + 0.4 * (hands[v] ?? 0) + 0.5 * (necks[v] ?? 0) - 0.4 * (bodies[v] ?? 0) - 0.6 * (feet[v] ?? 0);
    for (let k = 0; k < 3; k++) {
      const at = shape[v * 3 + k] ?? 0;
      const own = pivot[k] ?? 0;
      out[v * 3 + k] = ((at - own) * h + own) * rest;
    }
  });
  // Lips and lids part along edges that lie on one another at rest: in the stretched space they stand open.
  for (const [name, k] of [
    ["jawOpen", 2],
    ["eyeBlinkLeft", -3],
  ] as const) {
    const found = faces.find((face) => face.name === name);
    for (const [v, delta] of found?.offsets ?? [])
      delta.forEach((d, axis) => {
        out[v * 3 + axis] = (out[v * 3 + axis] ?? 0) + d * k;
      });
  }
  return out;
}

const clamp = (v: number, lo: number, hi: number) => Math.min(hi, Math.max(lo, v));
