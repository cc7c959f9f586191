import { rgb } from "../../mesh/colour";
import { lerp, power, scale, type Vec3 } from "../../mesh/vector";
import { SIDES } from "../../skeleton/bones";
import type { HeadMap } from "../hair/head-map";
import { Strands } from "../hair/strands";
import type { Piece } from "../piece";
import type { Surface } from "../surface";
import { rod } from "./tube";

/** May grow at its end only. */
export const GLASSES_STYLES = ["none", "round", "square", "dark", "cat", "aviator"] as const;
export type GlassesStyle = (typeof GLASSES_STYLES)[number];

interface Frame {
  /** Half width and height, against the eye's own width. */
  wide: number;
  tall: number;
  /** 1 an ellipse, smaller squarer. */
  square: number;
  /** Raises the outer upper corner. */
  flick?: number;
  /** Draws the lower inner corner up, as a drop. */
  drop?: number;
  thick: number;
  colour: string;
  lens?: string;
}

const FRAMES: Record<Exclude<GlassesStyle, "none">, Frame> = {
  round: { wide: 0.62, tall: 0.62, square: 1, thick: 0.0017, colour: "#c08a44" },
  square: { wide: 0.68, tall: 0.5, square: 0.5, thick: 0.0026, colour: "#171014" },
  dark: { wide: 0.7, tall: 0.54, square: 0.62, thick: 0.0024, colour: "#171014", lens: "#0c090d" },
  cat: { wide: 0.68, tall: 0.5, square: 0.75, flick: 0.28, thick: 0.0026, colour: "#7c1f33" },
  aviator: {
    wide: 0.7,
    tall: 0.62,
    square: 0.8,
    drop: 0.35,
    thick: 0.0014,
    colour: "#c9a25a",
    lens: "#33222b",
  },
};

/** They sit on whatever nose and ears there are. */
export function buildGlasses(
  map: HeadMap,
  surface: Surface,
  style: GlassesStyle,
  level: 0 | 1 | 2 = 0,
): Piece[] {
  if (style === "none") return [];
  const frame = FRAMES[style];
  const { marks, joints } = map.base;
  const eye = marks.leftOuterEye[0] - marks.leftInnerEye[0];
  const count = [22, 10, 6][level] ?? 6;
  const sides = [4, 3, 3][level] ?? 3;
  const thick = frame.thick * map.size;
  const middle = (marks.leftOuterEye[0] + marks.leftInnerEye[0]) / 2;
  // Two lenses never meet over the nose.
  const wide = Math.min(eye * frame.wide, middle - 0.0085 * map.size);
  const tall = eye * frame.tall;
  const y = lerp(joints.leftEye[1], marks.noseBridge[1], 0.25) - tall * 0.06;
  const outline = (z: number): Vec3[] =>
    Array.from({ length: count }, (_, n) => {
      const a = (n / count) * 2 * Math.PI;
      const [c, s] = [power(Math.cos(a), frame.square), power(Math.sin(a), frame.square)];
      const flick = (frame.flick ?? 0) * Math.max(0, c) * Math.max(0, s) * tall;
      const drop = (frame.drop ?? 0) * Math.max(0, -c) * Math.max(0, -s) * tall;
      const x = middle + c * wide + flick * 0.5 + drop * 0.5;
      // The frame follows the curve of the face.
      return [x, y + s * tall + flick + drop, z - 0.3 * (x - middle)];
    });
  let z = marks.noseBridge[2] - 0.014;
  for (let pass = 0; pass < 4; pass++) {
    const closest = Math.min(...outline(z).map((p) => surface.closest(p).distance));
    z += Math.max(0, 0.002 * map.size + thick - closest);
  }
  const frames = new Strands(map);
  const lenses = new Strands(map);
  const metal = rgb(frame.colour);
  const left = outline(z);
  // Across a hall a pair of glasses is two dark panes, or nothing.
  if (level === 2 && !frame.lens) return [];
  for (const side of SIDES) {
    const s = side === "left" ? 1 : -1;
    const here = (p: Vec3): Vec3 => [p[0] * s, p[1], p[2]];
    const ring = left.map(here);
    if (frame.lens) pane(lenses, left.map(here), here([middle, y, z + 0.002]), frame.lens, s);
    if (level === 2) continue;
    rod(frames, s > 0 ? ring : ring.reverse(), { thick, colour: metal, sides, closed: true, up: [0, 0, 1] });
    const hinge = left[Math.round(count * 0.06)] as Vec3;
    const ear = marks.leftEarTop;
    const steps = level === 0 ? 6 : 3;
    const bow = Array.from({ length: steps + 1 }, (_, n): Vec3 => {
      const t = n / steps;
      const p: Vec3 = [
        lerp(hinge[0], ear[0], t ** 0.6),
        lerp(hinge[1], ear[1] + 0.002, t),
        lerp(hinge[2] - 0.002, ear[2] - 0.004, t),
      ];
      return p[2] < marks.leftOuterEye[2] ? map.outside(p, 0.002, false, false) : p;
    });
    const end = bow.at(-1) as Vec3;
    bow.push([end[0] * 0.98, end[1] - 0.016 * map.size, end[2] - 0.01 * map.size]);
    rod(frames, bow.map(here), {
      thick: thick * 0.8,
      colour: metal,
      sides: Math.min(sides, 4),
      up: [0, 1, 0],
      tall: 1.3,
    });
  }
  if (level === 2) return [lenses.piece("lenses", "shine")];
  const inner = left[Math.round(count * 0.46)] as Vec3;
  const over = Math.max(z, surface.closest([0, inner[1], z + 0.02]).point[2] + thick + 0.001);
  rod(
    frames,
    [-1, -0.5, 0, 0.5, 1].map(
      (t): Vec3 => [inner[0] * t, inner[1] + 0.004 * (1 - t * t) * map.size, lerp(over, inner[2], t * t)],
    ),
    { thick, colour: metal, sides, up: [0, 1, 0] },
  );
  return [frames.piece("glasses", "shine"), ...(frame.lens ? [lenses.piece("lenses", "shine")] : [])];
}

function pane(strands: Strands, ring: readonly Vec3[], middle: Vec3, colour: string, side: number): void {
  const paint = rgb(colour);
  const centre = strands.vertex(middle, scale(paint, 1.6), 0);
  const rim = ring.map((p) => strands.vertex(p, paint, 0));
  rim.forEach((a, n) => {
    const b = rim[(n + 1) % rim.length] as number;
    if (side > 0) strands.triangle(centre, a, b);
    else strands.triangle(centre, b, a);
  });
}
