import type { Vec3 } from "../../mesh/vector";

/** CIE L*a*b* of 8-bit sRGB: equal steps in it look equally large. */
export function labOf(colour: Vec3): Vec3 {
  const [r, g, b] = colour.map(linear) as [number, number, number];
  const x = curved((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
  const y = curved(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = curved((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** Light of 8 bits of sRGB, and back. */
export function linear(byte: number): number {
  const v = byte / 255;
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
}

export const inSrgb = (light: number): number =>
  255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055);

const curved = (t: number): number => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
