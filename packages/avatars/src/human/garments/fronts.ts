import { type Rgb, shade } from "../../mesh/colour";
import { clamp, lerp, type Vec3 } from "../../mesh/vector";
import type { Cloth } from "./cloth";
import { blendSkin, type Sewing, type Skin } from "./sewing";

/** A place on the front (or back) of cloth, looked for along z. */
export type Pin = (x: number, y: number, lift: number) => { p: Vec3; normal: Vec3; skin: Skin };

/** Metres. */
const OVER = 0.004;

/** @param way 1 the front, -1 the back */
export function pinOn(cloth: Cloth, way: 1 | -1 = 1): Pin {
  const facing: number[] = [];
  /** x and y of the three corners, then z: a pin asks for every triangle some hundred times. */
  const flat: number[] = [];
  for (let i = 0; i < cloth.index.length; i += 3) {
    const v = cloth.index[i] as number;
    if (((cloth.normals[v] as Vec3)[2] as number) * way <= -0.1) continue;
    const [a, b, c] = [0, 1, 2].map((k) => cloth.points[cloth.index[i + k] as number] as Vec3) as [
      Vec3,
      Vec3,
      Vec3,
    ];
    facing.push(i);
    flat.push(a[0], a[1], b[0], b[1], c[0], c[1], a[2], b[2], c[2]);
  }
  return (x, y, lift) => {
    let best: { z: number; i: number; shares: [number, number, number] } | undefined;
    const nearest = {
      i: facing[0] ?? 0,
      distance: Number.POSITIVE_INFINITY,
      shares: [1, 0, 0] as [number, number, number],
    };
    for (let n = 0, k = 0; n < facing.length; n++, k += 9) {
      const i = facing[n] as number;
      const [ax, ay] = [flat[k] as number, flat[k + 1] as number];
      const [bx, by] = [flat[k + 2] as number, flat[k + 3] as number];
      const [cx, cy] = [flat[k + 4] as number, flat[k + 5] as number];
      const area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
      if (area * way <= 1e-9) continue;
      const u = ((bx - x) * (cy - y) - (cx - x) * (by - y)) / area;
      const w = ((cx - x) * (ay - y) - (ax - x) * (cy - y)) / area;
      const t = 1 - u - w;
      if (u < -0.001 || w < -0.001 || t < -0.001) {
        // Beside the cloth, as at an edge that was cut along triangles: the nearest place on it.
        const [cu, cw, ct] = [Math.max(0, u), Math.max(0, w), Math.max(0, t)];
        const all = cu + cw + ct;
        const distance =
          ((ax * cu + bx * cw + cx * ct) / all - x) ** 2 + ((ay * cu + by * cw + cy * ct) / all - y) ** 2;
        if (distance < nearest.distance) {
          nearest.i = i;
          nearest.distance = distance;
          nearest.shares = [cu / all, cw / all, ct / all];
        }
        continue;
      }
      const z =
        ((flat[k + 6] as number) * u + (flat[k + 7] as number) * w + (flat[k + 8] as number) * t) * way;
      if (!best || z > best.z) best = { z, i, shares: [u, w, t] };
    }
    const at = best?.i ?? nearest.i;
    const shares = best?.shares ?? nearest.shares;
    const corners = [0, 1, 2].map((k) => cloth.index[at + k] as number);
    const blend = (values: readonly Vec3[]): Vec3 => {
      const out: [number, number, number] = [0, 0, 0];
      corners.forEach((v, n) => {
        for (let k = 0; k < 3; k++)
          out[k] = (out[k] as number) + ((values[v] as Vec3)[k] as number) * (shares[n] as number);
      });
      return out;
    };
    const normal = blend(cloth.normals);
    const on = blend(cloth.points);
    // It may reach over an edge by the thickness of cloth, no further.
    const [px, py] = [clamp(x, on[0] - OVER, on[0] + OVER), clamp(y, on[1] - OVER, on[1] + OVER)];
    return {
      p: [px + normal[0] * lift, py + normal[1] * lift, on[2] + normal[2] * lift],
      normal,
      skin: blendSkin(corners.map((v, n) => [cloth.skins[v] as Skin, shares[n] as number])),
    };
  };
}

/** A patch of cloth sewn on: rows from top to bottom, each from the wearer's right to left, as x and y. */
export function patch(
  sewing: Sewing,
  pin: Pin,
  rows: readonly (readonly (readonly [x: number, y: number])[])[],
  lift: number,
  colour: Rgb,
  way: 1 | -1 = 1,
): void {
  sewing.seam();
  const last = rows.length - 1;
  const grid = rows.map((row, r) =>
    row.map(([x, y], c) => {
      const edge = r === 0 || r === last || c === 0 || c === row.length - 1;
      const { p, skin } = pin(x, y, lift * (edge ? 0.7 : 1));
      return sewing.vertex(p, shade(colour, r === 0 ? 0.82 : 1), skin);
    }),
  );
  // Seen from the front, right to left is from the picture's left: rows that go down face the viewer when flipped.
  sewing.grid(grid, false, way === 1);
  sewing.seam();
}

/** A strip down the front. */
export function strip(
  sewing: Sewing,
  pin: Pin,
  from: number,
  to: number,
  half: number,
  lift: number,
  colour: Rgb,
  steps: number,
  x = 0,
): void {
  const rows = Array.from({ length: steps + 1 }, (_, n) => {
    const y = lerp(from, to, n / steps);
    return [
      [x - half, y],
      [x + half, y],
    ] as const;
  });
  patch(sewing, pin, rows, lift, colour);
}

export function button(
  sewing: Sewing,
  pin: Pin,
  x: number,
  y: number,
  radius: number,
  lift: number,
  colour: Rgb,
): void {
  sewing.seam();
  const middle = pin(x, y, lift + radius * 0.35);
  const centre = sewing.vertex(middle.p, colour, middle.skin);
  const rim = Array.from({ length: 6 }, (_, n) => {
    const a = (n / 6) * Math.PI * 2;
    const { normal, skin, p } = middle;
    const at: Vec3 = [
      p[0] + Math.cos(a) * radius,
      p[1] + Math.sin(a) * radius - normal[1] * 0.001,
      p[2] - radius * 0.3 - (normal[0] * Math.cos(a) * radius) / (normal[2] || 1),
    ];
    return sewing.vertex(at, shade(colour, 0.75), skin);
  });
  for (let n = 0; n < 6; n++) sewing.triangle(centre, rim[n] ?? 0, rim[(n + 1) % 6] ?? 0);
  sewing.seam();
}
