import { type Rgb, rgb, shade } from "../../mesh/colour";
import { lerp, sub, type Vec3 } from "../../mesh/vector";
import { SIDES } from "../../skeleton/bones";
import { cut, type Field } from "./cloth";
import { hemEdge, legEdge, waistEdge } from "./edges";
import type { Figure } from "./figure";
import { button, patch, pinOn, strip } from "./fronts";
import { shaftOf } from "./lasts";
import { band, lineAround, ribbon } from "./lines";
import type { BottomStyle, Dye, ShoeStyle } from "./outfit";
import { patternOf } from "./patterns";
import { Sewing } from "./sewing";
import { sew, turnIn } from "./sewn";
import { type Ease, type Layer, type Shell, shellOf } from "./shell";
import { makeSkirt, type SkirtCut } from "./skirts";
import type { Dressed } from "./top";
import { waistOf } from "./tops";

interface TrouserCut {
  ease: Ease;
  /** 1 the knee, 2 the ankle. */
  to: number;
  /** Turned-up or knitted ends. */
  cuff: number;
  jeans: boolean;
}

const leg = (
  close: number,
  folds: number,
  relax: number,
  ...trouser: (readonly [number, number])[]
): Ease => ({
  close,
  fall: 0,
  taper: 0,
  sleeve: [],
  trouser,
  folds,
  relax,
});

const TROUSERS = {
  trousers: {
    ease: leg(0.006, 0.004, 4, [0.1, 0.06], [0.4, 0.088], [1, 0.076], [2, 0.07]),
    to: 1.98,
    cuff: 0,
    jeans: false,
  },
  wide: {
    ease: leg(0.007, 0.005, 5, [0.05, 0.06], [0.4, 0.1], [1, 0.106], [2, 0.12]),
    to: 2.06,
    cuff: 0,
    jeans: false,
  },
  jeans: {
    ease: leg(0.004, 0.005, 2, [0.1, 0.05], [0.4, 0.078], [1, 0.064], [2, 0.06]),
    to: 1.93,
    cuff: 0.035,
    jeans: true,
  },
  shorts: { ease: leg(0.007, 0.004, 4, [0.05, 0.06], [0.4, 0.1], [1, 0.1]), to: 0.74, cuff: 0, jeans: false },
  leggings: { ease: leg(0.003, 0, 0), to: 1.93, cuff: 0, jeans: false },
} as const satisfies Record<string, TrouserCut>;

const SKIRTS = {
  skirt: { hem: 0.72, flare: 0.036, folds: 7, foldHeight: 0.018, pleated: 0 },
  "long-skirt": { hem: 0.2, flare: 0.05, folds: 8, foldHeight: 0.028, pleated: 0 },
  "pleated-skirt": { hem: 0.66, flare: 0.048, folds: 16, foldHeight: 0.026, pleated: 1 },
} as const satisfies Record<string, SkirtCut>;

/** No leg is seen between it and the shoes. */
export const reachesShoes = (style: BottomStyle): boolean => !isSkirt(style) && TROUSERS[style].to > 1.5;

/** What the band of a skirt lies on. */
const SKIRT_BAND = leg(0.008, 0, 3);

type SkirtStyle = keyof typeof SKIRTS;
export const isSkirt = (style: BottomStyle): style is SkirtStyle => style in SKIRTS;

/**
 * @param under height at which what is worn over it hides the rest; null: it is seen up to the waist
 * @param over what is tucked into it
 * @returns shell: what a top over it has to keep out of
 */
export function makeBottom(
  figure: Figure,
  bottom: Dye & { style: BottomStyle },
  level: 0 | 1 | 2,
  under: number | null,
  over: readonly Layer[],
  shoes: ShoeStyle,
): Dressed & { shell: Shell | null } {
  const { style } = bottom;
  const waist = Math.min(waistOf(figure), under ?? 9);
  const colour = rgb(bottom.colour);
  if (isSkirt(style)) {
    const sewing = new Sewing("bottom", bottom.pattern === "sequins" ? "sequin" : "cloth");
    const { tint } = patternOf(figure, bottom, 0, level);
    const hides = makeSkirt(sewing, figure, SKIRTS[style], waist, (p) => tint(colour, p), level, {
      close: under === null ? 0.013 : 0.008,
    });
    const band = under === null ? shellOf(figure, SKIRT_BAND) : null;
    if (band && level < 2) waistband(sewing, band, waist + 0.012 * figure.size, shade(colour, 0.8), level);
    return { pieces: [sewing], hides: [hides], shell: band };
  }
  const how: TrouserCut = TROUSERS[style];
  const k = figure.size;
  const shell = shellOf(figure, how.ease, over);
  const edges = [waistEdge(figure, waist), legEdge(figure, how.to), ...inBoots(figure, style, shoes)];
  const pattern = patternOf(figure, bottom, edges.length, level);
  const cloth = cut(shell, level, edges, pattern.slices);
  const sewing = new Sewing("bottom", bottom.pattern === "sequins" ? "sequin" : "cloth");
  sew(sewing, cloth, pattern.paint, pattern.tint, edges.length);
  if (level === 0) turnIn(sewing, cloth, colour, 0.003 * k, 0.025 * k);
  const trims = new Sewing("bottomTrim", "cloth");
  if (under === null && level < 2)
    waistband(trims, shell, waist, how.jeans ? rgb(bottom.accent) : shade(colour, 0.75), level);
  if (level === 0) {
    if (how.cuff > 0) turnUps(trims, shell, how, shade(colour, 1.25));
    const pin = pinOn(cloth);
    const fly = figure.crotch + 0.03 * k;
    if (under === null)
      strip(trims, pin, waist - 0.03 * k, fly, 0.012 * k, 0.0025 * k, shade(colour, 0.9), 4, 0.006 * k);
    if (under === null) button(trims, pin, 0, waist - 0.012 * k, 0.008 * k, 0.011 * k, rgb("#d8b25c"));
    if (how.jeans) seatPockets(trims, figure, pinOn(cloth, -1), waist, shade(colour, 0.82));
  }
  return { pieces: [sewing, trims], hides: [edges.slice(0, 2)], shell };
}

