import { dice } from "../../dice";
import { lerp, smooth, type Vec3 } from "../../mesh/vector";
import { type Ball, type Cut, fringe, halved, parted, thickness, type Wear, whorl } from "./cut";
import type { Knot, Lock } from "./lock";

/** Strands from a tie outwards, then down. @param out metres @param spread of their tips */
function tail(
  tie: Knot,
  out: Vec3,
  look: { length: number; count: number; width: number; spread: number; behind: boolean; seed?: number },
): Lock[] {
  const roll = dice(17 + (look.seed ?? 0));
  return Array.from({ length: look.count }, (_, n): Lock => {
    const a = (n / look.count) * 2 * Math.PI + 0.4;
    const inner = n === 0 ? 0 : 1;
    const s: Vec3 = [Math.cos(a) * look.spread * inner, 0, Math.sin(a) * look.spread * 0.7 * inner];
    const long = look.length * (0.85 + 0.22 * roll());
    const step = (t: number, down: number, wide: number): Knot => ({
      ...tie,
      by: [out[0] * t + s[0] * wide, out[1] * t - down, out[2] * t + s[2] * wide],
    });
    return {
      knots: [
        step(0.1, 0, 0.2),
        step(0.75, -0.012, 0.6),
        step(1.1, long * 0.25, 1),
        step(1.05, long * 0.6, 1.15),
        step(0.9, long, 0.7),
      ],
      width: look.width * (0.9 + 0.2 * roll()),
      flat: 0.34,
      wide: 0.42,
      root: 0.4,
      rings: 10,
      own: roll(),
      along: [0.25, 1],
      behind: look.behind,
      clear: 0.014,
      whole: 0.3,
    };
  });
}

/** Three strands laid over each other: lobes from side to side down a line. */
function braid(knots: readonly Knot[], count: number, width: number, behind: boolean): Lock[] {
  const at = (t: number): Knot => {
    const n = Math.min(knots.length - 2, Math.floor(t * (knots.length - 1)));
    const k = t * (knots.length - 1) - n;
    const [a, b] = [knots[n] as Knot, knots[n + 1] as Knot];
    const by = [0, 1, 2].map((axis) => lerp(a.by?.[axis] ?? 0, b.by?.[axis] ?? 0, k)) as unknown as Vec3;
    return { yaw: lerp(a.yaw, b.yaw, k), tilt: lerp(a.tilt, b.tilt, k), lift: lerp(a.lift, b.lift, k), by };
  };
  const shifted = (knot: Knot, x: number, z: number): Knot => ({
    ...knot,
    by: [(knot.by?.[0] ?? 0) + x, knot.by?.[1] ?? 0, (knot.by?.[2] ?? 0) + z],
  });
  return Array.from({ length: count }, (_, n): Lock => {
    const s = n % 2 === 0 ? 1 : -1;
    const slim = lerp(1, 0.6, n / count) * width;
    const [a, b, c] = [n, n + 1.1, n + 2.3].map((k) => at(Math.min(1, k / (count + 1.3)))) as [
      Knot,
      Knot,
      Knot,
    ];
    const out = behind ? -0.004 : 0.004;
    return {
      knots: [shifted(a, s * slim * 0.5, 0), shifted(b, s * slim * 0.3, out), shifted(c, -s * slim * 0.3, 0)],
      width: slim * 0.9,
      flat: 0.5,
      wide: 0.5,
      root: 0.35,
      tip: 0.2,
      rings: 4,
      rope: true,
      own: 0.5 + 0.35 * s,
      along: [0.3, 0.4 + 0.6 * (n / count)],
      behind,
      clear: 0.016,
      whole: 0.1,
    };
  });
}

const knot = (yaw: number, tilt: number, size: number, lift = 0.02): Ball => ({
  at: { yaw, tilt, lift: lift + size * 0.7 },
  radii: [size * 1.08, size * 0.92, size * 1.08],
  ridges: 5,
  twist: 2.4,
  relief: 0.12,
});

const wisps = (volume: number, tips = 122): Lock[] =>
  [1, -1].flatMap((s) =>
    fringe({
      from: 50 * s,
      to: 58 * s,
      count: 2,
      root: { yaw: 22 * s, tilt: 56, lift: 0.01 },
      gather: 0.5,
      tips: () => tips,
      width: 0.022,
      lift: 0.012,
      bulge: 0.016 * volume,
      lean: 6 * s,
      seed: s,
      flat: 0.3,
    }),
  );

