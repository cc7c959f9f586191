import { clamp, lerp } from "./vector";

/** Linear light, 0-1, as vertex colours are. */
export type Rgb = readonly [number, number, number];

export function rgb(hex: string): Rgb {
  const channel = (at: number) => {
    const v = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

export const blend = (a: Rgb, b: Rgb, t: number): Rgb => [
  lerp(a[0], b[0], t),
  lerp(a[1], b[1], t),
  lerp(a[2], b[2], t),
];

/** Darker below 1, lighter above. */
export const shade = (a: Rgb, k: number): Rgb => [
  clamp(a[0] * k, 0, 1),
  clamp(a[1] * k, 0, 1),
  clamp(a[2] * k, 0, 1),
];
