import type { BaseMesh, Offsets } from "./base-mesh";
import { type HeadFrame, scalpAt } from "./head-map";
import type { MASKS } from "./masks";

/** Between the young averages of both genders: what is simplified and measured. */
export function neutralShape(
  base: BaseMesh,
  macros: readonly { name: string; offsets: Offsets }[],
): Float32Array {
  const shape = Float32Array.from(base.positions);
  for (const { name, offsets } of macros) {
    const k = /^features-\d\/\w+\/young$/.test(name)
      ? 1 / 6
      : /young\/average\/average$/.test(name)
        ? 0.5
        : 0;
    if (k > 0)
      for (const [v, delta] of offsets)
        delta.forEach((d, axis) => {
          shape[v * 3 + axis] = (shape[v * 3 + axis] ?? 0) + d * k;
        });
  }
  return shape;
}

/** Where the head ends, of what belongs to it most. */
export function headFrame(shape: Float32Array, head: readonly number[], base: BaseMesh): HeadFrame {
  const frame = { top: -99, bottom: 99, front: -99, back: 99 };
  for (const v of new Set((base.groups.get("body") ?? []).flat())) {
    if ((head[v] ?? 0) < 0.9) continue;
    const [, y = 0, z = 0] = shape.subarray(v * 3, v * 3 + 3);
    frame.top = Math.max(frame.top, y);
    frame.bottom = Math.min(frame.bottom, y);
    frame.front = Math.max(frame.front, z);
    frame.back = Math.min(frame.back, z);
  }
  return frame;
}

/** How far inside of the hairline skin is. */
export function scalpField(
  shape: Float32Array,
  head: readonly number[],
  masks: Record<keyof typeof MASKS, Float32Array>,
  frame: HeadFrame,
): Float32Array {
  return Float32Array.from(head, (share, v) => {
    if (share < 0.5) return -0.5;
    const inside = Math.max(masks.lids[v] ?? 0, masks.mouth[v] ?? 0, masks.lips[v] ?? 0);
    return scalpAt(shape[v * 3 + 1] ?? 0, shape[v * 3 + 2] ?? 0, Math.max(inside, masks.ears[v] ?? 0), frame);
  });
}
