import { length, sub, type Vec3 } from "../mesh/vector";
import { BONES } from "../skeleton/bones";
import { FACE_SHAPES, type FaceShape, FINGER_TIPS, type HumanGroup, type MarkName, POINTS } from "./format";
import { closeLids } from "./lids";
import { smoothNormals } from "./normals";
import type { HumanPack } from "./pack";
import { type Bind, bindOf, type Joints } from "./pose";
import { type HumanShape, type SliderName, weighTargets } from "./sliders";
import type { HumanStyle } from "./style";

/** Offsets of the few vertices that a face shape moves, metres. */
export interface SparseDelta {
  index: Uint16Array<ArrayBuffer>;
  /** Three a vertex of index. */
  delta: Float32Array<ArrayBuffer>;
}

/**
 * One body: what skin, hair and clothes are made on. Metres, y up, facing +z, left at +x, soles at y 0, in the modelled
 * pose (standing easy, arms out at about 50 degrees); see Bind for the T that bones rest in.
 */
export interface HumanBase {
  /** Triangles, weights, masks: what all bodies share. */
  pack: HumanPack;
  /** Three a vertex of the pack. */
  positions: Float32Array<ArrayBuffer>;
  /** Unit length, smooth within a group. */
  normals: Float32Array<ArrayBuffer>;
  /** In the modelled pose. */
  joints: Joints;
  marks: Record<MarkName, Vec3>;
  bind: Bind;
  faces: Record<FaceShape, SparseDelta>;
  /** From the soles to the crown, and to the eyes. */
  height: number;
  eyeHeight: number;
  /** Of the eyeballs. */
  eyeRadius: number;
}

const STEP = 1e-4;
const POINT_INDEX = new Map(POINTS.map((name, n) => [name, n]));

/** Mixes a body; 8 ms on one core of 2.6 GHz. Deterministic. */
export function mixHuman(pack: HumanPack, shape: HumanShape, style: HumanStyle): HumanBase {
  const all = Float32Array.from(pack.positions);
  const weights = weighTargets(styled(shape, style));
  for (const [name, weight] of weights) if (!name.startsWith(EYE_SCALE)) addTarget(pack, all, name, weight);
  const before = eyeWidth(pack, all);
  for (const [name, weight] of weights) if (name.startsWith(EYE_SCALE)) addTarget(pack, all, name, weight);
  const eyeGain = eyeWidth(pack, all) / before;
  for (const [name, weight] of Object.entries(style.rest) as [FaceShape, number][])
    eachMove(pack, name, (v, x, y, z) => {
      all[v * 3] = (all[v * 3] as number) + x * STEP * weight;
      all[v * 3 + 1] = (all[v * 3 + 1] as number) + y * STEP * weight;
      all[v * 3 + 2] = (all[v * 3 + 2] as number) + z * STEP * weight;
    });
  growEyes(pack, all, eyeGain);
  for (const group of ["upperTeeth", "lowerTeeth"] as const) {
    const { start, count } = pack.groups[group];
    // Simplified lips lie a little less close: teeth must not shine through a shut mouth.
    // Nor must the last of them come out at the corners of a smile.
    for (let v = start; v < start + count; v++) {
      all[v * 3] = (all[v * 3] ?? 0) * 0.83;
      all[v * 3 + 2] = (all[v * 3 + 2] ?? 0) - 0.01;
    }
  }
  const headSize = style.head;
  growHead(pack, all, headSize);
  const size = stand(pack, all, shape.height);

  const positions = all.slice(0, pack.vertices * 3);
  const point = (name: string): Vec3 => {
    const n = (pack.vertices + (POINT_INDEX.get(name) ?? 0)) * 3;
    return [all[n] ?? 0, all[n + 1] ?? 0, all[n + 2] ?? 0];
  };
  const joints = Object.fromEntries(BONES.map((name) => [name, point(name)])) as Joints;
  const marks = Object.fromEntries(
    POINTS.slice(BONES.length).map((name) => [name, point(name)]),
  ) as HumanBase["marks"];
  const tips = Object.fromEntries(Object.keys(FINGER_TIPS).map((name) => [name, point(name)]));
  const faces = facesOf(pack, style, size, eyeGain);
  const eyeRadius = radiusOf(pack, positions, joints.leftEye);
  closeLids({ pack, positions, joints, marks, faces, eyeRadius, triangles: trianglesOf(pack, "skin") });
  return {
    pack,
    positions,
    normals: smoothNormals(positions, pack.levels[0] ?? new Uint16Array()),
    joints,
    marks,
    bind: bindOf(joints, tips),
    faces,
    height: shape.height,
    eyeHeight: joints.leftEye[1],
    eyeRadius,
  };
}

