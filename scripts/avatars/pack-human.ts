import { FACE_SHAPES, HUMAN_GROUPS, PACK_FORMAT, POINTS } from "@karaverse/avatars/human";
import { type BaseMesh, type Offsets, onBothSides, readBaseMesh, readTarget, scaled } from "./base-mesh";
import { boneOf, detailTargets, macroTargets } from "./choice";
import { type HeadFrame, scalpAt } from "./head-map";
import { MASKS, readMask } from "./masks";
import { pointsOf } from "./points";
import { SectionWriter, type TargetIn, writeTargets } from "./sections";
import { simplifyHalf } from "./simplify";
import { boneWeights, type Influences } from "./skin-weights";
import type { HumanData } from "./wheel";

type GroupName = (typeof HUMAN_GROUPS)[number];

/** Groups of the source that make up each group of ours; left and right together. */
const SOURCES: Record<GroupName, RegExp> = {
  skin: /^body$/,
  eyes: /^helper-[lr]-eye$/,
  upperTeeth: /^helper-upper-teeth$/,
  lowerTeeth: /^helper-lower-teeth$/,
  tongue: /^helper-tongue$/,
  lashes: /^helper-[lr]-eyelashes-[12]$/,
  tights: /^helper-tights$/,
};

/** Triangles at each level of detail. The tights are what clothes are cut from: cuts are as fine as they need by themselves. */
const BUDGET: Record<GroupName, readonly [number, number, number]> = {
  skin: [5700, 1230, 264],
  eyes: [200, 64, 16],
  upperTeeth: [72, 24, 0],
  lowerTeeth: [48, 0, 0],
  tongue: [72, 0, 0],
  lashes: [220, 60, 0],
  tights: [3200, 1000, 410],
};

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
  const levels: number[][][] = [[], [], []];
  for (const group of HUMAN_GROUPS) {
    let { triangles, mirrored } = halfOf(base, SOURCES[group]);
    for (const [level, budget] of BUDGET[group].entries()) {
      const simple =
        budget === 0
          ? []
          : await simplifyHalf(
              { positions: neutral, mirror, triangles },
              budget,
              stretched[level] ?? neutral,
              mirrored,
            );
      levels[level]?.push(simple);
      if (mirrored) triangles = simple.slice(0, simple.length / 2);
      else triangles = simple;
    }
  }

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

function shareOf(of: Influences, bones: RegExp): number {
  return of.reduce((sum, [bone, w]) => sum + (bones.test(bone) ? w : 0), 0);
}

/** The source is even but for rounding. */
function symmetrise({ positions, mirror }: BaseMesh, v: number): void {
  const m = mirror[v] ?? v;
  if (m < v) return;
  const x = m === v ? 0 : ((positions[v * 3] ?? 0) - (positions[m * 3] ?? 0)) / 2;
  positions[v * 3] = x;
  positions[m * 3] = m === v ? 0 : -x;
  for (const k of [1, 2]) {
    const y = ((positions[v * 3 + k] ?? 0) + (positions[m * 3 + k] ?? 0)) / 2;
    positions[v * 3 + k] = y;
    positions[m * 3 + k] = y;
  }
}

const even = (offsets: Offsets, mirror: Uint16Array): Offsets => scaled(onBothSides(offsets, mirror), 0.5);

/** Between the young averages of both genders: what is simplified and measured. */
function neutralShape(base: BaseMesh, macros: readonly { name: string; offsets: Offsets }[]): Float32Array {
  const shape = Float32Array.from(base.positions);
  for (const { name, offsets } of macros) {
    const k = /^features-\d\/\w+\/young$/.test(name)
      ? 1 / 6
      : /young\/average\/average$/.test(name)
        ? 0.5
        : 0;
    if (k > 0)
      for (const [v, delta] of offsets)
        delta.forEach((d, axis) => {
          shape[v * 3 + axis] = (shape[v * 3 + axis] ?? 0) + d * k;
        });
  }
  return shape;
}

/** Triangles of the left half (or of all, where a group has faces across the middle). */
function halfOf(base: BaseMesh, source: RegExp): { triangles: number[]; mirrored: boolean } {
  const quads = [...base.groups].filter(([name]) => source.test(name)).flatMap(([, of]) => of);
  const x = (v: number) => base.positions[v * 3] ?? 0;
  const across = quads.some((quad) => quad.some((v) => x(v) > 0) && quad.some((v) => x(v) < 0));
  const kept = across ? quads : quads.filter((quad) => quad.every((v) => x(v) >= 0));
  return {
    triangles: kept.flatMap(([a = 0, b = 0, c = 0, d = 0]) => [a, b, c, a, c, d]),
    mirrored: !across,
  };
}

