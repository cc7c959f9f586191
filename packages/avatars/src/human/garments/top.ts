import { type Rgb, rgb, shade } from "../../mesh/colour";
import { length, lerp, smooth, sub } from "../../mesh/vector";
import { cut, type Field } from "./cloth";
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
import { makeFront } from "./front-details";
import { pinOn } from "./fronts";
import type { Dye, TopStyle } from "./outfit";
import { patternOf } from "./patterns";
import { Sewing } from "./sewing";
import { line, sew, turnIn } from "./sewn";
import { type Ease, type Layer, type Shell, shellOf } from "./shell";
import { makeTails } from "./skirts";
import { TOPS, type TopCut, waistOf } from "./tops";
import { cuffs, hemBand, sash } from "./trims";

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
  // Coarse triangles cut corners: what is below must lie deeper.
  const room = level === 2 ? 0.018 : 0;
  const shell = shellOf(
    figure,
    how.ease,
    over.map(([layer, metres]) => [layer, metres + room]),
  );
  const colour = rgb(top.colour);
  const accent = rgb(top.accent);
  const trim = how.trim === "accent" ? accent : shade(colour, 0.86);
  const neck = neckOf(figure, how);
  const sleeve =
    "to" in how.sleeve ? sleeveEdge(figure, how.sleeve.to) : armholeEdge(figure, how.sleeve.armhole);
  // Cloth ends in the cuff: what went on below it would come through where a sleeve is wide.
  const [, elbow, wrist] = figure.arms.left.joints;
  const cuffed = level < 2 && how.cuff > 0 && "to" in how.sleeve;
  const shorter = cuffed ? Math.max(0, how.cuff - 0.006) / (length(sub(wrist, elbow)) / k) : 0;
  const end = "to" in how.sleeve && cuffed ? sleeveEdge(figure, how.sleeve.to - shorter) : sleeve;
  const gap = how.open ? gapOf(figure, how.open, hem) : null;
  const cuts = [neck, hemEdge(figure, hem + how.hemBand * k), end, ...(gap ? [frontEdge(figure, gap)] : [])];
  const dye: Dye = how.sequins && top.pattern === "plain" ? { ...top, pattern: "sequins" } : top;
  const pattern = patternOf(figure, dye, cuts.length, level);
  const cloth = cut(shell, level, cuts, pattern.slices);
  const finish = dye.pattern === "sequins" ? "sequin" : how.finish;
  const sewing = new Sewing("top", finish);
  sew(sewing, cloth, pattern.paint, pattern.tint, cuts.length);
  if (level === 0)
    turnIn(sewing, cloth, how.trim === "accent" && !gap ? accent : colour, 0.003 * k, 0.022 * k);
  if (level === 0 && how.lining > 0) line(sewing, cloth, cuts.indexOf(end), how.lining * k, colour);
  const trims = new Sewing("trim", finish !== "cloth" && how.collar !== "rib" ? "shine" : "cloth");
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
        // Collars stand off the neck: one looks down between them and the skin.
        less(neckOf(figure, { ...how, neck: layered ? UNDER_NECK : how.neck }), level === 2 ? 0 : 0.022 * k),
        hemEdge(figure, hem),
        less(hidden, ("to" in how.sleeve ? Math.max(0.03, how.lining) : 0.012) * k),
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
  makeCollar(sewing, shell, neck, shirt ? "shirt" : "rib", shade(colour, 1.02), level === 0 ? 0 : 2);
  if (shirt && level < 2) cuffs(sewing, shell, 1.97, 0.045 * k, shade(colour, 0.95), level);
  return [sewing];
}
