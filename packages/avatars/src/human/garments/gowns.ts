import { rgb } from "../../mesh/colour";
import { lerp } from "../../mesh/vector";
import { cut, type Field } from "./cloth";
import { armholeEdge, both, collarEdge, hemEdge, scoopEdge, sleeveEdge, vEdge } from "./edges";
import type { Figure } from "./figure";
import type { DressStyle, Dye } from "./outfit";
import { patternOf } from "./patterns";
import { Sewing } from "./sewing";
import { sew, turnIn } from "./sewn";
import { type Ease, shellOf } from "./shell";
import { makeSkirt, type SkirtCut } from "./skirts";
import type { Dressed } from "./top";

interface GownCut {
  ease: Ease;
  sleeve: { to: number } | { armhole: number };
  neck: { kind: "v" | "scoop"; depth: number; width: number };
  skirt: SkirtCut;
  finish: "cloth" | "shine";
  belt: boolean;
}

const FITTED: Ease = {
  close: 0.006,
  fall: 0.25,
  taper: 0.3,
  sleeve: [],
  trouser: [],
  folds: 0.0015,
  relax: 3,
};

const GOWNS: Record<DressStyle, GownCut> = {
  "summer-dress": {
    ease: FITTED,
    sleeve: { armhole: 0.04 },
    neck: { kind: "scoop", depth: 0.1, width: 0.08 },
    skirt: { hem: 0.58, flare: 0.09, folds: 9, foldHeight: 0.03, pleated: 0 },
    finish: "cloth",
    belt: true,
  },
  "evening-gown": {
    ease: FITTED,
    sleeve: { armhole: 0.05 },
    neck: { kind: "v", depth: 0.17, width: 0.09 },
    skirt: { hem: 0.06, flare: 0.1, folds: 8, foldHeight: 0.04, pleated: 0 },
    finish: "shine",
    belt: false,
  },
  "glitter-dress": {
    ease: { ...FITTED, close: 0.008 },
    sleeve: { to: 1.9 },
    neck: { kind: "scoop", depth: 0.05, width: 0.095 },
    skirt: { hem: 0.76, flare: 0.02, folds: 6, foldHeight: 0.008, pleated: 0 },
    finish: "shine",
    belt: false,
  },
};

export function makeGown(figure: Figure, gown: Dye & { style: DressStyle }, level: 0 | 1 | 2): Dressed {
  const how = GOWNS[gown.style];
  const k = figure.size;
  const dye: Dye =
    gown.style === "glitter-dress" && gown.pattern === "plain" ? { ...gown, pattern: "sequins" } : gown;
  const shell = shellOf(figure, how.ease);
  const colour = rgb(gown.colour);
  const waist = lerp(figure.hips, figure.waist, 0.9);
  const neck: Field = both(
    collarEdge(figure, 0.012),
    how.neck.kind === "v"
      ? vEdge(figure, how.neck.depth, how.neck.width)
      : scoopEdge(figure, how.neck.depth, how.neck.width),
  );
  const sleeve =
    "to" in how.sleeve ? sleeveEdge(figure, how.sleeve.to) : armholeEdge(figure, how.sleeve.armhole);
  const cuts = [neck, hemEdge(figure, waist - 0.012 * k), sleeve];
  const pattern = patternOf(figure, dye, cuts.length, level);
  const cloth = cut(shell, level, cuts, pattern.slices);
  const sewing = new Sewing("dress", dye.pattern === "sequins" ? "sequin" : how.finish);
  sew(sewing, cloth, pattern.paint, pattern.tint, cuts.length);
  if (level === 0) turnIn(sewing, cloth, colour, 0.002 * k, 0.016 * k);
  const skirt = makeSkirt(sewing, figure, how.skirt, waist, (p) => pattern.tint(colour, p), level, {
    close: how.ease.close + 0.005,
  });
  return { pieces: [sewing], hides: [[neck, hemEdge(figure, waist - 0.03 * k), sleeve], skirt] };
}
