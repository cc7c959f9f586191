import { blend, type Rgb, rgb, shade } from "../mesh/colour";
import { add, cross, length, scale, sub, unit, type Vec3 } from "../mesh/vector";
import { boneIndex, SIDES, type Side } from "../skeleton/bones";
import { sinking } from "./lids";
import type { HumanBase } from "./mix";
import { flat, type Piece } from "./piece";
import { takeGroup } from "./skin";
import type { HumanStyle } from "./style";

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