/** Leggings end in boots, wider legs fall over them. */
function inBoots(figure: Figure, style: BottomStyle, shoes: ShoeStyle): Field[] {
  const top = shaftOf(shoes, figure.ankle);
  if (style !== "leggings" || top === null) return [];
  return [(p, v) => ((figure.leg[v] as number) > 0.5 ? p[1] - top + 0.025 * figure.size : 0.3)];
}

function seatPockets(
  sewing: Sewing,
  figure: Figure,
  pin: ReturnType<typeof pinOn>,
  waist: number,
  colour: Rgb,
): void {
  const k = figure.size;
  const top = Math.min(waist - 0.04 * k, figure.hips + 0.02 * k);
  for (const sign of [1, -1]) {
    const x = sign * 0.082 * k;
    const rows = [0, 0.5, 0.82, 1].map((t, n) => {
      const half = 0.042 * k * (n === 3 ? 0.12 : 1 - t * 0.12);
      return [-1, 0, 1].map((u) => [x + u * half, top - t * 0.1 * k] as const);
    });
    patch(sewing, pin, rows, 0.004 * k, colour, -1);
  }
}

function waistband(sewing: Sewing, shell: Shell, waist: number, colour: Rgb, level: 0 | 1 | 2): void {
  const { figure } = shell;
  const k = figure.size;
  const line = lineAround(
    shell,
    hemEdge(figure, waist - 0.03 * k),
    { centre: [0, waist - 0.03 * k, figure.middle(waist)], axis: [0, 1, 0] },
    level === 0 ? 28 : 10,
    (v) => (figure.arm[v] as number) < 0.5,
  );
  const upper = lineAround(
    shell,
    hemEdge(figure, waist - 0.004 * k),
    { centre: [0, waist, figure.middle(waist)], axis: [0, 1, 0] },
    level === 0 ? 28 : 10,
    (v) => (figure.arm[v] as number) < 0.5,
  );
  const low = [
    { along: -0.004 * k, out: 0.004 * k, shade: 0.7 },
    { along: 0, out: 0.0085 * k, shade: 0.95 },
  ];
  band(sewing, line, low, colour);
  const rows = [
    { from: line, up: 0, out: 0.0085, dark: 1 },
    { from: upper, up: 0.004, out: 0.009, dark: 1.05 },
    { from: upper, up: 0.006, out: 0.0, dark: 0.6 },
  ].map(({ from, up, out, dark }) => ({
    points: from.points.map((p, n): Vec3 => {
      const way = from.out[n] as Vec3;
      return [p[0] + way[0] * out * k, p[1] + up * k, p[2] + way[2] * out * k];
    }),
    skins: from.skins,
    shade: dark,
  }));
  ribbon(sewing, rows, [0, 1, 0], colour);
}

/** Trouser ends rolled up. */
function turnUps(sewing: Sewing, shell: Shell, how: TrouserCut, colour: Rgb): void {
  const { figure } = shell;
  const k = figure.size;
  for (const side of SIDES) {
    const [, hinge, end] = figure.legs[side].joints;
    const sign = side === "left" ? 1 : -1;
    const long = Math.hypot(...sub(end, hinge));
    const axis: Vec3 = [(hinge[0] - end[0]) / long, (hinge[1] - end[1]) / long, (hinge[2] - end[2]) / long];
    const line = lineAround(
      shell,
      legEdge(figure, how.to - 0.01),
      {
        centre: [
          lerp(hinge[0], end[0], how.to - 1),
          lerp(hinge[1], end[1], how.to - 1),
          lerp(hinge[2], end[2], how.to - 1),
        ],
        axis,
      },
      20,
      (v) => (figure.leg[v] as number) > 0.5 && (figure.base.positions[v * 3] as number) * sign > 0,
    );
    band(
      sewing,
      line,
      [
        { along: 0.012 * k, out: -0.008 * k, shade: 0.4 },
        { along: -0.004 * k, out: -0.002 * k, shade: 0.7 },
        { along: -0.004 * k, out: 0.004 * k, shade: 0.9 },
        { along: how.cuff * k, out: 0.006 * k, shade: 1 },
        { along: how.cuff * k, out: 0.0, shade: 0.7 },
      ],
      colour,
    );
  }
}
