import { type Rgb, shade } from "../../mesh/colour";
import { add, cross, dot, scale, sub, unit, type Vec3 } from "../../mesh/vector";
import { edgesOf } from "../surface";
import type { Cloth } from "./cloth";
import type { Sewing, Skin } from "./sewing";

/**
 * Sews cloth on.
 *
 * @param paint colour of a triangle, by the values of its fields in its middle
 * @param tint what becomes of that at a place
 * @param facets each triangle is flat and of one colour, as sequins are
 */
export function sew(
  sewing: Sewing,
  cloth: Cloth,
  paint: (values: readonly number[]) => Rgb,
  tint: (colour: Rgb, p: Vec3) => Rgb = (colour) => colour,
  facets = false,
): void {
  const own = new Map<Rgb, Int32Array>();
  const fields = cloth.values[0]?.length ?? 0;
  const middle: number[] = new Array(fields);
  for (let i = 0; i < cloth.index.length; i += 3) {
    const [a, b, c] = [cloth.index[i] as number, cloth.index[i + 1] as number, cloth.index[i + 2] as number];
    for (let f = 0; f < fields; f++)
      middle[f] =
        ((cloth.values[a] as number[])[f] as number) +
        ((cloth.values[b] as number[])[f] as number) +
        ((cloth.values[c] as number[])[f] as number);
    const colour = paint(middle);
    if (facets) {
      facet(sewing, cloth, [a, b, c], tint(colour, cloth.points[a] as Vec3));
      continue;
    }
    let local = own.get(colour);
    if (!local) {
      local = new Int32Array(cloth.points.length).fill(-1);
      own.set(colour, local);
    }
    for (const v of [a, b, c]) {
      if ((local[v] as number) >= 0) continue;
      const p = cloth.points[v] as Vec3;
      const lit = shade(tint(colour, p), cloth.light[v] as number);
      local[v] = sewing.vertex(p, lit, cloth.skins[v] as Skin, cloth.normals[v] as Vec3);
    }
    sewing.triangle(local[a] as number, local[b] as number, local[c] as number);
  }
}

function facet(sewing: Sewing, cloth: Cloth, corners: readonly [number, number, number], colour: Rgb): void {
  const [a, b, c] = corners.map((v) => cloth.points[v] as Vec3) as [Vec3, Vec3, Vec3];
  const normal = unit(cross(sub(b, a), sub(c, a)));
  const own = corners.map((v) =>
    sewing.vertex(
      cloth.points[v] as Vec3,
      shade(colour, cloth.light[v] as number),
      cloth.skins[v] as Skin,
      // Between flat and smooth: mirrors that follow the body.
      unit(add(scale(cloth.normals[v] as Vec3, 0.6), normal)),
    ),
  );
  sewing.triangle(own[0] ?? 0, own[1] ?? 0, own[2] ?? 0);
}

/** The turned-in edges of cloth: its thickness, and enough of its inside that nobody looks into an empty shell. */
export function turnIn(sewing: Sewing, cloth: Cloth, colour: Rgb, thick: number, deep: number): void {
  const into = new Map<number, Vec3>();
  for (let i = 0; i < cloth.index.length; i++) {
    const v = cloth.index[i] as number;
    const first = i - (i % 3);
    for (let k = 0; k < 3; k++)
      into.set(
        v,
        add(
          into.get(v) ?? [0, 0, 0],
          sub(cloth.points[cloth.index[first + k] as number] as Vec3, cloth.points[v] as Vec3),
        ),
      );
  }
  for (const line of edgesOf(cloth.index)) {
    if (line.length < 4) continue;
    sewing.seam();
    const closed = line[0] === line.at(-1);
    const own = closed ? line.slice(0, -1) : line;
    const row = (lift: number, inward: number, k: number) =>
      own.map((v) => {
        const normal = cloth.normals[v] as Vec3;
        const way = into.get(v) ?? [0, 0, 0];
        const flatWay = unit(sub(way, scale(normal, dot(way, normal))));
        const p = add(cloth.points[v] as Vec3, add(scale(normal, lift), scale(flatWay, inward)));
        return sewing.vertex(p, shade(colour, k), cloth.skins[v] as Skin);
      });
    sewing.grid([row(0, 0, 0.8), row(-thick, deep, 0.45)], closed, true);
  }
  sewing.seam();
}

/** The inside of cloth, as far from an edge as one can look in. @param field which of the cloth's fields the edge is of */
export function line(sewing: Sewing, cloth: Cloth, field: number, deep: number, colour: Rgb): void {
  sewing.seam();
  const own = new Map<number, number>();
  const inside = (v: number) => ((cloth.values[v] as number[])[field] as number) < deep;
  const put = (v: number): number => {
    const known = own.get(v);
    if (known !== undefined) return known;
    const p = add(cloth.points[v] as Vec3, scale(cloth.normals[v] as Vec3, -0.004));
    const n = sewing.vertex(p, shade(colour, 0.45), cloth.skins[v] as Skin);
    own.set(v, n);
    return n;
  };
  for (let i = 0; i < cloth.index.length; i += 3) {
    const [a, b, c] = [cloth.index[i] as number, cloth.index[i + 1] as number, cloth.index[i + 2] as number];
    if (inside(a) && inside(b) && inside(c)) sewing.triangle(put(a), put(c), put(b));
  }
  sewing.seam();
}
