import { add, clamp, dot, lerp, scale, smooth, sub, unit, type Vec3 } from "../../mesh/vector";
import type { Side } from "../../skeleton/bones";
import { type Envelope, emptyEnvelope, markTriangle, reachAt, soften, span } from "./envelope";
import type { Figure } from "./figure";
import { onBones, type Skin } from "./sewing";

/** A foot as a shoemaker sees it: s runs from the heel (0) to the toes (1), w across, outwards. */
export interface Foot {
  side: Side;
  /** Metres from heel to toes. */
  long: number;
  /** Where the ankle is, and where toes bend. */
  ankle: number;
  toes: number;
  /** Height of the ankle joint. */
  height: number;
  place(s: number, w: number, y: number): Vec3;
  local(p: Vec3): readonly [s: number, w: number, y: number];
  /** Out from the leg's middle at a height; angle 0 is ahead. */
  around(y: number, angle: number, more: number): Vec3;
  /** The inner and outer edge at s. */
  edges(s: number): readonly [inner: number, outer: number];
  /** Height of the foot's back at a place, metres over the sole. */
  top(s: number, w: number): number;
  skin(s: number, y: number): Skin;
}

const COLUMNS = 24;
const ROWS = 13;

export function footOf(figure: Figure, side: Side): Foot {
  const { base } = figure;
  const { joints, marks, positions } = base;
  const sign = side === "left" ? 1 : -1;
  const heel: Vec3 = [marks[`${side}Heel`][0], 0, marks[`${side}Heel`][2]];
  const tip: Vec3 = [marks[`${side}ToeTip`][0], 0, marks[`${side}ToeTip`][2]];
  const ahead = unit(sub(tip, heel));
  const outward: Vec3 = [ahead[2] * sign, 0, -ahead[0] * sign];
  const ankleAt = joints[`${side}Foot`];
  const kneeAt = joints[`${side}LowerLeg`];
  const high = ankleAt[1] * 1.35;
  const index = base.pack.feet;
  const mine = (v: number) => (figure.leg[v] as number) > 0.5 && (positions[v * 3] as number) * sign > 0;
  const at = (v: number): Vec3 => [
    positions[v * 3] as number,
    positions[v * 3 + 1] as number,
    positions[v * 3 + 2] as number,
  ];
  let [least, most] = [9, -9];
  const touched: number[] = [];
  const shank: number[] = [];
  const top = ankleAt[1] + 0.34 * figure.size;
  for (let i = 0; i < index.length; i += 3) {
    const [a, b, c] = [index[i] as number, index[i + 1] as number, index[i + 2] as number];
    if (!mine(a) || !mine(b) || !mine(c)) continue;
    const y = Math.min(
      positions[a * 3 + 1] as number,
      positions[b * 3 + 1] as number,
      positions[c * 3 + 1] as number,
    );
    if (y < high) touched.push(a, b, c);
    if (y > ankleAt[1] * 0.6 && y < top + 0.02) shank.push(a, b, c);
  }
  const low = new Set(touched);
  for (const v of low) {
    const s = dot(sub(at(v), heel), ahead);
    if ((positions[v * 3 + 1] as number) > ankleAt[1] * 0.7) continue;
    [least, most] = [Math.min(least, s), Math.max(most, s)];
  }
  const long = most - least;
  const origin = add(heel, scale(ahead, least));
  const local = (p: Vec3) => {
    const d = sub(p, origin);
    return [dot(d, ahead) / long, dot(d, outward), p[1]] as const;
  };
  const inner = new Float32Array(COLUMNS + 1).fill(9);
  const outer = new Float32Array(COLUMNS + 1).fill(-9);
  for (const v of low) {
    const [s, w, y] = local(at(v));
    const n = Math.round(s * COLUMNS);
    if (n < 0 || n > COLUMNS || y > ankleAt[1] * 0.8) continue;
    inner[n] = Math.min(inner[n] as number, w);
    outer[n] = Math.max(outer[n] as number, w);
  }
  fillEdges(inner, outer);
  const [wide, narrow] = [Math.max(...outer), Math.min(...inner)];
  const heights = new Float32Array((COLUMNS + 1) * ROWS);
  const cell = (s: number, w: number) =>
    Math.round(clamp(s, 0, 1) * COLUMNS) * ROWS +
    Math.round(clamp((w - narrow) / (wide - narrow), 0, 1) * (ROWS - 1));
  for (const v of low) {
    const [s, w, y] = local(at(v));
    for (const [ds, dw] of [
      [0, 0],
      [0.02, 0],
      [-0.02, 0],
      [0, 0.004],
      [0, -0.004],
    ] as const) {
      const n = cell(s + ds, w + dw);
      heights[n] = Math.max(heights[n] as number, Math.min(y, high));
    }
  }
  fillHeights(heights);
  const shinAt = (y: number): Vec3 => {
    const t = (y - ankleAt[1]) / (kneeAt[1] - ankleAt[1]);
    return [lerp(ankleAt[0], kneeAt[0], t), y, lerp(ankleAt[2], kneeAt[2], t)];
  };
  const envelope: Envelope = emptyEnvelope(ankleAt[1] * 0.8, top, 18);
  for (let i = 0; i < shank.length; i += 3)
    markTriangle(
      envelope,
      [at(shank[i] as number), at(shank[i + 1] as number), at(shank[i + 2] as number)],
      (p) => {
        const d = sub(p, shinAt(p[1]));
        return [p[1], Math.atan2(dot(d, outward), dot(d, ahead)), Math.hypot(d[0], d[2])];
      },
    );
  span(envelope);
  soften(envelope, 2);
  const ankle = local(ankleAt)[0];
  const toes = local(joints[`${side}Toes`])[0];
  return {
    side,
    long,
    ankle,
    toes,
    height: ankleAt[1],
    local,
    around: (y, angle, more) => {
      const reach = reachAt(envelope, y, angle) + more;
      const p = shinAt(y);
      const way = add(scale(ahead, Math.cos(angle) * reach), scale(outward, Math.sin(angle) * reach));
      return [p[0] + way[0], y, p[2] + way[2]];
    },
    place: (s, w, y) => {
      const p = add(origin, add(scale(ahead, s * long), scale(outward, w)));
      return [p[0], y, p[2]];
    },
    edges: (s) => {
      const n = clamp(s, 0, 1) * COLUMNS;
      const [i, u] = [Math.min(COLUMNS - 1, Math.floor(n)), n - Math.min(COLUMNS - 1, Math.floor(n))];
      return [
        lerp(inner[i] as number, inner[i + 1] as number, u),
        lerp(outer[i] as number, outer[i + 1] as number, u),
      ];
    },
    top: (s, w) => heights[cell(s, w)] as number,
    skin: (s, y) => {
      const up = smooth(ankleAt[1] * 1.05, ankleAt[1] * 1.9, y);
      const bent = smooth(toes - 0.06, toes + 0.1, s) * (1 - up);
      return onBones([`${side}LowerLeg`, up], [`${side}Toes`, bent], [`${side}Foot`, 1 - up - bent]);
    },
  };
}

