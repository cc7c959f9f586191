import { FACE_SHAPES, HUMAN_GROUPS, PACK_FORMAT, POINTS } from "@karaverse/avatars/human";
import { type Offsets, onBothSides, readBaseMesh, readTarget } from "./base-mesh";
import { boneOf, detailTargets, macroTargets } from "./choice";
import { even, symmetrise } from "./halves";
import { levelsOf } from "./levels";
import { MASKS, readMask } from "./masks";
import { headFrame, neutralShape, scalpField } from "./measured";
import { pointsOf } from "./points";
import { SectionWriter, type TargetIn, writeTargets } from "./sections";
import { boneWeights, shareOf } from "./skin-weights";
import { stretch } from "./stretch";
import type { HumanData } from "./wheel";

export async function packHuman(data: HumanData): Promise<{ bytes: Uint8Array; notes: string[] }> {
  const base = readBaseMesh(data);
  const { mirror } = base;
  const count = mirror.length;
  for (let v = 0; v < count; v++) symmetrise(base, v);
  const macros = macroTargets().map(({ name, path }) => ({
    name,
    offsets: even(readTarget(data, path), mirror),
  }));
  const neutral = neutralShape(base, macros);
  const weights = boneWeights(JSON.parse(data.text("mpfb2/rigs/standard/weights.mixamo.json")), base, boneOf);
  for (const side of ["l", "r"])
    for (const quad of base.groups.get(`helper-${side}-eye`) ?? [])
      for (const v of quad) weights[v] = [[side === "l" ? "leftEye" : "rightEye", 1]];
  const head = weights.map((of) => shareOf(of, /^head$|Eye$/));
  const faces = FACE_SHAPES.filter((name) => !name.includes("Right")).map((name) => {
    const offsets = readTarget(data, `faceunits01/targets/faceunits/${name}.target`);
    const oneSided = /Left/.test(name);
    return { name, oneSided, offsets: oneSided ? offsets : even(offsets, mirror) };
  });
  const masks = Object.fromEntries(
    Object.entries(MASKS).map(([name, file]) => [name, readMask(data, base, file)]),
  ) as Record<keyof typeof MASKS, Float32Array>;
  const frame = headFrame(neutral, head, base);
  const scalp = scalpField(neutral, head, masks, frame);

  const stretched = [0, 0, 1.5].map((jaw) => stretch(neutral, weights, faces, frame, masks, jaw));
  const levels = await levelsOf(base, neutral, stretched);

  const order: number[] = [];
  const renamed = new Map<number, number>();
  const groups = HUMAN_GROUPS.map((name, n) => {
    const start = order.length;
    for (const v of [...new Set(levels[0]?.[n])].sort((a, b) => a - b)) {
      // Groups of the source don't share vertices.
      renamed.set(v, order.length);
      order.push(v);
    }
    return { name, start, count: order.length - start };
  });
  const points = pointsOf(data, base, neutral, { head, masks, faces, frame });
  const twin = (v: number) => renamed.get(mirror[v] ?? v) ?? 0;
  const total = order.length + points.length;
  if (points.map(({ name }) => name).join() !== POINTS.join()) throw new Error("points out of order");

  const writer = new SectionWriter();
  const mean = (values: { [n: number]: number }, from: readonly number[], k: number) =>
    from.reduce((sum, v) => sum + (values[v * 3 + k] ?? 0), 0) / from.length;
  const quantised = new Int16Array(total * 3);
  order.forEach((v, n) => {
    for (let k = 0; k < 3; k++) quantised[n * 3 + k] = round((base.positions[v * 3 + k] ?? 0) * 1000);
  });
  points.forEach(({ from }, n) => {
    for (let k = 0; k < 3; k++)
      quantised[(order.length + n) * 3 + k] = round(mean(base.positions, from, k) * 1000);
  });
  writer.i16("positions", quantised);
  const pairs = new Uint16Array(total);
  order.forEach((v, n) => {
    pairs[n] = twin(v);
  });
  points.forEach((_, n) => {
    pairs[order.length + n] = order.length + twinPoint(n);
  });
  writer.u16("mirror", pairs);
  const boneNames = [...new Set(weights.flatMap((of) => of.map(([bone]) => bone)))].sort();
  const skinIndex = new Uint8Array(order.length * 4);
  const skinWeight = new Uint8Array(order.length * 4);
  order.forEach((v, n) => {
    const of = weights[v] ?? [];
    let left = 255;
    of.forEach(([bone, w], k) => {
      const share = k === of.length - 1 ? left : Math.min(left, Math.round(w * 255));
      skinIndex[n * 4 + k] = boneNames.indexOf(bone);
      skinWeight[n * 4 + k] = share;
      left -= share;
    });
  });
  writer.u8("skinIndex", skinIndex);
  writer.u8("skinWeight", skinWeight);
  // How much of the head's own growth a point takes part in; landmarks are on the skin.
  const follow = new Uint8Array(total);
  order.forEach((v, n) => {
    follow[n] = Math.round((head[v] ?? 0) * 255);
  });
  points.forEach(({ from, follows }, n) => {
    const share = follows ?? from.reduce((sum, v) => sum + (head[v] ?? 0), 0) / from.length;
    follow[order.length + n] = Math.round(share * 255);
  });
  writer.u8("headFollow", follow);
  const skin = order.slice(0, groups[0]?.count ?? 0);
  for (const [name, mask] of Object.entries(masks))
    writer.u8(
      `mask.${name}`,
      Uint8Array.from(skin, (v) => Math.round((mask[v] ?? 0) * 255)),
    );
  writer.i8(
    "scalp",
    Int8Array.from(skin, (v) => clamp(Math.round((scalp[v] ?? 0) * 254), -127, 127)),
  );
  writer.u16(
    "uv",
    Uint16Array.from(
      skin.flatMap((v) => [base.uv[v * 2] ?? 0, base.uv[v * 2 + 1] ?? 0]),
      (c) => Math.round(clamp(c, 0, 1) * 65535),
    ),
  );
  const ranges = levels.map((level, l) => {
    const index = Uint16Array.from(level.flat(), (v) => renamed.get(v) ?? 0);
    writer.u16(`level${l}`, index);
    let start = 0;
    return level.map((triangles) => {
      const range = { start, count: triangles.length };
      start += triangles.length;
      return range;
    });
  });

  // Of shapes that are the same on both sides only the left half is kept.
  const isLeft = (v: number) => (base.positions[v * 3] ?? 0) >= 0;
  const place = (v: number) => base.positions.subarray(v * 3, v * 3 + 3);
  const from = [...order.map((v) => [v]), ...points.map((point) => point.from)];
  const leftOf = from.map((of, n) => {
    if (of.length === 1 && n < order.length) return isLeft(of[0] ?? 0);
    return of.reduce((sum, v) => sum + (place(v)[0] ?? 0), 0) / of.length >= -1e-6;
  });
  const targets: TargetIn[] = [];
  const add = (name: string, offsets: Offsets, oneSided: boolean) => {
    const entries: TargetIn["entries"] = [];
    let ordinal = -1;
    from.forEach((of, n) => {
      if (!oneSided && !leftOf[n]) return;
      ordinal++;
      const sum = [0, 0, 0];
      for (const v of of)
        offsets.get(v)?.forEach((d, k) => {
          sum[k] = (sum[k] ?? 0) + d / of.length;
        });
      const delta = sum.map((d) => round(d * 1000));
      const middle = !oneSided && pairs[n] === n;
      if (middle) delta[0] = 0;
      if (delta.some((d) => d !== 0)) entries.push({ at: ordinal, delta: delta as [number, number, number] });
    });
    targets.push({ name, oneSided, entries });
  };
  for (const { name, offsets } of macros) add(name, offsets, false);
  for (const { slider, sign, paths } of detailTargets()) {
    const [path = ""] = paths;
    const offsets = readTarget(data, path);
    // Left and right are two shapes: the left one is laid on both sides.
    const both = paths.length > 1 ? onBothSides(offsets, mirror) : even(offsets, mirror);
    add(`slider/${slider}/${sign > 0 ? "more" : "less"}`, both, false);
  }
  for (const { name, oneSided, offsets } of faces) add(`face/${name}`, offsets, oneSided);
  const listed = writeTargets(writer, targets);

  const bytes = writer.finish({
    format: PACK_FORMAT,
    vertices: order.length,
    points: [...POINTS],
    groups: groups.map((group, n) => ({ ...group, levels: ranges.map((level) => level[n]) })),
    bones: boneNames,
    targets: listed,
  });
  return {
    bytes,
    notes: [
      ...groups.map(
        ({ name, count: n }, g) =>
          `${name}: ${n} vertices, ${levels.map((level) => (level[g]?.length ?? 0) / 3).join(" / ")} triangles`,
      ),
      `${targets.length} shapes, ${targets.reduce((sum, t) => sum + t.entries.length, 0)} offsets`,
    ],
  };
}

function twinPoint(n: number): number {
  const name = POINTS[n] ?? "";
  const other = name.replace(/left|right/, (side) => (side === "left" ? "right" : "left"));
  return POINTS.indexOf(other as (typeof POINTS)[number]);
}

/** Away from zero at a half, so that both sides round alike. */
const round = (v: number) => Math.sign(v) * Math.round(Math.abs(v)) || 0;

const clamp = (v: number, lo: number, hi: number) => Math.min(hi, Math.max(lo, v));
