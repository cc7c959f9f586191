import { blend, type Rgb, rgb, shade } from "../mesh/colour";
import { add, cross, length, lerp, scale, smooth, sub, unit, type Vec3 } from "../mesh/vector";
import { boneIndex, SIDES, type Side } from "../skeleton/bones";
import { FACE_SHAPES } from "./format";
import { browLine } from "./landmarks";
import { sinking } from "./lids";
import type { HumanBase } from "./mix";
import { flat, type Piece, pieceOf, stripIndex } from "./piece";
import { takeGroup } from "./skin";
import type { HumanStyle } from "./style";
import { type Hold, Surface } from "./surface";

export interface EyeLook extends Readonly<HumanStyle["eyes"]> {
  colour: string;
  /** Length -1 hardly any, 0 as the body has them, 1 drawn out. */
  lashes: { colour: string; length: number };
}

/** Whites, irises, pupils and the light in them. They turn with the eye bones. */
export function eyePieces(base: HumanBase, look: EyeLook, level: 0 | 1 | 2 = 0): Piece[] {
  const { start } = base.pack.groups.eyes;
  // Nobody sees the back of an eye.
  const behind = (v: number) =>
    Number((base.positions[v * 3 + 2] as number) < base.joints.leftEye[2] - 0.1 * base.eyeRadius);
  const reach = base.eyeRadius * 0.9;
  const white = takeGroup(
    base,
    "eyes",
    "eye",
    (v) => {
      const side = v < start ? 0 : (base.positions[v * 3] as number) >= 0 ? 1 : -1;
      const centre = base.joints[side > 0 ? "leftEye" : "rightEye"];
      const y = ((base.positions[v * 3 + 1] as number) - centre[1]) / reach;
      // The upper lid throws its shade on the ball.
      return blend(rgb("#fbf6f1"), rgb("#bfaeb4"), Math.min(1, Math.max(0, y * 1.1 - 0.05)));
    },
    level,
    behind,
  );
  white.faces = sinking(base, white.positions, level);
  return [white, ...SIDES.flatMap((side) => irisOf(base, side, look, level))];
}

function irisOf(base: HumanBase, side: Side, look: EyeLook, level: 0 | 1 | 2): Piece[] {
  const centre = base.joints[`${side}Eye`];
  const colour = rgb(look.colour);
  const segments = [16, 8, 5][level] ?? 5;
  const ball = frontOf(base, side);
  // Eyes look a little outwards in the model; people look at you.
  const ahead: Vec3 = unit([0, 0.02, 1]);
  const right: Vec3 = unit(cross([0, 1, 0], ahead));
  const up = cross(ahead, right);
  const onBall = (x: number, y: number, lift: number): Vec3 => {
    const out = Math.hypot(x, y);
    const depth = Math.sqrt(Math.max(0, 1 - out * out));
    const way = add(add(scale(right, x), scale(up, y)), scale(ahead, depth));
    return add(centre, scale(way, ball * (1 + lift)));
  };
  const disc = (
    name: string,
    finish: Piece["finish"],
    rings: readonly (readonly [radius: number, colour: Rgb])[],
    [dx, dy]: readonly [number, number],
    lift: number,
    /** More light below than above, as it falls through an iris. */
    depth = 0,
  ): Piece => {
    const points: Vec3[] = [];
    const colours: Rgb[] = [];
    for (const [radius, paint] of rings)
      for (let n = 0; n < segments; n++) {
        const a = (n / segments) * Math.PI * 2;
        points.push(onBall(dx + Math.cos(a) * radius, dy + Math.sin(a) * radius * look.tall, lift));
        colours.push(shade(paint, 1 - depth * Math.sin(a)));
      }
    const index: number[] = [];
    for (let r = 0; r + 1 < rings.length; r++)
      for (let n = 0; n < segments; n++) {
        const [a, b] = [r * segments + n, r * segments + ((n + 1) % segments)];
        // The innermost ring is one place: half of its triangles would be none.
        if (r === 0) index.push(a, a + segments, b + segments);
        else index.push(a, a + segments, b, b, a + segments, b + segments);
      }
    const normals = flat(points.map((p) => unit(sub(p, centre))));
    const piece = onBone({ name, finish, points, index, normals, colours }, `${side}Eye`);
    return { ...piece, faces: sinking(base, piece.positions, level) };
  };
  const { iris, pupil } = look;
  const black = rgb("#080406");
  const pieces = [
    disc(
      `${side}Iris`,
      "eye",
      level === 2
        ? [
            [0, black],
            [iris, shade(colour, 0.7)],
          ]
        : [
            [0, black],
            [iris * pupil, black],
            [iris * (pupil + 0.04), shade(colour, 0.7)],
            ...(level === 0 ? ([[iris * 0.82, shade(colour, 1.5)]] as const) : []),
            [iris, shade(colour, level === 0 ? 0.2 : 0.7)],
          ],
      [0, 0],
      0.012,
      0.45,
    ),
  ];
  const light = (name: string, radius: number, at: readonly [number, number]) =>
    disc(
      name,
      "shine",
      [
        [0, rgb("#ffffff")],
        [iris * radius, rgb("#ffffff")],
      ],
      [iris * at[0], iris * at[1] * look.tall],
      0.03,
    );
  // Everybody's light comes from the same side.
  if (level < 2) pieces.push(light(`${side}EyeLight`, 0.2, [0.34, 0.26]));
  if (level === 0 && look.lights === 2) pieces.push(light(`${side}EyeGlint`, 0.11, [-0.36, -0.42]));
  return pieces;
}

