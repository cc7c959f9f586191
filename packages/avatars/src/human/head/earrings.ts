import { rgb } from "../../mesh/colour";
import { add, scale, type Vec3 } from "../../mesh/vector";
import { SIDES } from "../../skeleton/bones";
import type { HeadMap } from "../hair/head-map";
import { Strands } from "../hair/strands";
import type { Piece } from "../piece";
import { rod } from "./tube";

/** May grow at its end only. */
export const EARRING_STYLES = ["none", "studs", "hoops", "drops"] as const;
export type EarringStyle = (typeof EARRING_STYLES)[number];

/** @param colour of the metal, #rrggbb */
export function buildEarrings(
  map: HeadMap,
  style: EarringStyle,
  colour: string,
  level: 0 | 1 | 2 = 0,
): Piece[] {
  // Across a room they are smaller than a pixel.
  if (style === "none" || level === 2) return [];
  const strands = new Strands(map);
  const k = map.size;
  for (const side of SIDES) {
    const s = side === "left" ? 1 : -1;
    const lobe = map.base.marks[`${side}EarLobe`];
    const at: Vec3 = add(lobe, [0.0035 * k * s, 0.004 * k, 0.001 * k]);
    if (style === "hoops") {
      const r = 0.015 * k;
      const count = level === 0 ? 16 : 8;
      const ring = Array.from({ length: count }, (_, n): Vec3 => {
        const a = (n / count) * 2 * Math.PI;
        return add(at, [0.003 * k * s * (1 - Math.cos(a)), -r + Math.cos(a) * r, Math.sin(a) * r]);
      });
      rod(strands, ring, { thick: 0.0014 * k, colour: rgb(colour), sides: 4, closed: true, up: [1, 0, 0] });
      continue;
    }
    const hang = style === "drops" ? [0, 0.012, 0.026] : [0];
    hang.forEach((down, n) => {
      bead(strands, add(at, [0.001 * k * s, -down * k, 0]), (0.0028 + 0.0012 * n) * k, colour);
    });
  }
  return [strands.piece("earrings", "shine")];
}

function bead(strands: Strands, at: Vec3, radius: number, colour: string): void {
  const paint = rgb(colour);
  const tip = (way: Vec3) => strands.vertex(add(at, scale(way, radius)), paint, 0);
  const [top, low] = [tip([0, 1, 0]), tip([0, -1, 0])];
  const round = Array.from({ length: 6 }, (_, n) => {
    const a = (n / 6) * 2 * Math.PI;
    return tip([Math.sin(a), 0, Math.cos(a)]);
  });
  round.forEach((a, n) => {
    const b = round[(n + 1) % 6] as number;
    strands.triangle(top, a, b);
    strands.triangle(low, b, a);
  });
}