/** From behind an ear over the shoulder to the chest. */
const plaitLine = (s: number, length: number): Knot[] => [
  { yaw: 108 * s, tilt: 112, lift: 0.012 },
  { yaw: 104 * s, tilt: 124, lift: 0.022, by: [0.004 * s, -0.03, 0.02] },
  { yaw: 104 * s, tilt: 124, lift: 0.022, by: [0.012 * s, -0.1, 0.06] },
  { yaw: 104 * s, tilt: 124, lift: 0.022, by: [0.002 * s, -0.15 - 0.03 * length, 0.11] },
  { yaw: 104 * s, tilt: 124, lift: 0.022, by: [-0.004 * s, -0.16 - 0.12 * length, 0.12] },
];

export const TIED_CUTS = {
  ponytail: ({ length, volume, side }: Wear): Cut => ({
    shell: {
      locks: 20,
      root: whorl(62, 180),
      tied: true,
      thick: thickness(0.012, 0.017 * volume, 0.013),
      relief: 0.34,
    },
    locks: [
      ...tail({ yaw: 180, tilt: 60, lift: 0.02 }, [0, 0.03, -0.06], {
        length: 0.3 * length,
        count: 7,
        width: 0.052 * volume,
        spread: 0.026,
        behind: true,
      }),
      ...fringe({
        from: 30 * side,
        to: -60 * side,
        count: 5,
        root: { yaw: 26 * side, tilt: 44, lift: 0.012 },
        gather: 0.4,
        tips: (yaw) => lerp(86, 112, smooth(-10, 58, -yaw * side)),
        width: 0.042,
        lift: 0.008,
        bulge: 0.016 * volume,
        lean: -12 * side,
      }),
    ],
    balls: [
      {
        at: { yaw: 180, tilt: 61, lift: 0.02 },
        radii: [0.021, 0.021, 0.018],
        ridges: 0,
        twist: 0,
        relief: 0,
      },
    ],
    shade: 0.7,
  }),
  bun: ({ length, volume }: Wear): Cut => ({
    shell: {
      locks: 20,
      root: whorl(34, 180),
      tied: true,
      thick: thickness(0.014, 0.018 * volume, 0.013),
      relief: 0.36,
    },
    locks: wisps(volume),
    balls: [knot(180, 30, 0.042 * (0.6 + 0.4 * length))],
    shade: 0.7,
  }),
  spaceBuns: ({ length, volume, side }: Wear): Cut => ({
    shell: {
      locks: 20,
      // Each half goes to its own bun.
      root: halved(92, 38),
      tied: true,
      thick: thickness(0.014, 0.018 * volume, 0.013),
      relief: 0.34,
    },
    locks: [
      ...wisps(volume),
      ...fringe({
        from: 36,
        to: -36,
        count: 6,
        root: { yaw: 0, tilt: 40, lift: 0.012 },
        gather: 0.6,
        tips: () => 91,
        width: 0.042,
        lift: 0.006,
        bulge: 0.014 * volume,
        lean: 5 * side,
      }),
    ],
    balls: [knot(92, 36, 0.036 * (0.6 + 0.4 * length)), knot(-92, 36, 0.036 * (0.6 + 0.4 * length))],
    shade: 0.7,
  }),
  braids: ({ length, volume, side }: Wear): Cut => ({
    shell: {
      locks: 18,
      root: parted(2 * side),
      thick: thickness(0.012, 0.017 * volume, 0.012),
      relief: 0.34,
    },
    locks: [
      ...[1, -1].flatMap((s) => braid(plaitLine(s, length), 11, 0.04 * volume, false)),
      ...[1, -1].flatMap((s) =>
        fringe({
          from: 14 * s,
          to: 58 * s,
          count: 3,
          root: { yaw: 4 * s, tilt: 50, lift: 0.01 },
          gather: 0.4,
          tips: (yaw) => lerp(84, 112, smooth(14, 58, Math.abs(yaw))),
          width: 0.036,
          lift: 0.008,
          bulge: 0.014 * volume,
          lean: 14 * s,
          seed: s,
        }),
      ),
    ],
    far: [1, -1].map(
      (s): Lock => ({
        knots: plaitLine(s, length),
        width: 0.042 * volume,
        flat: 0.5,
        wide: 0.3,
        root: 0.7,
        tip: 0.3,
        rings: 16,
        clear: 0.016,
        along: [0.3, 1],
      }),
    ),
    shade: 0.7,
  }),
} as const;
