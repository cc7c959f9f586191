import type { AvatarRecipe } from "../recipe/recipe";
import { HEAD } from "./plan";
import { lerp, smooth, type Vec3 } from "./vector";

interface OnSkull {
  angle: number;
  t: number;
  lift: number;
}

export type Lock = { width: number; flat?: number; steps?: number } & (
  | { kind: "laid"; from: OnSkull; to: OnSkull; bulge: number; fall?: number }
  | { kind: "free"; points: [Vec3, Vec3, Vec3] }
);

export interface Cut {
  /** How thick the mass is, by angle from the face and way from crown (0) to hairline (1); metres. */
  thick: (away: number, down: number) => number;
  /** Strength and number of the grooves between strands. */
  groove: number;
  strands: number;
  /** Raises (+) or lowers the hairline over the forehead. */
  hairline?: number;
  /** A curtain of hair from this angle backwards. */
  drop?: { from: number; length: number; wave: number; inwards: number };
  locks?: Lock[];
  balls?: { at: Vec3; radii: Vec3 }[];
  curl?: { count: number; size: number; lift: number; low: number };
}

const even = (metres: number) => () => metres;
const y = (t: number) => HEAD.chin + t * HEAD.height;

/** Strands of a fringe between two angles, from a parting down to the brow. */
function fringe(
  from: number,
  to: number,
  count: number,
  end: number,
  look: { part: number; width: number; bulge: number },
): Lock[] {
  return Array.from({ length: count }, (_, n) => {
    const k = count === 1 ? 0.5 : n / (count - 1);
    const angle = lerp(from, to, k);
    return {
      kind: "laid",
      width: look.width,
      from: { angle: lerp(look.part, angle, 0.35), t: 0.93, lift: 0.016 },
      to: { angle, t: end + 0.035 * Math.abs(Math.sin(n * 2.1)), lift: 0.013 },
      bulge: look.bulge,
      fall: 1.25,
    };
  });
}

/** A tail of several strands from a tie outwards, hanging. */
function tail(tie: Vec3, out: Vec3, length: number, count: number, width: number): Lock[] {
  return Array.from({ length: count }, (_, n) => {
    const a = (n / count) * Math.PI * 2;
    const spread: Vec3 = [Math.cos(a) * 0.02, 0, Math.sin(a) * 0.016];
    return {
      kind: "free",
      width,
      flat: 0.7,
      steps: 7,
      points: [
        tie,
        [tie[0] + out[0] + spread[0], tie[1] + out[1], tie[2] + out[2] + spread[2]],
        [
          tie[0] + out[0] * 1.15 + spread[0] * 2.2,
          tie[1] - length * (0.9 + 0.12 * Math.sin(n * 2)),
          tie[2] + out[2] * 1.1 + spread[2] * 2.2,
        ],
      ],
    };
  });
}

function ring(
  count: number,
  t: number,
  lift: number,
  reach: { t: number; lift: number; turn: number },
  width: number,
  start = 0,
): Lock[] {
  return Array.from({ length: count }, (_, n) => {
    const angle = start + (n / count) * Math.PI * 2;
    return {
      kind: "laid",
      width: width * (0.9 + 0.2 * Math.abs(Math.sin(n * 1.7))),
      flat: 0.55,
      from: { angle, t, lift },
      to: {
        angle: angle + reach.turn,
        t: t + reach.t,
        lift: lift + reach.lift * (0.8 + 0.4 * Math.abs(Math.cos(n * 2.3))),
      },
      bulge: 0.006,
    };
  });
}

const braid = (side: 1 | -1) =>
  Array.from({ length: 7 }, (_, n) => ({
    at: [side * (0.128 - 0.008 * n * (n < 4 ? 1 : 0.7)), y(0.3) - 0.045 * n, -0.01 + 0.012 * n] as Vec3,
    radii: [0.025 - 0.0012 * n, 0.028, 0.024 - 0.0012 * n] as Vec3,
  }));

