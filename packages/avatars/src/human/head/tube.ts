import type { Rgb } from "../../mesh/colour";
import { add, cross, dot, scale, sub, unit, type Vec3 } from "../../mesh/vector";
import type { Strands } from "../hair/strands";

/** A thin rod along places, of as many sides: frames, bows, hoops. @param up keeps its sections from turning */
export function rod(
  strands: Strands,
  line: readonly Vec3[],
  look: { thick: number; colour: Rgb; sides: number; closed?: boolean; up: Vec3; tall?: number },
): void {
  const { thick, colour, sides, closed = false, up, tall = 1 } = look;
  const count = line.length;
  const at = (n: number): Vec3 =>
    line[closed ? (n + count) % count : Math.min(count - 1, Math.max(0, n))] as Vec3;
  const rows = line.map((p, n) => {
    const along = unit(sub(at(n + 1), at(n - 1)));
    const high = unit(sub(up, scale(along, dot(up, along))));
    const aside = cross(along, high);
    return Array.from({ length: sides }, (_, k) => {
      const a = (k / sides) * 2 * Math.PI;
      const off = add(scale(aside, Math.cos(a) * thick), scale(high, Math.sin(a) * thick * tall));
      return strands.vertex(add(p, off), colour, 0);
    });
  });
  for (let n = 0; n < (closed ? count : count - 1); n++)
    for (let k = 0; k < sides; k++) {
      const [a, b] = [rows[n] ?? [], rows[(n + 1) % count] ?? []];
      const next = (k + 1) % sides;
      strands.quad(a[k] ?? 0, a[next] ?? 0, b[next] ?? 0, b[k] ?? 0);
    }
}
