import { dice } from "../../dice";
import { lerp, smooth } from "../../mesh/vector";
import { type Cut, parted, type Wear, whorl } from "./cut";
import type { Lock } from "./lock";

/** Short coils in rings all over the mass. */
function coils(
  rows: readonly (readonly [tilt: number, from: number, to: number, count: number])[],
  look: { drop: number; lift: number; width: number; radius: number; turns: number; seed: number },
): Lock[] {
  const roll = dice(look.seed);
  return rows.flatMap(([tilt, from, to, count], row) =>
    Array.from({ length: count }, (_, n): Lock => {
      const yaw = lerp(from, to, (n + 0.5 + (row % 2) * 0.35 + (roll() - 0.5) * 0.4) / count);
      const drop = look.drop * (0.85 + 0.3 * roll());
      return {
        knots: [
          { yaw, tilt, lift: look.lift * 0.8 },
          { yaw: yaw + 3, tilt: tilt + drop * 0.5, lift: look.lift * 1.15 },
          { yaw, tilt: tilt + drop, lift: look.lift },
        ],
        width: look.width * (0.85 + 0.3 * roll()),
        flat: 0.5,
        wide: 0.35,
        root: 0.7,
        tip: 0.25,
        rings: 6,
        rope: true,
        own: roll(),
        along: [0.2, 0.9],
        coil: { radius: look.radius, turns: look.turns, start: roll() * 6 },
        whole: 0.35,
      };
    }),
  );
}

export const ROUND_CUTS = {
  afro: ({ length, volume }: Wear): Cut => ({
    shell: {
      locks: 24,
      root: whorl(4),
      thick: (away, along) =>
        0.07 * length * volume * lerp(0.86, 1, smooth(10, 110, away)) * lerp(0.9, 1, smooth(0, 0.5, along)),
      relief: 0,
      hairline: (away) => 1 * smooth(60, 0, away),
      bumps: 0.014,
      whole: 0.2,
    },
    shade: 0.8,
  }),
  curls: ({ length, volume, side }: Wear): Cut => ({
    shell: {
      locks: 16,
      root: parted(16 * side),
      thick: (away, along) =>
        volume * lerp(0.026, lerp(0.02, 0.016, smooth(40, 90, away)), smooth(0.4, 1, along)),
      relief: 0.2,
      bumps: 0.008,
    },
    locks: coils(
      [
        [16, -170, 190, 5],
        [46, -180, 180, 9],
        [76, 42, 318, 9],
        [66, -40, 40, 4],
        [104, 96, 264, 7],
      ],
      {
        drop: 36 * (0.5 + 0.5 * length),
        lift: 0.03 * volume,
        width: 0.036,
        radius: 0.012,
        turns: 0.9,
        seed: 8,
      },
    ),
    shade: 0.7,
  }),
  locs: ({ length, volume, side }: Wear): Cut => {
    const roll = dice(21);
    const rows = [
      [26, 6],
      [56, 9],
      [82, 10],
    ] as const;
    return {
      shell: {
        locks: 16,
        root: parted(6 * side),
        thick: (away, along) =>
          volume * lerp(0.014, lerp(0.012, 0.008, smooth(40, 90, away)), smooth(0.4, 1, along)),
        relief: 0.4,
      },
      locks: rows.flatMap(([tilt, count], row) =>
        Array.from({ length: count }, (_, n): Lock => {
          const yaw = lerp(58, 302, (n + 0.5 + (roll() - 0.5) * 0.3) / count);
          const around = yaw > 180 ? yaw - 360 : yaw;
          const away = Math.abs(around);
          const long = (0.17 + 0.04 * roll() - 0.02 * row) * length;
          const lift = 0.024 - row * 0.005;
          const rim = { yaw: around, tilt: 92, lift };
          const out = 0.012 * (1 - row * 0.3);
          const x = Math.sin((around / 180) * Math.PI) * out;
          const z = Math.cos((around / 180) * Math.PI) * out;
          return {
            knots: [
              { yaw: around * 0.9, tilt, lift: 0.006 },
              { yaw: around, tilt: lerp(tilt, 92, 0.5), lift: lift + 0.004 },
              rim,
              { ...rim, by: [x, -long * 0.5, z] },
              { ...rim, by: [x * 0.6, -long, z * 0.6] },
            ],
            width: 0.027 * (0.9 + 0.25 * roll()) * volume,
            flat: 0.5,
            wide: 0.3,
            root: 0.8,
            tip: 0.45,
            rings: 8,
            rope: true,
            own: roll(),
            behind: away > 96,
            clear: 0.012,
            whole: 0.3,
          };
        }),
      ),
      shade: 0.8,
    };
  },
} as const;