export const HAIR_CUTS: Record<AvatarRecipe["hair"]["style"], Cut | null> = {
  bald: null,
  buzz: { thick: even(0.0065), groove: 0, strands: 1 },
  crop: {
    thick: (away, down) =>
      lerp(0.024, 0.009, smooth(0.35, 0.95, down)) * lerp(1.15, 0.9, smooth(0, 2.4, away)),
    groove: 0.14,
    strands: 15,
    locks: [...fringe(-0.75, 0.6, 6, 0.74, { part: 0.5, width: 0.024, bulge: 0.012 })],
  },
  quiff: {
    thick: (away, down) => lerp(0.03, 0.006, smooth(0.3, 0.72, down)) * lerp(1.1, 0.95, smooth(0.8, 2, away)),
    groove: 0.1,
    strands: 13,
    locks: Array.from({ length: 9 }, (_, n): Lock => {
      const angle = lerp(-0.8, 0.8, n / 8);
      return {
        kind: "laid",
        width: 0.026,
        from: { angle, t: 0.755, lift: 0.012 },
        to: { angle: angle * 1.1 + 0.25, t: 0.985, lift: 0.034 },
        bulge: 0.034,
      };
    }),
  },
  messy: {
    thick: (away, down) => lerp(0.034, 0.014, smooth(0.3, 1, down)) * lerp(1, 1.1, smooth(0, 2, away)),
    groove: 0.2,
    strands: 11,
    locks: [
      ...fringe(-0.8, 0.8, 7, 0.66, { part: -0.35, width: 0.026, bulge: 0.016 }),
      ...ring(9, 0.86, 0.012, { t: -0.1, lift: 0.035, turn: 0.35 }, 0.024, 1.1),
      ...ring(8, 0.6, 0.01, { t: -0.16, lift: 0.018, turn: 0.25 }, 0.023, 1.4).filter(
        (lock) => lock.kind === "laid" && Math.cos(lock.from.angle) < 0.25,
      ),
      ...ring(5, 0.96, 0.018, { t: -0.05, lift: 0.03, turn: 0.6 }, 0.022, 0.4),
    ],
  },
  bob: {
    thick: (_away, down) => lerp(0.026, 0.032, smooth(0.2, 0.8, down)),
    groove: 0.07,
    strands: 17,
    drop: { from: 1.08, length: 0.115, wave: 0, inwards: 0.026 },
    locks: fringe(-0.95, 0.95, 9, 0.605, { part: 0, width: 0.025, bulge: 0.012 }),
  },
  long: {
    thick: (_away, down) => lerp(0.024, 0.026, smooth(0.2, 0.8, down)),
    groove: 0.08,
    strands: 19,
    drop: { from: 1.2, length: 0.36, wave: 0.004, inwards: 0.012 },
    locks: [
      ...fringe(-1.2, -0.35, 5, 0.5, { part: 0.15, width: 0.024, bulge: 0.016 }),
      ...fringe(0.5, 1.2, 4, 0.5, { part: 0.15, width: 0.024, bulge: 0.016 }),
    ],
  },
  wavy: {
    thick: (_away, down) => lerp(0.03, 0.036, smooth(0.2, 0.8, down)),
    groove: 0.13,
    strands: 13,
    drop: { from: 1.12, length: 0.24, wave: 0.02, inwards: -0.006 },
    locks: [
      ...fringe(-1.25, -0.5, 4, 0.56, { part: -0.2, width: 0.027, bulge: 0.022 }),
      ...fringe(-0.1, 1.25, 6, 0.56, { part: -0.2, width: 0.027, bulge: 0.022 }),
    ],
  },
  ponytail: {
    thick: (_away, down) => lerp(0.02, 0.012, smooth(0.5, 1, down)),
    groove: 0.12,
    strands: 17,
    locks: [
      ...fringe(-0.85, 0.3, 5, 0.63, { part: 0.45, width: 0.023, bulge: 0.012 }),
      ...tail([0, y(0.8), -0.135], [0, 0.045, -0.1], 0.3, 6, 0.034),
    ],
    balls: [{ at: [0, y(0.8), -0.138], radii: [0.028, 0.028, 0.024] }],
  },
  bun: {
    thick: (_away, down) => lerp(0.02, 0.011, smooth(0.5, 1, down)),
    groove: 0.13,
    strands: 16,
    locks: [
      ...fringe(-1.15, -0.85, 2, 0.42, { part: 0, width: 0.014, bulge: 0.012 }),
      ...fringe(0.85, 1.15, 2, 0.42, { part: 0, width: 0.014, bulge: 0.012 }),
    ],
    balls: [{ at: [0, y(1.06), -0.05], radii: [0.058, 0.05, 0.056] }],
  },
  afro: {
    thick: (away, down) =>
      lerp(0.085, 0.062, smooth(0.4, 1, down)) *
      lerp(0.86, 1.05, smooth(0, 1.4, away)) *
      lerp(1, 0.35, smooth(0.88, 1, down)),
    groove: 0.045,
    strands: 12,
    curl: { count: 74, size: 0.029, lift: 0.068, low: 0.36 },
  },
  curls: {
    thick: (_away, down) => lerp(0.03, 0.02, smooth(0.5, 1, down)),
    groove: 0.08,
    strands: 11,
    curl: { count: 74, size: 0.027, lift: 0.03, low: 0.3 },
    locks: fringe(-0.8, 0.7, 6, 0.655, { part: 0.2, width: 0.026, bulge: 0.02 }),
  },
  braids: {
    thick: (away, down) =>
      lerp(0.018, 0.014, smooth(0.5, 1, down)) * (1 - 0.35 * smooth(0.16, 0, Math.abs(Math.PI / 2 - away))),
    groove: 0.1,
    strands: 18,
    locks: fringe(-0.9, 0.9, 8, 0.64, { part: 0, width: 0.022, bulge: 0.01 }),
    balls: [...braid(1), ...braid(-1)],
  },
};
