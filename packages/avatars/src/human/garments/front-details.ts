import { blend, type Rgb, rgb, shade } from "../../mesh/colour";
import { lerp, smooth } from "../../mesh/vector";
import type { Figure } from "./figure";
import { button, type Pin, patch, strip } from "./fronts";
import type { Sewing } from "./sewing";
import type { TopCut } from "./tops";

interface FrontLook {
  colour: Rgb;
  accent: Rgb;
  hem: number;
  gap: ((y: number) => number) | null;
}

/** Buttons, zips, lapels and pockets. */
export function makeFront(sewing: Sewing, pin: Pin, figure: Figure, how: TopCut, look: FrontLook): void {
  const k = figure.size;
  const { colour, accent, hem, gap } = look;
  const throat = figure.neck - (how.neck.kind === "v" ? how.neck.depth : 0.035) * k;
  const brass: Rgb = rgb("#d8b25c");
  const low = hem + (how.hemBand + 0.008) * k;
  const buttons = (from: number, to: number, count: number, paint: Rgb, x = 0, size = 0.0058) => {
    for (let n = 0; n < count; n++)
      button(sewing, pin, x, lerp(from, to, count > 1 ? n / (count - 1) : 0), size * k, 0.004 * k, paint);
  };
  switch (how.front) {
    case "buttons":
      strip(sewing, pin, throat + 0.006 * k, low, 0.016 * k, 0.003 * k, colour, 9);
      buttons(
        throat - 0.02 * k,
        low + 0.04 * k,
        how.sleeve && "armhole" in how.sleeve ? 4 : 6,
        how.lapels ? brass : blend(accent, [1, 1, 1], 0.25),
      );
      break;
    case "half-buttons":
      strip(sewing, pin, throat + 0.008 * k, throat - 0.12 * k, 0.015 * k, 0.003 * k, accent, 4);
      buttons(throat - 0.02 * k, throat - 0.095 * k, 3, blend(colour, [1, 1, 1], 0.6));
      break;
    case "buttoned-low": {
      const meet = figure.neck - ((how.open?.closedAt ?? 0) + 0.12) * k;
      const second = meet - 0.09 * k;
      // Over a skirt it ends too early for another one, or is open there.
      const isOne = how.tails || second < low + 0.015 * k || (gap?.(second) ?? 0) > 0.012 * k;
      buttons(meet, second, isOne ? 1 : 2, shade(colour, 0.45), 0.02 * k, 0.008);
      break;
    }
    case "zip":
      if (!gap) break;
      for (const sign of [1, -1]) {
        const rows = Array.from({ length: 11 }, (_, n) => {
          const y = lerp(throat + 0.012 * k, low, n / 10);
          const inner = sign * (gap(y) + 0.001);
          const outer = sign * (gap(y) + 0.01 * k);
          return [
            [Math.min(inner, outer), y],
            [Math.max(inner, outer), y],
          ] as const;
        });
        patch(sewing, pin, rows, 0.003 * k, brass);
      }
      break;
  }
  if (how.lapels && gap)
    lapels(
      sewing,
      pin,
      figure,
      how,
      gap,
      how.finish === "shine" || how.tails ? shade(colour, 0.4) : shade(colour, 0.8),
    );
  if (how.pocket === "kangaroo") {
    const [y0, y1] = [low + 0.14 * k, low + 0.012 * k];
    const rows = [0, 0.35, 0.7, 1].map((t) => {
      const half = (0.07 + 0.045 * smooth(0.05, 0.75, t)) * k;
      return [-1, -0.5, 0, 0.5, 1].map((x) => [x * half, lerp(y0, y1, t)] as const);
    });
    patch(sewing, pin, rows, 0.007 * k, shade(colour, 0.92));
    for (const sign of [1, -1])
      strip(
        sewing,
        pin,
        throat + 0.01 * k,
        throat - 0.13 * k,
        0.0028 * k,
        0.006 * k,
        accent,
        5,
        sign * 0.034 * k,
      );
  }
  if (how.pocket === "chest") {
    const [x, y] = [0.075 * k, figure.armpit - 0.02 * k];
    patch(sewing, pin, box(x, y, 0.034 * k, 0.075 * k), 0.004 * k, shade(colour, 0.93));
  }
  if (how.pocket === "flaps")
    for (const sign of [1, -1]) {
      const y = Math.max(low + 0.07 * k, lerp(figure.hips, figure.waist, 0.25));
      patch(sewing, pin, flap(sign * 0.1 * k, y, 0.045 * k, 0.035 * k), 0.006 * k, shade(colour, 0.85));
    }
}

function box(x: number, y: number, half: number, deep: number): (readonly [number, number])[][] {
  return [0, 0.5, 1].map((t) => [-1, 0, 1].map((u) => [x + u * half, y - t * deep] as const));
}

/** It lies where cloth goes round the body and falls in folds: less fine, it would be under it here and there. */
function flap(x: number, y: number, half: number, deep: number): (readonly [number, number])[][] {
  return [0, 1 / 3, 2 / 3, 1].map((t) =>
    [-1, -0.6, -0.2, 0.2, 0.6, 1].map((u) => [x + u * half, y - t * deep] as const),
  );
}

/** Turned-back fronts, from the collar down to where they meet, with a notch. */
function lapels(
  sewing: Sewing,
  pin: Pin,
  figure: Figure,
  how: TopCut,
  gap: (y: number) => number,
  colour: Rgb,
): void {
  const k = figure.size;
  const from = figure.neck - 0.012 * k;
  const to =
    how.open && how.open.closedAt > 0 ? figure.neck - (how.open.closedAt + 0.1) * k : figure.neck - 0.2 * k;
  for (const sign of [1, -1])
    for (const steps of [COLLAR_END, LAPEL]) {
      const rows = steps.map(([t, wide, up]) =>
        [0, 0.35, 0.7, 1].map((u) => {
          const y = lerp(from, to, t) + u * u * up * k;
          return [sign * (gap(lerp(from, to, t)) + lerp(0.001, wide, u) * k), y] as const;
        }),
      );
      patch(sewing, pin, sign > 0 ? rows : rows.map((row) => row.toReversed()), 0.0075 * k, colour);
    }
}

/** By how far down, how wide and how much higher outside. Rows never cross: a notch is the room between the two. */
type Steps = readonly (readonly [t: number, wide: number, up: number])[];
const COLLAR_END: Steps = [
  [0.02, 0.032, 0],
  [0.1, 0.038, 0.002],
  [0.19, 0.044, 0.006],
];
const LAPEL: Steps = [
  [0.21, 0.07, -0.004],
  [0.3, 0.07, -0.002],
  [0.42, 0.063, 0],
  [0.56, 0.052, 0],
  [0.7, 0.038, 0],
  [0.85, 0.02, 0],
  [1, 0.004, 0],
];