const EYE_SCALE = "slider/eyeScale/";

/** Style is worn over the person's own measures: it shifts sliders, it never replaces them. */
function styled(shape: HumanShape, style: HumanStyle): HumanShape {
  const details: Partial<Record<SliderName, number>> = { ...shape.details };
  for (const [name, by] of Object.entries(style.details) as [SliderName, number][])
    details[name] = (details[name] ?? 0) + by;
  return { ...shape, details };
}

function addTarget(pack: HumanPack, into: Float32Array, name: string, weight: number): void {
  const target = pack.targets.get(name);
  if (!target) return;
  const { index, delta } = target;
  const k = weight * STEP;
  for (let n = 0, d = 0; n < index.length; n++, d += 3) {
    const at = (index[n] as number) * 3;
    into[at] = (into[at] as number) + (delta[d] as number) * k;
    into[at + 1] = (into[at + 1] as number) + (delta[d + 1] as number) * k;
    into[at + 2] = (into[at + 2] as number) + (delta[d + 2] as number) * k;
  }
}

function pointAt(pack: HumanPack, all: Float32Array, name: string): Vec3 {
  const n = (pack.vertices + (POINT_INDEX.get(name) ?? 0)) * 3;
  return [all[n] ?? 0, all[n + 1] ?? 0, all[n + 2] ?? 0];
}

function eyeWidth(pack: HumanPack, all: Float32Array): number {
  return length(sub(pointAt(pack, all, "leftOuterEye"), pointAt(pack, all, "leftInnerEye")));
}

/** Larger lids need larger eyeballs behind them: the source's shape leaves them as they are. */
function growEyes(pack: HumanPack, all: Float32Array, gain: number): void {
  const { start, count } = pack.groups.eyes;
  const [ex, ey, ez] = pointAt(pack, all, "leftEye");
  const radius = radiusOf(pack, all, [ex, ey, ez]);
  // Their front stays where the lids are.
  const back = (gain - 1) * radius * 0.75;
  for (let v = start; v < start + count; v++) {
    const side = (all[v * 3] ?? 0) >= 0 ? 1 : -1;
    all[v * 3] = side * ex + ((all[v * 3] ?? 0) - side * ex) * gain;
    all[v * 3 + 1] = ey + ((all[v * 3 + 1] ?? 0) - ey) * gain;
    all[v * 3 + 2] = ez + ((all[v * 3 + 2] ?? 0) - ez) * gain - back;
  }
  for (const name of ["leftEye", "rightEye"]) {
    const n = (pack.vertices + (POINT_INDEX.get(name) ?? 0)) * 3;
    all[n + 2] = (all[n + 2] ?? 0) - back;
  }
}

function radiusOf(pack: HumanPack, all: Float32Array, centre: Vec3): number {
  const { start, count } = pack.groups.eyes;
  let most = 0;
  for (let v = start; v < start + count; v++)
    if ((all[v * 3] ?? 0) > 0) most = Math.max(most, Math.abs((all[v * 3 + 1] ?? 0) - centre[1]));
  return most;
}

function growHead(pack: HumanPack, all: Float32Array, factor: number): void {
  if (factor === 1) return;
  const pivot = pointAt(pack, all, "head");
  for (let v = 0; v < pack.headFollow.length; v++) {
    const k = (factor - 1) * (pack.headFollow[v] ?? 0);
    if (k === 0) continue;
    for (let axis = 0; axis < 3; axis++) {
      const at = v * 3 + axis;
      all[at] = (all[at] ?? 0) + ((all[at] ?? 0) - (pivot[axis] ?? 0)) * k;
    }
  }
}

