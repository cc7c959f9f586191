import { lerp, smooth, type Vec3 } from "../mesh/vector";
import { type HumanBase, trianglesOf } from "./mix";
import type { HumanPack } from "./pack";
import type { HumanStyle } from "./style";

/** Neighbours of each vertex of the skin, one after another; shared by all bodies of a pack. */
interface Net {
  from: Uint32Array;
  of: Uint16Array;
}
const NETS = new WeakMap<HumanPack, Net>();

function netOf(pack: HumanPack): Net {
  const known = NETS.get(pack);
  if (known) return known;
  const { count } = pack.groups.skin;
  const sets = Array.from({ length: count }, () => new Set<number>());
  const index = trianglesOf(pack, "skin");
  for (let i = 0; i < index.length; i++) {
    const other = i % 3 === 2 ? i - 2 : i + 1;
    sets[index[i] as number]?.add(index[other] as number);
    sets[index[other] as number]?.add(index[i] as number);
  }
  const from = new Uint32Array(count + 1);
  sets.forEach((set, n) => {
    from[n + 1] = (from[n] as number) + set.size;
  });
  const net = { from, of: Uint16Array.from(sets.flatMap((set) => [...set])) };
  NETS.set(pack, net);
  return net;
}

/**
 * The normals that a face is lit by. Enlarged eyes pull bags and creases out of the model's skin, and in two steps of
 * light each of them is an edge: light runs over a drawn face as over a simpler shape.
 */
export function softFace(base: HumanBase, { light }: HumanStyle): Float32Array<ArrayBuffer> {
  const { pack, positions, marks, joints } = base;
  const { start, count } = pack.groups.skin;
  const { from, of } = netOf(pack);
  const normals = Float32Array.from(base.normals);
  const low = joints.neck[1] - 0.02;
  const share = new Float32Array(count);
  const own: number[] = [];
  for (let v = 0; v < count; v++) {
    const y = positions[(start + v) * 3 + 1] as number;
    if (y < low) continue;
    const kept = Math.max((pack.masks.ears[v] as number) * 0.8, (pack.masks.lips[v] as number) * 0.75);
    share[v] = smooth(low, low + 0.05, y) * (1 - kept);
    if ((share[v] as number) > 0.01) own.push(v);
  }
  const was = new Float32Array(normals.length);
  for (let pass = 0; pass < light.even; pass++) {
    was.set(normals);
    for (const v of own) {
      const [first, end] = [from[v] as number, from[v + 1] as number];
      let [x, y, z] = [0, 0, 0];
      for (let n = first; n < end; n++) {
        const at = (start + (of[n] as number)) * 3;
        x += was[at] as number;
        y += was[at + 1] as number;
        z += was[at + 2] as number;
      }
      const k = (share[v] as number) * 0.6;
      const many = end - first || 1;
      put(normals, start + v, [
        lerp(was[(start + v) * 3] as number, x / many, k),
        lerp(was[(start + v) * 3 + 1] as number, y / many, k),
        lerp(was[(start + v) * 3 + 2] as number, z / many, k),
      ]);
    }
  }
  if (light.round === 0) return normals;
  const middle: Vec3 = [0, lerp(marks.chin[1], marks.crown[1], 0.42), marks.leftEarFront[2] - 0.01];
  for (const v of own) {
    const at = (start + v) * 3;
    const [x, y, z] = [positions[at] as number, positions[at + 1] as number, positions[at + 2] as number];
    // The face only, and not the shade under the chin.
    const front =
      smooth(middle[2], middle[2] + 0.04, z) * smooth(marks.chin[1] - 0.01, marks.chin[1] + 0.02, y);
    const k = light.round * front * (share[v] as number);
    if (k === 0) continue;
    const ball: Vec3 = [x * 0.9, (y - middle[1]) * 0.45, z - middle[2] + 0.035];
    const long = Math.hypot(...ball) || 1;
    put(normals, start + v, [
      lerp(normals[at] as number, ball[0] / long, k),
      lerp(normals[at + 1] as number, ball[1] / long, k),
      lerp(normals[at + 2] as number, ball[2] / long, k),
    ]);
  }
  return normals;
}

function put(into: Float32Array, v: number, [x, y, z]: Vec3): void {
  const long = Math.hypot(x, y, z) || 1;
  into[v * 3] = x / long;
  into[v * 3 + 1] = y / long;
  into[v * 3 + 2] = z / long;
}