function headFrame(shape: Float32Array, head: readonly number[], base: BaseMesh): HeadFrame {
  const frame = { top: -99, bottom: 99, front: -99, back: 99 };
  for (const v of new Set((base.groups.get("body") ?? []).flat())) {
    if ((head[v] ?? 0) < 0.9) continue;
    const [, y = 0, z = 0] = shape.subarray(v * 3, v * 3 + 3);
    frame.top = Math.max(frame.top, y);
    frame.bottom = Math.min(frame.bottom, y);
    frame.front = Math.max(frame.front, z);
    frame.back = Math.min(frame.back, z);
  }
  return frame;
}

function scalpField(
  shape: Float32Array,
  head: readonly number[],
  masks: Record<keyof typeof MASKS, Float32Array>,
  frame: HeadFrame,
): Float32Array {
  return Float32Array.from(head, (share, v) => {
    if (share < 0.5) return -0.5;
    const inside = Math.max(masks.lids[v] ?? 0, masks.mouth[v] ?? 0, masks.lips[v] ?? 0);
    return scalpAt(shape[v * 3 + 1] ?? 0, shape[v * 3 + 2] ?? 0, Math.max(inside, masks.ears[v] ?? 0), frame);
  });
}

/**
 * Where triangles should go: a face counts five times the trunk, which is dressed, and hands three times.
 *
 * @param jaw how much more the lower half of a head counts: of few triangles none would be left for a chin
 */
function stretch(
  shape: Float32Array,
  weights: readonly Influences[],
  faces: readonly { name: string; offsets: Offsets }[],
  frame: HeadFrame,
  { ears, mouth, lips }: Pick<Record<keyof typeof MASKS, Float32Array>, "ears" | "mouth" | "lips">,
  jaw: number,
): Float32Array {
  const out = Float32Array.from(shape);
  const heads = weights.map((of) => shareOf(of, /^head$|Eye$/));
  const hands = weights.map((of) => shareOf(of, /(Metacarpal|Proximal|Intermediate|Distal|Hand)$/));
  const bodies = weights.map((of) => shareOf(of, /^(hips|spine|chest|upperChest)$|UpperLeg|LowerLeg/));
  const necks = weights.map((of) => shareOf(of, /^neck$/));
  const feet = weights.map((of) => shareOf(of, /Toes|Foot/));
  const pivot = [0, 6.2, 0.4];
  const middle = (frame.front + frame.back) / 2;
  weights.forEach((_, v) => {
    const front = clamp(((shape[v * 3 + 2] ?? 0) - middle) / (frame.front - middle) + 0.1, 0, 1);
    const seen = Math.max(front * (1 - 0.5 * (mouth[v] ?? 0)), 0.5 * (ears[v] ?? 0));
    // Lipstick ends where triangles do.
    const low = 1 - clamp(((shape[v * 3 + 1] ?? 0) - frame.bottom) / (frame.top - frame.bottom), 0, 1);
    const h =
      1 +
      (heads[v] ?? 0) *
        (0.9 + 2.3 * seen + jaw * clamp(low * 3 - 0.9, 0, 1) + (lips[v] ?? 0) * (1 - (mouth[v] ?? 0)));
    const rest =
      1 + 0.4 * (hands[v] ?? 0) + 0.5 * (necks[v] ?? 0) - 0.4 * (bodies[v] ?? 0) - 0.6 * (feet[v] ?? 0);
    for (let k = 0; k < 3; k++) {
      const at = shape[v * 3 + k] ?? 0;
      const own = pivot[k] ?? 0;
      out[v * 3 + k] = ((at - own) * h + own) * rest;
    }
  });
  // Lips and lids part along edges that lie on one another at rest: in the stretched space they stand open.
  for (const [name, k] of [
    ["jawOpen", 2],
    ["eyeBlinkLeft", -3],
  ] as const) {
    const found = faces.find((face) => face.name === name);
    for (const [v, delta] of found?.offsets ?? [])
      delta.forEach((d, axis) => {
        out[v * 3 + axis] = (out[v * 3 + axis] ?? 0) + d * k;
      });
  }
  return out;
}