/** How far the front of the eyeball is from its joint. */
function frontOf(base: HumanBase, side: Side): number {
  const { start, count } = base.pack.groups.eyes;
  const centre = base.joints[`${side}Eye`];
  let most = 0;
  for (let v = start; v < start + count; v++) {
    const p: Vec3 = [
      base.positions[v * 3] as number,
      base.positions[v * 3 + 1] as number,
      base.positions[v * 3 + 2] as number,
    ];
    if (p[0] * centre[0] > 0 && p[2] > centre[2]) most = Math.max(most, length(sub(p, centre)));
  }
  return most;
}

function onBone(
  from: {
    name: string;
    finish: Piece["finish"];
    points: Vec3[];
    index: number[];
    normals: Float32Array<ArrayBuffer>;
    colours: Rgb[];
  },
  bone: Parameters<typeof boneIndex>[0],
): Piece {
  const { points } = from;
  const skinIndex = new Uint8Array(points.length * 4);
  const skinWeight = new Float32Array(points.length * 4);
  points.forEach((_, n) => {
    skinIndex[n * 4] = boneIndex(bone);
    skinWeight[n * 4] = 1;
  });
  return {
    name: from.name,
    finish: from.finish,
    positions: flat(points),
    normals: from.normals,
    colours: Float32Array.from(from.colours.flat()),
    index: Uint16Array.from(from.index),
    skinIndex,
    skinWeight,
    faces: {},
  };
}

/** Teeth and tongue, which only open mouths show. */
export function mouthPieces(base: HumanBase, level: 0 | 1 | 2 = 0): Piece[] {
  const teeth = rgb("#f6eee2");
  const tongue = rgb("#a8404b");
  if (level === 2) return [];
  const upper = takeGroup(base, "upperTeeth", "eye", insideMouth(base, teeth, "upperTeeth"), level);
  if (level === 1) return [upper];
  return [
    upper,
    takeGroup(base, "lowerTeeth", "eye", insideMouth(base, shade(teeth, 0.85), "lowerTeeth")),
    takeGroup(base, "tongue", "skin", () => tongue),
  ];
}

/** Little light gets in: teeth at the sides of a mouth would be fangs in its corners. */
function insideMouth(base: HumanBase, colour: Rgb, group: "upperTeeth" | "lowerTeeth"): (v: number) => Rgb {
  const { start, count } = base.pack.groups[group];
  const depth = (v: number) => base.positions[v * 3 + 2] as number;
  let [back, front] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let v = start; v < start + count; v++) {
    back = Math.min(back, depth(v));
    front = Math.max(front, depth(v));
  }
  return (v) => {
    const light = lerp(0.28, 1, smooth(lerp(back, front, 0.45), lerp(back, front, 0.8), depth(v)));
    return [colour[0] * light, colour[1] * light ** 1.5, colour[2] * light ** 1.5];
  };
}

export function lashPiece(base: HumanBase, look: EyeLook, level: 0 | 1 | 2 = 0): Piece[] {
  if (level === 2) return [];
  const colour = rgb(look.lashes.colour);
  const { index, delta } = base.faces.eyeBlinkLeft;
  const upper = new Set<number>();
  index.forEach((v, n) => {
    if ((delta[n * 3 + 1] ?? 0) > -0.002) return;
    upper.add(v);
    upper.add(base.pack.mirror[v] ?? v);
  });
  // Lashes under the eye are what makes a drawn face look painted.
  const lashes = takeGroup(
    base,
    "lashes",
    "eye",
    () => colour,
    level,
    (v) => Number(!upper.has(v)),
    true,
  );
  drawOut(base, lashes.positions, look.lashes.length);
  return [lashes];
}

