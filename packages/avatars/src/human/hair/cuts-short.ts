import { dice } from "../../dice";
import { lerp, smooth } from "../../mesh/vector";
import { type Cut, fringe, parted, type Wear, whorl } from "./cut";
import type { Lock } from "./lock";

/** Tufts that stand off the mass, in rings from the crown down; they follow its flow. */
function tufts(
  rows: readonly (readonly [tilt: number, count: number, long: number, lift: number])[],
  look: { width: number; from: number; to: number; swirl: number; base: number; seed: number },
): Lock[] {
  const roll = dice(look.seed);
  return rows.flatMap(([tilt, count, long, lift], row) =>
    Array.from({ length: count }, (_, n): Lock => {
      const yaw = lerp(look.from, look.to, (n + (row % 2) * 0.5 + 0.3 * (roll() - 0.5)) / count);
      const reach = long * (0.85 + 0.3 * roll());
      const end = yaw + look.swirl * (0.7 + 0.6 * roll());
      return {
        knots: [
          { yaw, tilt, lift: look.base * 0.5 },
          { yaw: lerp(yaw, end, 0.35), tilt: tilt + reach * 0.35, lift: look.base + lift * 0.45 },
          { yaw: lerp(yaw, end, 0.7), tilt: tilt + reach * 0.7, lift: look.base + lift * 0.8 },
          { yaw: end, tilt: tilt + reach, lift: look.base + lift },
        ],
        width: look.width * (0.85 + 0.3 * roll()),
        flat: 0.26,
        wide: 0.36,
        rings: 5,
        own: roll(),
        along: [0.12, 1],
      };
    }),
  );
}

/** Locks from the forehead up and back. */
function swept(
  count: number,
  look: { from: number; to: number; high: number; back: number; lean: number; width: number },
): Lock[] {
  const roll = dice(53);
  return Array.from({ length: count }, (_, n): Lock => {
    const yaw = lerp(look.from, look.to, n / (count - 1));
    const middle = 1 - 0.35 * Math.abs((n / (count - 1)) * 2 - 1);
    const high = look.high * middle * (0.9 + 0.2 * roll());
    return {
      knots: [
        { yaw, tilt: 70, lift: 0.002 },
        { yaw: yaw + look.lean * 0.3, tilt: 62, lift: high * 0.62 },
        { yaw: yaw * 1.05 + look.lean, tilt: 42, lift: high },
        { yaw: yaw * 1.3 + look.lean * 1.6, tilt: 18, lift: high * 0.62 },
        { yaw: 180 - yaw * 0.9, tilt: look.back, lift: 0.016 },
      ],
      width: look.width * (0.9 + 0.25 * roll()),
      flat: 0.34,
      wide: 0.42,
      root: 0.75,
      rings: 9,
      own: roll(),
      along: [0.15, 1],
      whole: 0.35,
    };
  });
}

