import { blend, type Rgb, rgb, shade } from "../../mesh/colour";
import { lerp, smooth, type Vec3 } from "../../mesh/vector";
import { SIDES } from "../../skeleton/bones";
import { band, cut, type Field, lineAround, ribbon, sew, turnIn } from "./cloth";
import { makeCollar } from "./collars";
import {
  armholeEdge,
  both,
  collarEdge,
  frontEdge,
  hemEdge,
  less,
  scoopEdge,
  sleeveEdge,
  vEdge,
} from "./edges";
import type { Figure } from "./figure";
import { button, type Pin, patch, pinOn, strip } from "./fronts";
import type { Dye, TopStyle } from "./outfit";
import { patternOf } from "./patterns";
import { Sewing } from "./sewing";
import { type Ease, type Layer, type Shell, shellOf } from "./shell";
import { makeTails } from "./skirts";
import { TOPS, type TopCut, waistOf } from "./tops";

export interface Dressed {
  pieces: Sewing[];
  /** Inside of all fields of one of these nobody sees skin; metres. */
  hides: Field[][];
}

type Level = 0 | 1 | 2;

/** @param over what it is worn over, if it is not tucked in @param hem height of the lower edge */
export function makeTop(
  figure: Figure,
  top: Dye & { style: TopStyle },
  level: Level,
  over: readonly Layer[],
  hem: number,
): Dressed {
  const how: TopCut = TOPS[top.style];
  const k = figure.size;
  const below = underOf(figure, top.style);
  const layered = below !== null;
  const shell = shellOf(figure, how.ease, over);
  const colour = rgb(top.colour);
  const accent = rgb(top.accent);
  const trim = how.trim === "accent" ? accent : shade(colour, 0.86);
  const neck = neckOf(figure, how);
  const sleeve =
    "to" in how.sleeve ? sleeveEdge(figure, how.sleeve.to) : armholeEdge(figure, how.sleeve.armhole);
  const gap = how.open ? gapOf(figure, how.open, hem) : null;
  const cuts = [
    neck,
    hemEdge(figure, hem + how.hemBand * k),
    sleeve,
    ...(gap ? [frontEdge(figure, gap)] : []),
  ];
  const dye: Dye = how.sequins && top.pattern === "plain" ? { ...top, pattern: "sequins" } : top;
  const pattern = patternOf(figure, dye, cuts.length, level);
  const cloth = cut(shell, level, cuts, pattern.slices);
  const finish = how.finish === "shine" || dye.pattern === "sequins" ? "shine" : "cloth";
  const sewing = new Sewing("top", finish);
  sew(sewing, cloth, pattern.paint, pattern.tint, dye.pattern === "sequins" && level === 0);
  if (level === 0)
    turnIn(sewing, cloth, how.trim === "accent" && !gap ? accent : colour, 0.003 * k, 0.02 * k);
  const trims = new Sewing("trim", finish === "shine" && how.collar !== "rib" ? "shine" : "cloth");
  if (how.neck.kind === "round") makeCollar(trims, shell, neck, how.collar, trim, level);
  if (level < 2) {
    if (how.hemBand > 0) hemBand(trims, shell, hem, how.hemBand * k, trim, level, gap);
    if (how.cuff > 0 && "to" in how.sleeve) cuffs(trims, shell, how.sleeve.to, how.cuff * k, trim, level);
  }
  if (how.front === "sash") sash(trims, shell, accent, level);
  const pieces = [sewing];
  if (level === 0) {
    const pin = pinOn(cloth);
    makeFront(trims, pin, figure, how, { colour, accent, hem, gap });
  }
  if (how.tails) makeTails(sewing, shell, hem, colour, level);
  pieces.push(trims);
  if (below)
    pieces.push(
      ...makeUnder(
        below,
        how,
        how.under === "shirt" ? [neck, sleeve] : gap ? [neck, frontEdge(figure, gap)] : [neck],
        accent,
        level,
      ),
    );
  // One looks into sleeves further than under hems.
  const hidden = how.under === "shirt" ? sleeveEdge(figure, 1.97) : sleeve;
  return {
    pieces,
    hides: [
      [
        neckOf(figure, { ...how, neck: layered ? UNDER_NECK : how.neck }),
        hemEdge(figure, hem),
        less(hidden, ("to" in how.sleeve ? 0.03 : 0.012) * k),
      ],
    ],
  };
}

const UNDER_NECK = { kind: "round", drop: 0.022 } as const;

