/** What the head is measured by, decimetres. */
export interface HeadFrame {
  top: number;
  bottom: number;
  front: number;
  back: number;
}

const HAIRLINE: readonly (readonly [number, number])[] = [
  [0, 0.16],
  [0.3, 0.24],
  [0.46, 0.44],
  [0.6, 0.6],
  [0.72, 0.74],
  [1, 0.84],
];

function hairlineAt(t: number): number {
  for (let n = 1; n < HAIRLINE.length; n++) {
    const [x0, y0] = HAIRLINE[n - 1] ?? [0, 0];
    const [x1, y1] = HAIRLINE[n] ?? [1, 1];
    if (t <= x1) return y0 + ((y1 - y0) * Math.max(0, t - x0)) / (x1 - x0);
  }
  return 1;
}

/**
 * How far inside the hairline a point of the skin is, as a share of the head's height: positive where hair grows.
 * @param ear 0-1, no hair grows there
 */
export function scalpAt(y: number, z: number, ear: number, frame: HeadFrame): number {
  const height = frame.top - frame.bottom;
  const t = (z - frame.back) / (frame.front - frame.back);
  const inside = (y - frame.bottom) / height - hairlineAt(t);
  return inside - ear * 0.5;
}
