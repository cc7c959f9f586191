export type Vec3 = readonly [number, number, number];

export const add = (a: Vec3, b: Vec3): Vec3 => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
export const sub = (a: Vec3, b: Vec3): Vec3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const scale = (a: Vec3, k: number): Vec3 => [a[0] * k, a[1] * k, a[2] * k];
export const dot = (a: Vec3, b: Vec3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const length = (a: Vec3): number => Math.hypot(a[0], a[1], a[2]);
export const cross = (a: Vec3, b: Vec3): Vec3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
export function unit(a: Vec3): Vec3 {
  const l = length(a);
  return l > 1e-9 ? scale(a, 1 / l) : [0, 1, 0];
}
export const lerp = (a: number, b: number, t: number): number => a + (b - a) * t;
export const mixed = (a: Vec3, b: Vec3, t: number): Vec3 => [
  lerp(a[0], b[0], t),
  lerp(a[1], b[1], t),
  lerp(a[2], b[2], t),
];
// Without Math.min and Math.max it is small enough that V8 takes it into every caller, and puts nothing on the heap.
export const clamp = (v: number, lo: number, hi: number): number => (v < lo ? lo : v > hi ? hi : v);
/** From 0 to 1 without a corner at either end. */
export const eased = (t: number): number => t * t * (3 - 2 * t);
export function smooth(from: number, to: number, v: number): number {
  return eased(clamp((v - from) / (to - from), 0, 1));
}
/** |v|^p with v's sign: what makes a superellipse of a circle. */
export const power = (v: number, p: number): number => Math.sign(v) * Math.abs(v) ** p;

/** A curve through rows of [at, ...values], rising in `at`; smooth, and never past its neighbours. */
export function curve(rows: readonly (readonly number[])[]): (at: number, column: number) => number {
  const last = rows.length - 1;
  const place = rows.map((row) => row[0] ?? 0);
  const value = (n: number, column: number) => rows[n]?.[column] ?? 0;
  const chord = (n: number, column: number) =>
    (value(n + 1, column) - value(n, column)) / ((place[n + 1] ?? 1) - (place[n] ?? 0));
  // Harmonic means of neighbouring slopes never overshoot (Fritsch and Butland).
  const slopes = (rows[0] ?? []).map((_, column) =>
    rows.map((_row, n) => {
      if (n === 0) return chord(0, column);
      if (n === last) return chord(last - 1, column);
      const a = chord(n - 1, column);
      const b = chord(n, column);
      return a * b <= 0 ? 0 : (2 * a * b) / (a + b);
    }),
  );
  return (at, column) => {
    let i = 0;
    while (i < last - 1 && (place[i + 1] ?? 0) < at) i++;
    const x0 = place[i] ?? 0;
    const span = (place[i + 1] ?? 1) - x0;
    const t = clamp((at - x0) / span, 0, 1);
    const t2 = t * t;
    const t3 = t2 * t;
    return (
      value(i, column) * (2 * t3 - 3 * t2 + 1) +
      (slopes[column]?.[i] ?? 0) * span * (t3 - 2 * t2 + t) +
      value(i + 1, column) * (3 * t2 - 2 * t3) +
      (slopes[column]?.[i + 1] ?? 0) * span * (t3 - t2)
    );
  };
}
