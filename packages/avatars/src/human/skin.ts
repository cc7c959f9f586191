import { blend, type Rgb, rgb, shade } from "../mesh/colour";
import { length, mixed, smooth, sub, type Vec3 } from "../mesh/vector";
import { FACE_SHAPES, type HumanGroup } from "./format";
import { isCovered } from "./garments/dress";
import { type HumanBase, type SparseDelta, trianglesOf } from "./mix";
import type { Piece } from "./piece";

/** How a face is coloured; colours as #rrggbb, shares 0-1. */
export interface SkinLook {
  skin: string;
  /** Colour of the lips in full; null: what the skin gives. */
  lips: string | null;
  blush: number;
  /** Colour over the lids, and how much. */
  lids: string | null;
  nails: string | null;
}

/** The skin, but for what clothes cover. @param covered by what, bits: triangles that one thing covers are not seen @param over what is painted on it last */
export function skinPiece(
  base: HumanBase,
  look: SkinLook,
  level: 0 | 1 | 2 = 0,
  covered: (vertex: number) => number = () => 0,
  over: (vertex: number, skin: Rgb) => Rgb = (_vertex, skin) => skin,
): Piece {
  const paint = paintSkin(base, look);
  return takeGroup(base, "skin", "skin", (v) => over(v, paint(v)), level, covered);
}

/** A group of the body as it is, with only the vertices it needs. */
export function takeGroup(
  base: HumanBase,
  group: HumanGroup,
  finish: Piece["finish"],
  colour: (vertex: number) => Rgb,
  level: 0 | 1 | 2 = 0,
  covered: (vertex: number) => number = () => 0,
  bothSides = false,
): Piece {
  const { pack } = base;
  const all = trianglesOf(pack, group, level);
  const local = new Int32Array(pack.vertices).fill(-1);
  const from: number[] = [];
  const index: number[] = [];
  const own = (v: number) => {
    if ((local[v] as number) < 0) {
      local[v] = from.length;
      from.push(v);
    }
    return local[v] as number;
  };
  for (let i = 0; i < all.length; i += 3) {
    const [a, b, c] = [all[i] as number, all[i + 1] as number, all[i + 2] as number];
    if (isCovered(covered(a), covered(b), covered(c))) continue;
    const corners = [own(a), own(b), own(c)] as const;
    index.push(...corners);
    if (bothSides) index.push(corners[0], corners[2], corners[1]);
  }
  const piece: Piece = {
    name: group,
    finish,
    positions: new Float32Array(from.length * 3),
    normals: new Float32Array(from.length * 3),
    colours: new Float32Array(from.length * 3),
    index: Uint16Array.from(index),
    skinIndex: new Uint8Array(from.length * 4),
    skinWeight: new Float32Array(from.length * 4),
    faces: {},
  };
  from.forEach((v, n) => {
    const paint = colour(v);
    for (let k = 0; k < 3; k++) {
      piece.positions[n * 3 + k] = base.positions[v * 3 + k] as number;
      piece.normals[n * 3 + k] = base.normals[v * 3 + k] as number;
      piece.colours[n * 3 + k] = paint[k] as number;
    }
    for (let k = 0; k < 4; k++) {
      piece.skinIndex[n * 4 + k] = pack.skinIndex[v * 4 + k] as number;
      piece.skinWeight[n * 4 + k] = pack.skinWeight[v * 4 + k] as number;
    }
  });
  for (const name of FACE_SHAPES) {
    const taken = takeFace(base.faces[name], local);
    if (taken.index.length > 0) piece.faces[name] = taken;
  }
  return piece;
}

function takeFace({ index, delta }: SparseDelta, local: Int32Array): SparseDelta {
  let count = 0;
  for (const v of index) if ((local[v] as number) >= 0) count++;
  const out: SparseDelta = { index: new Uint16Array(count), delta: new Float32Array(count * 3) };
  let n = 0;
  for (let k = 0; k < index.length; k++) {
    const v = local[index[k] as number] as number;
    if (v < 0) continue;
    out.index[n] = v;
    for (let axis = 0; axis < 3; axis++) out.delta[n * 3 + axis] = delta[k * 3 + axis] as number;
    n++;
  }
  return out;
}

function paintSkin(base: HumanBase, look: SkinLook): (vertex: number) => Rgb {
  const { masks } = base.pack;
  const { marks } = base;
  const skin = rgb(look.skin);
  // Darker skin blushes deeper, not pinker.
  const light = skin[0] * 0.3 + skin[1] * 0.6 + skin[2] * 0.1;
  const warm = blend(skin, rgb(light > 0.25 ? "#e0574f" : "#8e2f22"), 0.5);
  const lips = look.lips
    ? rgb(look.lips)
    : blend(shade(skin, 0.86), rgb("#b03a44"), light > 0.25 ? 0.34 : 0.2);
  const lids = look.lids ? rgb(look.lids) : shade(skin, 0.72);
  const nails = look.nails ? rgb(look.nails) : blend(skin, rgb("#ffd9cf"), 0.45);
  const inside = rgb("#4a1219");
  const unit = length(sub(marks.leftOuterEye, marks.leftInnerEye));
  const cheek: Vec3 = mixed(marks.leftOuterEye, marks.leftMouthCorner, 0.45);
  const place = (v: number): Vec3 => [
    Math.abs(base.positions[v * 3] as number),
    base.positions[v * 3 + 1] as number,
    base.positions[v * 3 + 2] as number,
  ];
  const near = (p: Vec3, to: Vec3, reach: number) => smooth(reach, 0, length(sub(p, to)));
  return (v) => {
    const p = place(v);
    const head = base.pack.headFollow[v] as number;
    let colour: Rgb = skin;
    if (head > 0.5) {
      colour = blend(colour, warm, 0.55 * look.blush * near(p, cheek, unit * 1.05));
      colour = blend(colour, warm, (0.1 + 0.2 * look.blush) * near(p, marks.noseTip, unit * 0.55));
      colour = blend(colour, warm, 0.22 * (masks.ears[v] as number));
      // Under the brow and beside the bridge the skin lies in the shade.
      const socket = near(p, mixed(marks.leftBrow1, marks.leftUpperLid, 0.6), unit * 0.55);
      colour = shade(colour, 1 - 0.16 * socket);
      // Less light comes from below; under the chin none of the lamps shines.
      colour = shade(colour, 1 - 0.16 * smooth(0.05, 0.8, -(base.normals[v * 3 + 1] as number)));
      // What is painted under an eye makes it look tired.
      const upper = smooth(marks.leftLowerLid[1], marks.leftOuterEye[1], p[1]);
      colour = blend(colour, lids, (look.lids ? 0.75 : 0.35) * upper * (masks.lids[v] as number));
      colour = blend(colour, lips, smooth(0.55, 0.95, masks.lips[v] as number));
      colour = blend(colour, inside, smooth(0.4, 0.8, masks.mouth[v] as number));
    }
    const throat =
      smooth(marks.chin[1] + 0.012, marks.chin[1] - 0.02, p[1]) *
      smooth(base.joints.neck[1] - 0.05, base.joints.neck[1] + 0.03, p[1]);
    colour = shade(colour, 1 - 0.18 * throat * smooth(0.9, 0.2, head));
    return blend(colour, nails, masks.nails[v] as number);
  };
}
