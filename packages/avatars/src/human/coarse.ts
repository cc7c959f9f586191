import { type FaceShape, HUMAN_GROUPS, type HumanGroup } from "./format";
import { trianglesOf } from "./mix";
import type { HumanPack, PackGroup, PackTarget } from "./pack";
import { HUMAN_STYLES } from "./style";

const MADE = new WeakMap<HumanPack, Map<1 | 2, HumanPack>>();

/** How many of the highest and lowest vertices always stay: people keep their height. */
const ENDS = 10;
/** What a face at rest is made of. */
const RESTING = new Set<string>(
  Object.values(HUMAN_STYLES).flatMap(({ rest }) =>
    (Object.keys(rest) as FaceShape[]).map((name) => `face/${name.replace("Right", "Left")}`),
  ),
);

/**
 * The same human with no more vertices than a level of detail is made of: what is mixed, cut and looked up on it is as
 * much quicker. Made once for a pack.
 */
export function packFor(pack: HumanPack, level: 0 | 1 | 2): HumanPack {
  if (level === 0) return pack;
  const made = MADE.get(pack) ?? new Map<1 | 2, HumanPack>();
  MADE.set(pack, made);
  const known = made.get(level) ?? coarsened(pack, level);
  made.set(level, known);
  return known;
}

function coarsened(pack: HumanPack, level: 1 | 2): HumanPack {
  const kept = new Uint8Array(pack.vertices);
  const keep = (v: number) => {
    kept[v] = 1;
    kept[pack.mirror[v] as number] = 1;
  };
  for (const name of HUMAN_GROUPS) trianglesOf(pack, name, level).forEach(keep);
  pack.feet.forEach(keep);
  const { skin, eyes } = pack.groups;
  for (let v = eyes.start; v < eyes.start + eyes.count; v++) keep(v);
  const byHeight = Array.from({ length: skin.count }, (_, n) => skin.start + n).sort(
    (a, b) => (pack.positions[a * 3 + 1] as number) - (pack.positions[b * 3 + 1] as number),
  );
  for (const v of [...byHeight.slice(0, ENDS), ...byHeight.slice(-ENDS)]) keep(v);

  const points = pack.mirror.length - pack.vertices;
  const from: number[] = [];
  for (let v = 0; v < pack.vertices; v++) if (kept[v] === 1) from.push(v);
  const vertices = from.length;
  for (let n = 0; n < points; n++) from.push(pack.vertices + n);
  const renamed = new Int32Array(pack.mirror.length).fill(-1);
  from.forEach((v, n) => {
    renamed[v] = n;
  });
  const own = (index: Uint16Array) => index.map((v) => renamed[v] as number);

  const groups = {} as Record<HumanGroup, PackGroup>;
  const index: number[] = [];
  let start = 0;
  for (const name of HUMAN_GROUPS) {
    const { start: first, count: all } = pack.groups[name];
    let count = 0;
    for (let v = first; v < first + all; v++) if (kept[v] === 1) count++;
    const triangles = own(trianglesOf(pack, name, level));
    const range = { start: index.length, count: triangles.length };
    for (const v of triangles) index.push(v);
    groups[name] = { name, start, count, levels: [range, range, range] };
    start += count;
  }
  const triangles = Uint16Array.from(index);
  const skinOnly = from.slice(0, groups.skin.count);
  const pick = (values: Float32Array, size: number, of: readonly number[]) => {
    const out = new Float32Array(of.length * size);
    of.forEach((v, n) => {
      out.set(values.subarray(v * size, (v + 1) * size), n * size);
    });
    return out;
  };
  const solid = from.slice(0, vertices);
  const skinIndex = new Uint8Array(vertices * 4);
  solid.forEach((v, n) => {
    skinIndex.set(pack.skinIndex.subarray(v * 4, v * 4 + 4), n * 4);
  });
  const { masks } = pack;
  const mask = (values: Float32Array) => pick(values, 1, skinOnly);
  return {
    vertices,
    positions: pick(pack.positions, 3, from),
    mirror: Uint16Array.from(from, (v) => renamed[pack.mirror[v] as number] as number),
    skinIndex,
    skinWeight: pick(pack.skinWeight, 4, solid),
    headFollow: pick(pack.headFollow, 1, from),
    groups,
    levels: [triangles, triangles, triangles],
    feet: own(pack.feet),
    targets: new Map(
      [...pack.targets]
        // Nobody sees a mouth move across a hall.
        .filter(([name]) => level === 1 || !name.startsWith("face/") || RESTING.has(name))
        .map(([name, target]) => [name, targetOf(target, renamed)]),
    ),
    masks: {
      lips: mask(masks.lips),
      lids: mask(masks.lids),
      nails: mask(masks.nails),
      mouth: mask(masks.mouth),
      ears: mask(masks.ears),
    },
    scalp: pick(pack.scalp, 1, skinOnly),
    uv: pick(pack.uv, 2, skinOnly),
  };
}

function targetOf({ index, delta }: PackTarget, renamed: Int32Array): PackTarget {
  const at: number[] = [];
  index.forEach((v, n) => {
    if ((renamed[v] as number) >= 0) at.push(n);
  });
  const moved = new Int16Array(at.length * 3);
  at.forEach((n, k) => {
    moved.set(delta.subarray(n * 3, n * 3 + 3), k * 3);
  });
  return { index: Uint16Array.from(at, (n) => renamed[index[n] as number] as number), delta: moved };
}
