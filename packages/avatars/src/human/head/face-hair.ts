import { dice } from "../../dice";
import type { Rgb } from "../../mesh/colour";
import { add, clamp, lerp, mixed, scale, sub, unit, type Vec3 } from "../../mesh/vector";
import { through } from "../hair/lock";
import { tintOf } from "../hair/tint";
import type { HumanBase } from "../mix";
import { flat, type Piece, pieceOf } from "../piece";
import type { Hold, Surface } from "../surface";

/** May grow at its end only. Stubble has no shape: see paintUnderHair. */
export const FACE_HAIR_STYLES = ["none", "stubble", "moustache", "beard", "goatee"] as const;
export type FaceHairStyle = (typeof FACE_HAIR_STYLES)[number];

interface Sheet {
  points: Vec3[];
  holds: Hold[];
  colours: Rgb[];
  index: number[];
}

/**
 * A beard's mass lies on the skin and moves with the jaw and lips under it.
 *
 * @param colour #rrggbb
 */
export function buildFaceHair(
  base: HumanBase,
  surface: Surface,
  style: FaceHairStyle,
  colour: string,
  level: 0 | 1 | 2 = 0,
): Piece[] {
  if (style === "none" || style === "stubble") return [];
  const sheet: Sheet = { points: [], holds: [], colours: [], index: [] };
  const tint = tintOf(colour, null);
  if (style === "beard")
    layOn(sheet, base, surface, fullBeard(base), {
      columns: [28, 14, 8][level] ?? 8,
      rows: [6, 4, 3][level] ?? 3,
      thick: 0.015,
      tint,
    });
  if (style === "goatee")
    layOn(sheet, base, surface, goatee(base), {
      columns: [12, 8, 4][level] ?? 4,
      rows: [5, 4, 3][level] ?? 3,
      thick: 0.012,
      tint,
    });
  for (const side of [1, -1] as const)
    moustache(sheet, base, surface, side, style === "goatee" || style === "beard", tint, level);
  return [
    pieceOf(base, {
      name: "faceHair",
      finish: "hair",
      positions: flat(sheet.points),
      index: sheet.index,
      holds: sheet.holds,
      colour: (v) => sheet.colours[v] ?? [0, 0, 0],
    }),
  ];
}

/** Upper and lower edge by place from one side (-1) over the chin (0) to the other (1). */
type Edges = (u: number) => readonly [Vec3, Vec3];

const mirrored = (p: Vec3, s: number): Vec3 => [p[0] * s, p[1], p[2]];

function edgesBy(rows: readonly (readonly [Vec3, Vec3])[]): Edges {
  const upper = rows.map(([p]) => p);
  const lower = rows.map(([, p]) => p);
  return (u) => {
    const s = u < 0 ? -1 : 1;
    return [mirrored(through(upper, Math.abs(u)), s), mirrored(through(lower, Math.abs(u)), s)];
  };
}

function fullBeard({ marks: m }: HumanBase): Edges {
  const k = (m.crown[1] - m.chin[1]) / 0.245;
  const by = (p: Vec3, x: number, y: number, z: number): Vec3 => add(p, [x * k, y * k, z * k]);
  const corner = m.leftMouthCorner;
  return edgesBy([
    [by(m.lowerLip, 0, -0.013, 0), by(m.chin, 0, -0.014, -0.006)],
    [by(corner, -0.009, -0.014, 0.004), by(mixed(m.chin, m.leftJaw, 0.2), 0.006, -0.013, -0.004)],
    [by(corner, 0.011, 0.002, -0.008), by(mixed(m.chin, m.leftJaw, 0.55), 0.006, -0.012, 0)],
    [
      by(mixed(m.leftEarFront, corner, 0.5), 0, -0.008, 0),
      by(mixed(m.leftJaw, m.leftEarLobe, 0.3), 0, 0, 0.01),
    ],
    [
      by(mixed(m.leftEarFront, corner, 0.16), 0, 0.004, 0),
      by(mixed(m.leftEarLobe, m.leftJaw, 0.1), 0, 0, 0.009),
    ],
    [by(m.leftEarFront, -0.001, 0.02, 0.008), by(m.leftEarFront, 0, 0.012, 0.002)],
  ]);
}

function goatee({ marks: m }: HumanBase): Edges {
  const k = (m.crown[1] - m.chin[1]) / 0.245;
  const by = (p: Vec3, x: number, y: number, z: number): Vec3 => add(p, [x * k, y * k, z * k]);
  return edgesBy([
    [by(m.lowerLip, 0, -0.012, 0), by(m.chin, 0, -0.016, -0.002)],
    [
      by(mixed(m.lowerLip, m.leftMouthCorner, 0.5), 0, -0.014, 0),
      by(mixed(m.chin, m.leftJaw, 0.14), 0, -0.01, 0),
    ],
    [by(m.leftMouthCorner, 0.002, -0.012, 0), by(mixed(m.chin, m.leftJaw, 0.26), 0, 0.004, 0)],
    [
      by(m.leftMouthCorner, 0.009, -0.004, -0.004),
      by(mixed(m.chin, m.leftMouthCorner, 0.5), 0.014, 0, -0.012),
    ],
  ]);
}