/** A foot has fewer vertices than there are cells, and some cells have one of the sole alone: they go by what is beside them. */
function fillHeights(heights: Float32Array): void {
  if (heights.every((y) => y === 0)) return;
  while (heights.includes(0)) raise(heights, (y) => y === 0);
  raise(heights, () => true);
}

/** To the mean of what is beside them, where that is higher. */
function raise(heights: Float32Array, which: (y: number) => boolean): void {
  const was = Float32Array.from(heights);
  was.forEach((own, n) => {
    if (!which(own)) return;
    const beside = [
      n % ROWS > 0 ? (was[n - 1] as number) : 0,
      n % ROWS < ROWS - 1 ? (was[n + 1] as number) : 0,
      was[n - ROWS] ?? 0,
      was[n + ROWS] ?? 0,
    ].filter((y) => y > 0);
    if (beside.length > 0) heights[n] = Math.max(own, beside.reduce((sum, y) => sum + y, 0) / beside.length);
  });
}

/** Stretches to either side that are looked at together. */
const WINDOW = 2;

function fillEdges(inner: Float32Array, outer: Float32Array): void {
  for (let n = 1; n < inner.length; n++)
    if ((inner[n] as number) > 1) [inner[n], outer[n]] = [inner[n - 1] as number, outer[n - 1] as number];
  for (let n = inner.length - 2; n >= 0; n--)
    if ((inner[n] as number) > 1) [inner[n], outer[n]] = [inner[n + 1] as number, outer[n + 1] as number];
  // A stretch with a vertex or two of one side only is no waist.
  const [least, most] = [Float32Array.from(inner), Float32Array.from(outer)];
  for (let n = 0; n < inner.length; n++)
    for (let k = Math.max(0, n - WINDOW); k <= Math.min(inner.length - 1, n + WINDOW); k++) {
      inner[n] = Math.min(inner[n] as number, least[k] as number);
      outer[n] = Math.max(outer[n] as number, most[k] as number);
    }
  for (const values of [inner, outer, inner, outer]) {
    const was = Float32Array.from(values);
    for (let n = 1; n + 1 < values.length; n++)
      values[n] = ((was[n - 1] as number) + (was[n] as number) * 2 + (was[n + 1] as number)) / 4;
  }
}