function neckOf(figure: Figure, { neck }: Pick<TopCut, "neck">): Field {
  switch (neck.kind) {
    case "round":
      return collarEdge(figure, neck.drop);
    case "v":
      return both(collarEdge(figure, 0.004), vEdge(figure, neck.depth, neck.width));
    case "scoop":
      return both(collarEdge(figure, 0.012), scoopEdge(figure, neck.depth, neck.width));
  }
}

/** Half the width that stays open in front, by height. */
function gapOf(figure: Figure, open: NonNullable<TopCut["open"]>, hem: number): (y: number) => number {
  const k = figure.size;
  // Tailored fronts meet at the button and part above and below it.
  const meet = open.closedAt > 0 ? figure.neck - (open.closedAt + 0.1) * k : null;
  return (y) => {
    if (meet === null) return lerp(open.hem, open.collar, smooth(hem, figure.neck, y)) * k;
    const above = smooth(meet, figure.neck - 0.02 * k, y);
    const below = smooth(meet - 0.03 * k, hem - 0.02, y);
    return (0.003 + open.collar * above ** 0.8 + open.hem * below) * k;
  };
}

const UNDER: Ease = { close: 0.005, fall: 0.6, taper: 0.2, sleeve: [], trouser: [], folds: 0.0015, relax: 2 };

/** What shows under a top that is open, as a shell; null: nothing. */
export function underOf(figure: Figure, style: TopStyle): Shell | null {
  const how = TOPS[style];
  if (!how.open && how.neck.kind !== "v") return null;
  return shellOf(figure, how.under === "shirt" ? TOPS.shirt.ease : UNDER);
}

/** What is worn below: only as much of it as is seen. @param over edges of what covers it */
function makeUnder(shell: Shell, how: TopCut, over: readonly Field[], colour: Rgb, level: Level): Sewing[] {
  const { figure } = shell;
  const k = figure.size;
  const shirt = how.under === "shirt";
  const neck = collarEdge(figure, shirt ? 0.004 : UNDER_NECK.drop - 0.008);
  const low = waistOf(figure) - 0.02 * k;
  const seen: Field = (p, v) => {
    let deep = 9;
    for (const edge of over) deep = Math.min(deep, edge(p, v));
    return 0.035 * k - deep;
  };
  const sleeve = sleeveEdge(figure, shirt ? 1.97 : 0.1);
  const before: Field = (p, v) =>
    shirt ? 1 : (figure.arm[v] as number) > 0.5 ? -1 : p[2] - figure.middle(p[1]) + 0.02 * k;
  const cloth = cut(shell, level === 0 && !shirt ? 1 : level, [
    neck,
    hemEdge(figure, low),
    sleeve,
    before,
    seen,
  ]);
  const sewing = new Sewing("under", "cloth");
  sew(sewing, cloth, () => colour);
  makeCollar(
    sewing,
    shell,
    neck,
    how.lapels || shirt ? "shirt" : "rib",
    shade(colour, 1.02),
    level === 0 ? 0 : 2,
  );
  if (shirt && level < 2) cuffs(sewing, shell, 1.97, 0.045 * k, shade(colour, 0.95), level);
  return [sewing];
}

/** Knitted edges draw in under the cloth above. */
function hemBand(
  sewing: Sewing,
  shell: Shell,
  hem: number,
  wide: number,
  colour: Rgb,
  level: Level,
  gap: ((y: number) => number) | null,
): void {
  const { figure } = shell;
  const k = figure.size;
  const notArms = (v: number) => (figure.arm[v] as number) < 0.5;
  const count = level === 0 ? 30 : 10;
  const line = (y: number) =>
    lineAround(
      shell,
      hemEdge(figure, y),
      { centre: [0, y, figure.middle(y)], axis: [0, 1, 0] },
      count,
      notArms,
    );
  const [upper, lower] = [line(hem + wide), line(hem)];
  const row = (from: typeof upper, up: number, out: number, dark: number) => ({
    points: from.points.map((p, n): Vec3 => {
      const way = from.out[n] as Vec3;
      return [p[0] + way[0] * out, p[1] + up, p[2] + way[2] * out];
    }),
    skins: from.skins,
    shade: dark,
  });
  const half = gap ? gap(hem) / 0.12 : 0;
  ribbon(
    sewing,
    [
      row(upper, 0.006 * k, 0.001, 0.75),
      row(upper, -0.006 * k, 0.0015, 0.9),
      ...(level === 0 ? [row(lower, wide * 0.5, 0.002, 1)] : []),
      row(lower, 0.004 * k, -0.002 * k, 0.94),
      row(lower, 0.001, -0.006 * k, 0.7),
      ...(level === 0 ? [row(lower, 0.02 * k, -0.01 * k, 0.4)] : []),
    ],
    [0, 1, 0],
    colour,
    (a) => Math.abs(a) >= half,
  );
}

