import { dice } from "../../dice";
import { clamp, lerp, smooth, type Vec3 } from "../../mesh/vector";
import type { Knot, Lock } from "./lock";
import type { Shell } from "./shell";

/** What a style is made of, for somebody's length, volume and side. */
export interface Cut {
  /** None where the head is shaved: see shade. */
  shell?: Shell;
  locks?: Lock[];
  /** Instead of its locks, where it is seen from across a hall. */
  far?: Lock[];
  balls?: Ball[];
  /** Colour of the skin under and around it, 0-1: hair that is only a shade there. */
  shade?: number;
}

export interface Ball {
  at: Knot;
  /** Metres: across, up, out. */
  radii: Vec3;
  /** Ridges that wind round it. */
  ridges: number;
  twist: number;
  relief: number;
}

/** How somebody wears it. */
export interface Wear {
  /** Factors, 1 as the style has it. */
  length: number;
  volume: number;
  /** 1: the left, -1: the right. */
  side: 1 | -1;
}

const DEGREES = 180 / Math.PI;
const even = { yaw: 0, tilt: 0 };

/** All from one place. */
export const whorl =
  (tilt: number, yaw = 180) =>
  () => ({ yaw, tilt });

/** From a line over the head: the nearer to the face a lock ends, the further forward it begins. @param offset degrees beside the middle */
export const parted =
  (offset: number, front = 58, back = 28) =>
  (yaw: number) => {
    const f = smooth(4, 125, Math.abs(yaw - offset));
    const along = lerp(-front, back, f) / DEGREES;
    const x = Math.sin((offset * 0.75) / DEGREES) * (1 - f * 0.6);
    const [y, z] = [Math.cos(along), -Math.sin(along)];
    const tilt = Math.acos(clamp(y / Math.hypot(x, y, z), -1, 1)) * DEGREES;
    return { ...even, yaw: Math.atan2(x, z) * DEGREES, tilt };
  };

/** Each half to its own side; along the middle line it stays on the middle. */
export const halved = (aside: number, tilt: number) => (yaw: number) => {
  const k = smooth(4, 38, Math.min(Math.abs(yaw), 180 - Math.abs(yaw)));
  const a = (aside / DEGREES) * Math.sign(yaw || 1);
  const b = tilt / DEGREES;
  const top = 0.35 * Math.cos(yaw / DEGREES);
  const p = [
    lerp(0, Math.sin(a) * Math.sin(b), k),
    lerp(1, Math.cos(b), k),
    lerp(top, Math.cos(a) * Math.sin(b), k),
  ] as const;
  return {
    yaw: Math.atan2(p[0], p[2]) * DEGREES,
    tilt: Math.acos(p[1] / Math.hypot(...p)) * DEGREES,
  };
};

/** A thickness from root over the sides to the end. */
export const thickness =
  (root: number, middle: number, end: number, more: (away: number) => number = () => 1) =>
  (away: number, along: number) =>
    (along < 0.5 ? lerp(root, middle, smooth(0, 0.5, along)) : lerp(middle, end, smooth(0.5, 1, along))) *
    more(away);

export interface Fringe {
  from: number;
  to: number;
  count: number;
  /** Where its locks begin, and how near together against where they end. */
  root: Pick<Knot, "yaw" | "tilt" | "lift">;
  gather: number;
  /** Tilt of the tips, from one end to the other. */
  tips: (yaw: number) => number;
  width: number;
  lift: number;
  bulge: number;
  /** Tips lean to a side, degrees. */
  lean?: number;
  seed?: number;
  flat?: number;
}

export function fringe(f: Fringe): Lock[] {
  const roll = dice(31 + (f.seed ?? 0));
  return Array.from({ length: f.count }, (_, n): Lock => {
    const k = f.count === 1 ? 0.5 : n / (f.count - 1);
    const yaw = lerp(f.from, f.to, k);
    const start = f.root.yaw + (yaw - f.root.yaw) * f.gather;
    const end = f.tips(yaw) + (roll() - 0.5) * 5;
    const middle = lerp(f.root.tilt, end, 0.5);
    // Odd locks lie on the even ones.
    const over = (n % 2) * 0.004;
    return {
      knots: [
        { yaw: start, tilt: f.root.tilt, lift: f.root.lift * 0.4 },
        { yaw: lerp(start, yaw, 0.45), tilt: middle, lift: f.lift + f.bulge + over },
        { yaw: lerp(start, yaw, 0.85), tilt: lerp(middle, end, 0.6), lift: f.lift + f.bulge * 0.6 + over },
        { yaw: yaw + (f.lean ?? 0), tilt: end, lift: f.lift + over },
      ],
      width: f.width * (0.88 + 0.24 * roll()),
      flat: f.flat ?? 0.2,
      wide: 0.5,
      root: 0.4,
      rings: 7,
      own: roll(),
      along: [0.15, 1],
    };
  });
}