function layOn(
  sheet: Sheet,
  base: HumanBase,
  surface: Surface,
  edges: Edges,
  look: { columns: number; rows: number; thick: number; tint: ReturnType<typeof tintOf> },
): void {
  const { columns, rows, thick, tint } = look;
  const k = (base.marks.crown[1] - base.marks.chin[1]) / 0.245;
  const roll = dice(77);
  const first = sheet.points.length;
  const middle: Vec3 = mixed(base.joints.head, base.marks.lowerLip, 0.3);
  for (let c = 0; c <= columns; c++) {
    const u = (c / columns) * 2 - 1;
    const ridge = c % 2;
    const own = roll();
    const [upper, lower] = edges(u);
    for (let r = 0; r <= rows + 1; r++) {
      const t = Math.min(1, r / rows);
      const chord = mixed(upper, lower, t);
      const away = unit(sub(chord, middle));
      const spot = surface.closest(add(chord, scale(away, 0.02 * k)));
      const end = 1 - Math.abs(u) ** 5;
      const full =
        Math.sin(Math.PI * (0.08 + 0.72 * t)) ** 0.8 * lerp(0.35, 1, end) * lerp(1, 0.55, Math.abs(u));
      // The last row goes back to the skin beneath.
      const lift = r > rows ? -0.001 : r === 0 ? -0.0008 : thick * full * (0.72 + 0.28 * ridge);
      const fall = r > rows ? 0 : 0.012 * t * t * lerp(1, 0, Math.abs(u)) * (0.7 + 0.5 * ridge * own);
      sheet.points.push(add(spot.point, add(scale(spot.normal, lift * k), [0, -fall * k, fall * 0.3 * k])));
      sheet.holds.push(spot);
      sheet.colours.push(tint(clamp(0.2 + t * 0.7, 0, 1), 0.25 + 0.75 * ridge, own));
    }
  }
  const deep = rows + 2;
  for (let c = 0; c < columns; c++)
    for (let r = 0; r + 1 < deep; r++) {
      const a = first + c * deep + r;
      const b = a + deep;
      sheet.index.push(a, a + 1, b + 1, a, b + 1, b);
    }
}

/** Half a lens along the upper lip, thick under the nose. */
function moustache(
  sheet: Sheet,
  { marks: m }: HumanBase,
  surface: Surface,
  side: 1 | -1,
  joined: boolean,
  tint: ReturnType<typeof tintOf>,
  level: 0 | 1 | 2,
): void {
  const k = (m.crown[1] - m.chin[1]) / 0.245;
  const under = mixed(m.upperLip, m.noseTip, 0.24);
  const corner = m.leftMouthCorner;
  const knots: Vec3[] = [
    [-0.001, under[1], m.upperLip[2]],
    [corner[0] * 0.45, lerp(under[1], corner[1], 0.12), lerp(m.upperLip[2], corner[2], 0.3)],
    [corner[0] * 0.9, lerp(under[1], corner[1], 0.55), corner[2] + 0.004],
    joined
      ? [corner[0] + 0.008 * k, corner[1] - 0.014 * k, corner[2]]
      : [corner[0] + 0.009 * k, corner[1] + 0.001 * k, corner[2]],
  ];
  const rings = [7, 4, 2][level] ?? 2;
  const section = [
    [1, -0.001],
    [0.5, 0.75],
    [-0.25, 1],
    [-1, 0.25],
    [-0.9, -0.4],
  ] as const;
  const first = sheet.points.length;
  for (let n = 0; n <= rings; n++) {
    const t = n / rings;
    const at = mirrored(through(knots, t), side);
    // From before the lips: behind them is the mouth.
    const spot = surface.closest(add(at, [0, 0, 0.006 * k]));
    // Under a nose the skin faces down; hair grows forwards all the same.
    const out = unit([spot.normal[0], clamp(spot.normal[1], -0.25, 0.25), Math.max(0.55, spot.normal[2])]);
    const body = (0.75 + 0.4 * Math.sin(Math.PI * t)) * (1 - (joined ? 0.35 : 0.8) * t ** 2.2);
    for (const [up, high] of section) {
      sheet.points.push(
        add(spot.point, add([0, up * 0.0075 * body * k, 0], scale(out, (high * 0.0095 * body + 0.0005) * k))),
      );
      sheet.holds.push(spot);
      sheet.colours.push(tint(0.25 + 0.6 * t, clamp(high + 0.2, 0, 1), 0.6));
    }
  }
  const around = section.length;
  for (let n = 0; n < rings; n++)
    for (let c = 0; c < around; c++) {
      const d = (c + 1) % around;
      const [a, b, e, f] = [
        first + n * around + c,
        first + n * around + d,
        first + (n + 1) * around + c,
        first + (n + 1) * around + d,
      ];
      if (side > 0) sheet.index.push(a, b, f, a, f, e);
      else sheet.index.push(a, f, b, a, e, f);
    }
}