export const SHORT_CUTS = {
  buzz: ({ length, side }: Wear): Cut => ({
    shell: {
      locks: 14,
      root: whorl(26),
      swirl: 16 * side,
      thick: () => 0.0045 * length,
      relief: 0,
      whole: 0.7,
    },
    shade: 0.85,
  }),
  crop: ({ length, volume, side }: Wear): Cut => ({
    shell: {
      locks: 15,
      root: whorl(26, 180),
      swirl: 14 * side,
      thick: (away, along) =>
        volume * lerp(0.026, lerp(0.02, 0.008, smooth(40, 90, away)), smooth(0.4, 1, along)),
      relief: 0.42,
    },
    locks: [
      ...fringe({
        from: -46,
        to: 46,
        count: 7,
        root: { yaw: 0, tilt: 24, lift: 0.02 * volume },
        gather: 0.75,
        tips: (yaw) => 78 + 6 * length - Math.abs(yaw) * 0.02,
        width: 0.042,
        lift: 0.008,
        bulge: 0.016 * volume,
        lean: 14 * side,
      }),
      ...tufts([[24, 8, 24, 0.008]], {
        width: 0.036,
        from: 70,
        to: 290,
        swirl: 14 * side,
        base: 0.02 * volume,
        seed: 3,
      }),
    ],
    shade: 0.6,
  }),
  pixie: ({ length, volume, side }: Wear): Cut => ({
    shell: {
      locks: 16,
      root: parted(30 * side),
      thick: (away, along) =>
        volume * lerp(0.016, lerp(0.022, 0.016, smooth(110, 170, away)), smooth(0.2, 0.9, along)),
      relief: 0.4,
    },
    locks: [
      ...fringe({
        from: 26 * side,
        to: -66 * side,
        count: 7,
        root: { yaw: 30 * side, tilt: 46, lift: 0.012 },
        gather: 0.4,
        tips: (yaw) => 84 + 10 * length * smooth(-30, 60, -yaw * side) + 10 * smooth(40, 66, Math.abs(yaw)),
        width: 0.05,
        lift: 0.008,
        bulge: 0.02 * volume,
        lean: -14 * side,
      }),
      ...[1, -1].flatMap((s) =>
        fringe({
          from: 66 * s,
          to: 84 * s,
          count: 2,
          root: { yaw: 60 * s, tilt: 52, lift: 0.014 },
          gather: 0.8,
          tips: () => 116,
          width: 0.036,
          lift: 0.004,
          bulge: 0.014,
          lean: -6 * s,
          seed: 4 + s,
        }),
      ),
      ...tufts(
        [
          [34, 8, 34, 0.004],
          [62, 8, 42, 0.006],
        ],
        { width: 0.044, from: 92, to: 268, swirl: 8 * side, base: 0.014 * volume, seed: 9 },
      ),
    ],
    shade: 0.6,
  }),
  quiff: ({ length, volume, side }: Wear): Cut => ({
    shell: {
      locks: 15,
      root: whorl(30, 180),
      thick: (away, along) =>
        volume * lerp(0.02, lerp(0.016, 0.006, smooth(20, 60, away)), smooth(0.35, 0.9, along)),
      relief: 0.3,
    },
    locks: swept(8, {
      from: -40,
      to: 40,
      high: 0.054 * length * volume,
      back: 30,
      lean: 10 * side,
      width: 0.042,
    }),
    shade: 0.8,
  }),
  undercut: ({ length, volume, side }: Wear): Cut => ({
    locks: [
      ...Array.from({ length: 10 }, (_, n): Lock => {
        const k = n / 9;
        // From the parted side over the head, from the forehead to the crown.
        const start = lerp(-52, 34, k);
        const lie = smooth(-52, 34, start);
        return {
          knots: over(start, side, length, volume, lie),
          width: 0.05 * (0.92 + 0.16 * Math.abs(Math.sin(n * 2.3))),
          flat: 0.3,
          wide: 0.45,
          root: 0.7,
          rings: 9,
          own: 0.5 + 0.5 * Math.sin(n * 2.7),
          along: [0.12, 1],
        };
      }),
    ],
    shade: 0.62,
  }),
  mohawk: ({ length, volume }: Wear): Cut => ({
    locks: Array.from({ length: 12 }, (_, n): Lock => {
      const k = n / 11;
      const at = lerp(-62, 106, k);
      const high = (0.055 + 0.05 * Math.sin(Math.PI * Math.min(1, k * 0.85 + 0.2))) * length;
      const away = (along: number) => (along < 0 ? { yaw: 0, tilt: -along } : { yaw: 180, tilt: along });
      return {
        knots: [
          { ...away(at), lift: -0.006 },
          { ...away(at + 1), lift: high * 0.4 },
          { ...away(at + 3), lift: high * 0.75 },
          { ...away(at + 9), lift: high * (0.94 + 0.12 * (n % 2)) },
        ],
        width: 0.034 * volume,
        // Wider along the crest than across it.
        flat: 0.95,
        wide: 0.3,
        root: 0.85,
        rings: 6,
        own: 0.3 + 0.4 * (n % 2),
        along: [0.1, 1],
        whole: 0.1,
      };
    }),
    shade: 0.5,
  }),
  messy: ({ length, volume, side }: Wear): Cut => ({
    shell: {
      locks: 13,
      root: whorl(24, 170 * side),
      swirl: 24 * side,
      thick: (away, along) =>
        volume * lerp(0.028, lerp(0.022, 0.014, smooth(50, 100, away)), smooth(0.4, 1, along)),
      relief: 0.4,
    },
    locks: [
      ...tufts(
        [
          [14, 7, 34, 0.022],
          [42, 10, 36, 0.02],
        ],
        { width: 0.05, from: 48, to: 312, swirl: 18 * side, base: 0.022 * volume, seed: 5 },
      ),
      ...tufts([[74, 9, 34 * length, 0.012]], {
        width: 0.044,
        from: 78,
        to: 282,
        swirl: 10 * side,
        base: 0.012,
        seed: 6,
      }),
      ...fringe({
        from: -54,
        to: 54,
        count: 7,
        root: { yaw: 0, tilt: 26, lift: 0.022 },
        gather: 0.7,
        tips: (yaw) => 88 + 6 * length * Math.cos(yaw * 0.09),
        width: 0.046,
        lift: 0.012,
        bulge: 0.022 * volume,
        lean: 16 * side,
        flat: 0.26,
      }),
    ],
    shade: 0.6,
  }),
} as const;

/** A way across the head: from beside the parting, over the top, down the other side. */
function over(start: number, side: 1 | -1, length: number, volume: number, back: number) {
  const place = (x: number, along: number, lift: number) => {
    const a = (along / 180) * Math.PI;
    const b = (x / 180) * Math.PI;
    const p = [Math.sin(b), Math.cos(b) * Math.cos(a), -Math.cos(b) * Math.sin(a)] as const;
    return {
      yaw: (Math.atan2(p[0], p[2]) * 180) / Math.PI,
      tilt: (Math.acos(p[1]) * 180) / Math.PI,
      lift,
    };
  };
  const drift = lerp(-10, 16, back);
  return [
    place(34 * side, start, 0.003),
    place(12 * side, start + drift * 0.2, 0.026 * volume),
    place(-16 * side, start + drift * 0.4, 0.034 * volume),
    place(-46 * side, start + drift * 0.7, 0.026 * volume),
    place((-60 - 18 * length) * side, start + drift, 0.014),
  ];
}