function cuffs(sewing: Sewing, shell: Shell, to: number, wide: number, colour: Rgb, level: Level): void {
  const { figure } = shell;
  const k = figure.size;
  for (const side of SIDES) {
    const limb = figure.arms[side];
    const sign = side === "left" ? 1 : -1;
    const [, hinge, end] = limb.joints;
    const long = Math.hypot(end[0] - hinge[0], end[1] - hinge[1], end[2] - hinge[2]);
    const axis: Vec3 = [(end[0] - hinge[0]) / long, (end[1] - hinge[1]) / long, (end[2] - hinge[2]) / long];
    const t = to - wide / long;
    const centre: Vec3 = [
      hinge[0] + axis[0] * (to - 1) * long,
      hinge[1] + axis[1] * (to - 1) * long,
      hinge[2] + axis[2] * (to - 1) * long,
    ];
    const line = lineAround(
      shell,
      sleeveEdge(figure, t),
      { centre, axis },
      level === 0 ? 16 : 6,
      (v) => (figure.arm[v] as number) > 0.5 && (figure.base.positions[v * 3] as number) * sign > 0,
    );
    band(
      sewing,
      line,
      [
        { along: -0.004 * k, out: 0.002, shade: 0.75 },
        { along: 0.008 * k, out: 0.003 * k, shade: 0.9 },
        { along: wide, out: -0.002 * k, shade: 1 },
        { along: wide + 0.002 * k, out: -0.006 * k, shade: 0.75 },
        ...(level === 0 ? [{ along: wide - 0.02 * k, out: -0.008 * k, shade: 0.4 }] : []),
      ],
      colour,
    );
  }
}

/** A broad sash around the waist. */
function sash(sewing: Sewing, shell: Shell, colour: Rgb, level: Level): void {
  const { figure } = shell;
  const k = figure.size;
  const at = lerp(figure.hips, figure.waist, 0.85);
  const row = (dy: number, out: number, dark: number) => {
    const y = at + dy * k;
    const line = lineAround(
      shell,
      hemEdge(figure, y),
      { centre: [0, y, figure.middle(y)], axis: [0, 1, 0] },
      level === 0 ? 28 : 10,
      (v) => (figure.arm[v] as number) < 0.5,
    );
    return {
      points: line.points.map((p, n): Vec3 => {
        const way = line.out[n] as Vec3;
        return [p[0] + way[0] * out * k, p[1], p[2] + way[2] * out * k];
      }),
      skins: line.skins,
      shade: dark,
    };
  };
  ribbon(
    sewing,
    [
      row(-0.05, -0.002, 0.7),
      row(-0.046, 0.004, 0.9),
      row(0, 0.005, 1.02),
      row(0.046, 0.004, 0.96),
      row(0.05, -0.002, 0.7),
    ],
    [0, 1, 0],
    colour,
  );
}

interface FrontLook {
  colour: Rgb;
  accent: Rgb;
  hem: number;
  gap: ((y: number) => number) | null;
}