/** Puts the soles on the ground and the crown at the height. */
function stand(pack: HumanPack, all: Float32Array, height: number): number {
  const { start, count } = pack.groups.skin;
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let v = start; v < start + count; v++) {
    const y = all[v * 3 + 1] ?? 0;
    if (y < low) low = y;
    if (y > high) high = y;
  }
  const size = height / (high - low);
  for (let n = 0; n < all.length; n += 3) {
    all[n] = (all[n] ?? 0) * size;
    all[n + 1] = ((all[n + 1] ?? 0) - low) * size;
    all[n + 2] = (all[n + 2] ?? 0) * size;
  }
  return size;
}

const OF_THE_EYE = /^eye/;

/** What a face shape does, right ones as the reflection of the left: vertex or point, and steps. */
function eachMove(
  pack: HumanPack,
  name: FaceShape,
  each: (v: number, x: number, y: number, z: number) => void,
): void {
  const isRight = name.includes("Right");
  const target = pack.targets.get(`face/${isRight ? name.replace("Right", "Left") : name}`);
  if (!target) return;
  const { index, delta } = target;
  const side = isRight ? -1 : 1;
  for (let n = 0; n < index.length; n++) {
    const v = index[n] as number;
    each(
      isRight ? (pack.mirror[v] as number) : v,
      (delta[n * 3] as number) * side,
      delta[n * 3 + 1] as number,
      delta[n * 3 + 2] as number,
    );
  }
}

/** Moods; a mouth's way when it speaks stays as it is. */
const MIMED = /^(brow|mouthFrown)/;

/** What makes up a face shape: who frowns gives up the smile that the style rests in. */
function partsOf(name: FaceShape, { rest, mime }: HumanStyle): [FaceShape, number][] {
  const own: [FaceShape, number] = [name, MIMED.test(name) ? mime : 1];
  if (name !== "mouthFrownLeft" && name !== "mouthFrownRight") return [own];
  const smile = name === "mouthFrownLeft" ? "mouthSmileLeft" : "mouthSmileRight";
  return [own, [smile, -(rest[smile] ?? 0)]];
}

function facesOf(pack: HumanPack, style: HumanStyle, size: number, eyeGain: number): HumanBase["faces"] {
  const out: Partial<HumanBase["faces"]> = {};
  const { start, count } = pack.groups.eyes;
  const index = new Uint16Array(pack.mirror.length);
  const delta = new Float32Array(pack.mirror.length * 3);
  const places = new Int32Array(pack.mirror.length);
  for (const name of FACE_SHAPES) {
    const gain = STEP * size * (OF_THE_EYE.test(name) ? eyeGain : 1);
    let n = 0;
    places.fill(-1);
    for (const [part, weight] of partsOf(name, style))
      eachMove(pack, part, (v, x, y, z) => {
        // Eyeballs turn by their bones; joints and landmarks have no vertex to show it.
        if (v >= pack.vertices || (v >= start && v < start + count)) return;
        const k = weight * gain * (1 + (style.head - 1) * (pack.headFollow[v] as number));
        let at = places[v] as number;
        if (at < 0) {
          at = n++;
          places[v] = at;
          index[at] = v;
          delta.fill(0, at * 3, at * 3 + 3);
        }
        delta[at * 3] = (delta[at * 3] as number) + x * k;
        delta[at * 3 + 1] = (delta[at * 3 + 1] as number) + y * k;
        delta[at * 3 + 2] = (delta[at * 3 + 2] as number) + z * k;
      });
    out[name] = { index: index.slice(0, n), delta: delta.slice(0, n * 3) };
  }
  return out as HumanBase["faces"];
}

/** The triangles of one group at a level of detail (0 the finest), as a view into the pack's index. */
export function trianglesOf(pack: HumanPack, group: HumanGroup, level: 0 | 1 | 2 = 0): Uint16Array {
  const range = pack.groups[group].levels[level];
  return (pack.levels[level] ?? new Uint16Array()).subarray(
    range?.start ?? 0,
    (range?.start ?? 0) + (range?.count ?? 0),
  );
}