/** Lashes grow away from the ball, the outer ones upwards: a wing. */
function drawOut(base: HumanBase, positions: Float32Array, by: number): void {
  const wide = length(sub(base.marks.leftOuterEye, base.marks.leftInnerEye));
  for (let n = 0; n < positions.length; n += 3) {
    const p: Vec3 = [positions[n] as number, positions[n + 1] as number, positions[n + 2] as number];
    const eye = base.joints[p[0] > 0 ? "leftEye" : "rightEye"];
    const out = sub(p, eye);
    const long = length(out);
    const tip = Math.max(0, long - base.eyeRadius * 1.03);
    const outer = Math.max(0, ((Math.abs(p[0]) - Math.abs(eye[0])) / wide) * 2);
    const more = tip * (by > 0 ? 0.5 : 0.6) * by;
    for (let k = 0; k < 3; k++)
      positions[n + k] = (p[k] as number) + ((out[k] as number) / long) * more * (1 + 0.6 * outer);
    positions[n + 1] = (positions[n + 1] as number) + Math.max(0, more) * outer * 0.5;
  }
}

export interface BrowLook {
  colour: string;
  /** Height of the brow at its widest, metres of a head of everyday size. */
  thickness: number;
  /** How much it narrows outwards, 0-1. */
  taper: number;
}

/** Brows are darker than the hair, and never as light as the lightest. */
export function browColour(hair: string): string {
  const channel = (at: number) => {
    const value = Number.parseInt(hair.slice(at, at + 2), 16);
    return Math.round(Math.min(value, 190) * 0.62 + 10)
      .toString(16)
      .padStart(2, "0");
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}

/** Brows lie on the skin and move with it. */
export function browPieces(base: HumanBase, look: BrowLook, level: 0 | 1 | 2 = 0): Piece[] {
  // A tree over the whole skin takes 30 ms, one over the brow 2.
  const { leftUpperLid, crown } = base.marks;
  const around = (v: number) => {
    const y = base.positions[v * 3 + 1] as number;
    const z = base.positions[v * 3 + 2] as number;
    return y > leftUpperLid[1] && y < (leftUpperLid[1] + crown[1]) / 2 && z > leftUpperLid[2] - 0.05;
  };
  const surface = new Surface(base, "skin", (a, b, c) => around(a) && around(b) && around(c));
  const columns = [9, 6, 4][level] ?? 4;
  const colour = rgb(look.colour);
  const unitLength = length(sub(base.marks.leftOuterEye, base.marks.leftInnerEye)) / 0.036;
  return SIDES.map((side) => {
    const line = calmed(browLine(base, side));
    const points: Vec3[] = [];
    const holds: Hold[] = [];
    const rows = [1, 0, -1];
    for (const row of rows)
      for (let c = 0; c < columns; c++) {
        const t = c / (columns - 1);
        const on = alongLine(line, t);
        const wide =
          look.thickness * unitLength * 0.5 * lerp(1, 1 - look.taper, t ** 1.6) * (c === 0 ? 0.7 : 1);
        const spot = surface.closest(add(on, [0, row * wide, 0.002]));
        points.push(add(spot.point, scale(spot.normal, row === 0 ? 0.0022 : 0.0012)));
        holds.push(spot);
      }
    const index = stripIndex(rows.length, columns);
    return pieceOf(base, {
      name: `${side}Brow`,
      // Hair's gloss would turn so thin a strip grey.
      finish: "cloth",
      positions: flat(points),
      index: side === "left" ? index : turnedOver(index),
      holds,
      colour,
      faces: BROW_SHAPES,
    });
  });
}

/** The skin between brow and lid is few triangles on a drawn face: by them, each blink would pull the brow down. */
const BROW_SHAPES = FACE_SHAPES.filter((name) => !name.startsWith("eyeBlink"));

/** The model's brows rise to a peak, which on a face at rest is surprise: an even arch. */
function calmed(line: readonly Vec3[]): Vec3[] {
  const [first, last] = [line[0], line.at(-1)];
  if (!first || !last) return [...line];
  return line.map((p, n) => {
    const t = n / (line.length - 1);
    return [p[0], lerp(p[1], lerp(first[1], last[1], t), 0.42), p[2]];
  });
}

function turnedOver(index: readonly number[]): number[] {
  const out: number[] = [];
  for (let i = 0; i < index.length; i += 3) out.push(index[i] ?? 0, index[i + 2] ?? 0, index[i + 1] ?? 0);
  return out;
}

function alongLine(line: readonly Vec3[], t: number): Vec3 {
  const at = t * (line.length - 1);
  const n = Math.min(line.length - 2, Math.floor(at));
  const [a, b, c, d] = [line[n - 1], line[n], line[n + 1], line[n + 2]];
  if (!b || !c) return line[0] ?? [0, 0, 0];
  const k = at - n;
  const [before, after] = [a ?? b, d ?? c];
  return [0, 1, 2].map((axis) => {
    const [p0, p1, p2, p3] = [before, b, c, after].map((p) => p[axis] ?? 0) as [
      number,
      number,
      number,
      number,
    ];
    return (
      0.5 *
      (2 * p1 +
        (p2 - p0) * k +
        (2 * p0 - 5 * p1 + 4 * p2 - p3) * k * k +
        (3 * p1 - p0 - 3 * p2 + p3) * k ** 3)
    );
  }) as unknown as Vec3;
}
