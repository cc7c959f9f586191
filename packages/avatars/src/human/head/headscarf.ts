import { rgb, shade } from "../../mesh/colour";
import { add, clamp, lerp, mixed, smooth, type Vec3 } from "../../mesh/vector";
import { type HeadMap, towards, type Way } from "../hair/head-map";
import { through, wayOf } from "../hair/lock";
import { arc } from "../hair/shell";
import { Strands } from "../hair/strands";
import type { Piece } from "../piece";

/** Cloth round the face, over the head and round the neck: no hair is seen. @param colour #rrggbb */
export function buildHeadscarf(map: HeadMap, colour: string, level: 0 | 1 | 2 = 0): Piece {
  const strands = new Strands(map);
  hood(strands, colour, level);
  wrap(strands, colour, level);
  return strands.piece("hat", "cloth");
}

/** The edge round the left half of the face, from the forehead to under the chin. */
function opening(map: HeadMap): Vec3[] {
  const { marks: m } = map.base;
  const k = map.size;
  const by = (p: Vec3, x: number, y: number, z: number): Vec3 => add(p, [x * k, y * k, z * k]);
  return [
    map.place(wayOf(0, 66), 0),
    map.place(wayOf(26, 68), 0),
    map.place(wayOf(50, 80), 0),
    by(mixed(m.leftEarFront, m.leftOuterEye, 0.3), 0.004, 0.012, 0),
    by(mixed(m.leftEarLobe, m.leftMouthCorner, 0.24), 0.004, 0, 0),
    by(mixed(m.leftJaw, m.chin, 0.4), 0.004, -0.002, 0),
    by(m.chin, 0, -0.014, -0.022),
  ];
}

function hood(strands: Strands, colour: string, level: 0 | 1 | 2): void {
  const { map } = strands;
  const half = opening(map);
  const columns = [32, 18, 10][level] ?? 10;
  const rows = [9, 5, 3][level] ?? 3;
  const paint = rgb(colour);
  const ways: Way[][] = [];
  const far: number[][] = [];
  for (let c = 0; c < columns; c++) {
    const u = (c / columns) * 2;
    const [x, y, z] = through(half, u <= 1 ? u : 2 - u);
    const edge: Vec3 = [u <= 1 ? x : -x, y, z];
    const start = map.wayOf(edge);
    const line: Way[] = [];
    const out: number[] = [];
    for (let r = 0; r <= rows; r++) {
      const t = r / rows;
      const way = arc(start, wayOf(180, 104), t, 0);
      line.push(way);
      const skin = r === 0 ? start.far : map.radius(way, true);
      out.push(Math.min(skin, 0.16 * map.size) + map.size * lerp(0.005, 0.015, smooth(0, 0.25, t)));
    }
    ways.push(line);
    far.push(out);
  }
  for (let pass = 0; pass < 6; pass++)
    for (let c = 0; c < columns; c++)
      for (let r = 1; r < rows; r++) {
        const at = (dc: number, dr: number) => far[(c + dc + columns) % columns]?.[r + dr] ?? 0;
        const even = (at(1, 0) + at(-1, 0) + at(0, 1) + at(0, -1)) / 4;
        const row = far[c];
        if (row) row[r] = Math.max(row[r] ?? 0, even);
      }
  const grid = ways.map((line, c) => {
    const vertices = line.map((way, r) => {
      const fold = 0.0025 * map.size * Math.sin(c * 1.7 + r * 0.9) * smooth(0, 2, r);
      const d = (far[c]?.[r] ?? 0) + fold;
      const to = towards(way);
      return strands.vertex(
        add(map.centre, [to[0] * d, to[1] * d, to[2] * d]),
        shade(paint, r === 0 ? 0.8 : 1),
        0.3,
      );
    });
    const [first] = line;
    // The hem, turned in to the skin.
    const to = towards(first as Way);
    const d = (far[c]?.[0] ?? 0) - 0.007 * map.size;
    vertices.unshift(
      strands.vertex(add(map.centre, [to[0] * d, to[1] * d, to[2] * d - 0.004]), shade(paint, 0.5), 0),
    );
    return vertices;
  });
  for (let c = 0; c < columns; c++)
    for (let r = 0; r <= rows; r++) {
      const at = (column: number, row: number) => grid[column % columns]?.[row] ?? 0;
      strands.quad(at(c, r), at(c + 1, r), at(c + 1, r + 1), at(c, r + 1));
    }
}

/** Folds lying round the neck. */
function wrap(strands: Strands, colour: string, level: 0 | 1 | 2): void {
  const { map } = strands;
  const { marks } = map.base;
  const k = map.size;
  const columns = [28, 16, 8][level] ?? 8;
  const rows = [
    [0.012, -0.006],
    [0.0, 0.012],
    [-0.014, 0.02],
    [-0.026, 0.013],
    [-0.034, 0.022],
    [-0.05, 0.026],
    [-0.062, 0.014],
    [-0.064, -0.012],
  ] as const;
  const paint = rgb(colour);
  const middle = marks.chin[1] - 0.012 * k;
  const depth = (behind: boolean, height: number) =>
    map.trunk([0, Math.min(height, marks.chin[1] + 0.02), 0], behind) ??
    marks[behind ? "neckBack" : "neckFront"][2];
  const grid = rows.map(([up, out], r) => {
    const y = middle + up * k;
    const [front, back] = [depth(false, y) + 0.012 * k, depth(true, y) - 0.01 * k];
    const wide = (0.064 + 0.03 * smooth(0.0, -0.06, up)) * k;
    return Array.from({ length: columns }, (_, c) => {
      const a = (c / columns) * 2 * Math.PI;
      const [s, z] = [Math.sin(a), Math.cos(a)];
      // Lower before the chest than behind, higher over the shoulders.
      const slope =
        0.014 * k * smooth(0, rows.length, r) * (1 - 2 * clamp(z, 0, 1)) + 0.006 * Math.sin(a * 2 + r);
      // The upper folds reach under the hood behind.
      const behindUp = 0.05 * k * smooth(0.7, -0.8, z) * smooth(5, 0, r);
      const reach = (front - back) / 2 + out * k;
      return strands.vertex(
        [
          s * (wide + out * k),
          y + slope + Math.abs(s) * 0.012 * k + behindUp,
          (front + back) / 2 + z * reach,
        ],
        shade(paint, lerp(0.72, 1, smooth(-0.006, 0.022, out))),
        0,
      );
    });
  });
  for (let r = 0; r + 1 < grid.length; r++)
    for (let c = 0; c < columns; c++) {
      const at = (row: number, column: number) => grid[row]?.[column % columns] ?? 0;
      strands.quad(at(r, c), at(r + 1, c), at(r + 1, c + 1), at(r, c + 1));
    }
}