function makeFront(sewing: Sewing, pin: Pin, figure: Figure, how: TopCut, look: FrontLook): void {
  const k = figure.size;
  const { colour, accent, hem, gap } = look;
  const throat = figure.neck - (how.neck.kind === "v" ? how.neck.depth : 0.035) * k;
  const brass: Rgb = rgb("#d8b25c");
  const low = hem + (how.hemBand + 0.008) * k;
  const buttons = (from: number, to: number, count: number, paint: Rgb, x = 0, size = 0.0058) => {
    for (let n = 0; n < count; n++)
      button(sewing, pin, x, lerp(from, to, count > 1 ? n / (count - 1) : 0), size * k, 0.004 * k, paint);
  };
  switch (how.front) {
    case "buttons":
      strip(sewing, pin, throat + 0.006 * k, low, 0.016 * k, 0.003 * k, colour, 9);
      buttons(
        throat - 0.02 * k,
        low + 0.04 * k,
        how.sleeve && "armhole" in how.sleeve ? 4 : 6,
        how.lapels ? brass : blend(accent, [1, 1, 1], 0.25),
      );
      break;
    case "half-buttons":
      strip(sewing, pin, throat + 0.008 * k, throat - 0.12 * k, 0.015 * k, 0.003 * k, accent, 4);
      buttons(throat - 0.02 * k, throat - 0.095 * k, 3, blend(colour, [1, 1, 1], 0.6));
      break;
    case "buttoned-low": {
      const meet = figure.neck - ((how.open?.closedAt ?? 0) + 0.12) * k;
      buttons(meet, meet - 0.09 * k, how.tails ? 1 : 2, shade(colour, 0.45), 0.02 * k, 0.008);
      break;
    }
    case "zip":
      if (!gap) break;
      for (const sign of [1, -1]) {
        const rows = Array.from({ length: 11 }, (_, n) => {
          const y = lerp(throat + 0.012 * k, low, n / 10);
          const inner = sign * (gap(y) + 0.001);
          const outer = sign * (gap(y) + 0.01 * k);
          return [
            [Math.min(inner, outer), y],
            [Math.max(inner, outer), y],
          ] as const;
        });
        patch(sewing, pin, rows, 0.003 * k, brass);
      }
      break;
  }
  if (how.lapels && gap)
    lapels(
      sewing,
      pin,
      figure,
      how,
      gap,
      how.finish === "shine" || how.tails ? shade(colour, 0.4) : shade(colour, 0.8),
    );
  if (how.pocket === "kangaroo") {
    const [y0, y1] = [low + 0.14 * k, low + 0.012 * k];
    const rows = [0, 0.35, 0.7, 1].map((t) => {
      const half = (0.07 + 0.045 * smooth(0.05, 0.75, t)) * k;
      return [-1, -0.5, 0, 0.5, 1].map((x) => [x * half, lerp(y0, y1, t)] as const);
    });
    patch(sewing, pin, rows, 0.007 * k, shade(colour, 0.92));
    for (const sign of [1, -1])
      strip(
        sewing,
        pin,
        throat + 0.01 * k,
        throat - 0.13 * k,
        0.0028 * k,
        0.006 * k,
        accent,
        5,
        sign * 0.034 * k,
      );
  }
  if (how.pocket === "chest") {
    const [x, y] = [0.075 * k, figure.armpit - 0.02 * k];
    patch(sewing, pin, box(x, y, 0.034 * k, 0.075 * k), 0.004 * k, shade(colour, 0.93));
  }
  if (how.pocket === "flaps")
    for (const sign of [1, -1]) {
      const y = Math.max(low + 0.07 * k, lerp(figure.hips, figure.waist, 0.25));
      patch(sewing, pin, box(sign * 0.105 * k, y, 0.05 * k, 0.035 * k), 0.005 * k, shade(colour, 0.85));
    }
}

function box(x: number, y: number, half: number, deep: number): (readonly [number, number])[][] {
  return [0, 0.5, 1].map((t) => [-1, 0, 1].map((u) => [x + u * half, y - t * deep] as const));
}

/** Turned-back fronts, from the collar down to where they meet, with a notch. */
function lapels(
  sewing: Sewing,
  pin: Pin,
  figure: Figure,
  how: TopCut,
  gap: (y: number) => number,
  colour: Rgb,
): void {
  const k = figure.size;
  const from = figure.neck - 0.012 * k;
  const to =
    how.open && how.open.closedAt > 0 ? figure.neck - (how.open.closedAt + 0.1) * k : figure.neck - 0.2 * k;
  for (const sign of [1, -1]) {
    // The collar's end, the notch, and the lapel that narrows down to where the fronts meet.
    const steps: readonly (readonly [t: number, wide: number, up: number])[] = [
      [0, 0.034, 0],
      [0.14, 0.04, 0],
      [0.26, 0.042, -0.004],
      [0.27, 0.03, 0.004],
      [0.3, 0.066, 0.014],
      [0.42, 0.062, 0.01],
      [0.62, 0.046, 0.004],
      [0.82, 0.026, 0],
      [1, 0.004, 0],
    ];
    const rows = steps.map(([t, wide, up]) => {
      const y = lerp(from, to, t);
      const near = sign * (gap(y) - 0.002 * k);
      const far = sign * (gap(y) + wide * k);
      const places = [
        [near, y],
        [(near + far) / 2, y + (up * k) / 2],
        [far, y + up * k],
      ] as const;
      return sign > 0 ? places : places.toReversed();
    });
    patch(sewing, pin, rows, 0.007 * k, colour);
  }
}
