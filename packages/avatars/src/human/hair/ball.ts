import { add, cross, scale, sub, unit, type Vec3 } from "../../mesh/vector";
import type { Ball } from "./cut";
import { knotPlace } from "./lock";
import type { Strands } from "./strands";
import type { Tint } from "./tint";

/** Hair wound to a ball, its axis away from the head. */
export function buildBall(strands: Strands, ball: Ball, tint: Tint, level: 0 | 1 | 2): void {
  const { map } = strands;
  const middle = knotPlace(map, ball.at);
  const axis = unit(sub(middle, map.centre));
  const across = unit(cross(axis, Math.abs(axis[1]) > 0.95 ? [0, 0, -1] : [0, 1, 0]));
  const third = cross(axis, across);
  const [segments, rows] = (
    [
      [20, 9],
      [10, 5],
      [5, 3],
    ] as const
  )[level];
  const grid: number[][] = [];
  for (let r = 0; r <= rows; r++) {
    const b = (r / rows) * Math.PI;
    const row: number[] = [];
    for (let s = 0; s < segments; s++) {
      const a = (s / segments) * 2 * Math.PI;
      const turn = Math.cos(ball.ridges * (a + (ball.twist * r) / rows));
      const ridge = ball.ridges > 0 ? 0.5 + 0.5 * turn : 0.8;
      const k = map.size * (1 - ball.relief * (1 - ridge));
      const p: Vec3 = add(
        add(
          scale(across, Math.cos(a) * Math.sin(b) * ball.radii[0] * k),
          scale(third, Math.sin(a) * Math.sin(b) * ball.radii[0] * k),
        ),
        scale(axis, Math.cos(b) * ball.radii[1] * k),
      );
      row.push(
        strands.vertex(add(middle, p), tint(ball.ridges > 0 ? 0.35 + 0.2 * ridge : 0.05, ridge, 0.5), 0.1),
      );
    }
    grid.push(row);
  }
  for (let r = 0; r < rows; r++)
    for (let s = 0; s < segments; s++) {
      const t = (s + 1) % segments;
      const at = (row: number, column: number) => grid[row]?.[column] ?? 0;
      // A pole is one place: of its quads half is nothing.
      if (r < rows - 1) strands.triangle(at(r, s), at(r + 1, s), at(r + 1, t));
      if (r > 0) strands.triangle(at(r, s), at(r + 1, t), at(r, t));
    }
}
