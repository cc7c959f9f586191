import { type Rgb, shade } from "../../mesh/colour";
import { add, dot, scale, smooth, sub, unit, type Vec3 } from "../../mesh/vector";
import { edgesOf } from "../surface";
import type { Cloth } from "./cloth";
import type { Sewing, Skin } from "./sewing";

/**
 * Sews cloth on.
 *
 * @param paint colour of a triangle, by the values of its fields in its middle
 * @param tint what becomes of that at a place
 * @param cuts how many of the fields are edges: cloth is a little darker along them, where it is turned in and sewn
 */
export function sew(
  sewing: Sewing,
  cloth: Cloth,
  paint: (values: readonly number[]) => Rgb,
  tint: (colour: Rgb, p: Vec3) => Rgb = (colour) => colour,
  cuts = 0,
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
    let local = own.get(colour);
    if (!local) {
      local = new Int32Array(cloth.points.length).fill(-1);
      own.set(colour, local);
    }
    for (const v of [a, b, c]) {
      if ((local[v] as number) >= 0) continue;
      const p = cloth.points[v] as Vec3;
      let edge = 9;
      for (let f = 0; f < cuts; f++) edge = Math.min(edge, (cloth.values[v] as number[])[f] as number);
      // What looks down lies in the shade of what is above it.
      const below = Math.max(0, -((cloth.normals[v] as Vec3)[1] as number));
      const dark = 1 - 0.16 * smooth(0.016, 0, edge) - 0.22 * below;
      const lit = shade(tint(colour, p), (cloth.light[v] as number) * dark);
      local[v] = sewing.vertex(p, lit, cloth.skins[v] as Skin, cloth.normals[v] as Vec3);
    }
    sewing.triangle(local[a] as number, local[b] as number, local[c] as number);
  }
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
