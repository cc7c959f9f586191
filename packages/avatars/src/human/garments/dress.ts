import { mixed, type Vec3 } from "../../mesh/vector";
import type { HumanBase } from "../mix";
import type { Piece } from "../piece";
import { isSkirt, makeBottom, reachesShoes } from "./bottoms";
import type { Field } from "./cloth";
import { type Figure, figureOf } from "./figure";
import { makeGown } from "./gowns";
import { soleOf } from "./lasts";
import type { OutfitParameters } from "./outfit";
import { type Layer, shellOf } from "./shell";
import { makeShoes } from "./shoes";
import { type Dressed, makeTop, underOf } from "./top";
import { TOPS, waistOf } from "./tops";

export interface Clothing {
  pieces: Piece[];
  /** What covers each vertex of the pack, a bit each: skinPiece leaves out triangles that one thing covers whole. */
  covered: Uint8Array<ArrayBuffer>;
  /** The body with what clothes cover drawn in a little, to take the skin from: its triangles are larger than hems. */
  body: HumanBase;
  /** Metres of sole under the feet: what the body stands higher by. Pieces are not raised. */
  lift: number;
}

/** Clothes for a body. Deterministic. @param level of detail, 0 the fullest */
export function dress(base: HumanBase, outfit: OutfitParameters, level: 0 | 1 | 2 = 0): Clothing {
  const figure = figureOf(base);
  const worn = [...wornOnTrunk(figure, outfit, level), makeShoes(figure, outfit.shoes, level)];
  const covered = new Uint8Array(base.pack.vertices);
  const deep = new Float32Array(base.pack.vertices);
  const { start, count } = base.pack.groups.skin;
  const { torso } = outfit;
  const isLegless = torso.kind !== "dress" && reachesShoes(torso.bottom.style);
  worn.forEach(({ hides }, n) => {
    // Far triangles reach from under one thing to under another, and what is bare between them would be a hole.
    const by = level === 2 ? 1 << n : 1;
    for (const edges of hides) hide(base, edges, { covered, deep, by }, start, count, MARGIN[level]);
  });
  const body =
    level === 0 ? drawIn(figure, deep, 0.012 * figure.size) : shrink(figure, covered, SHRUNK[level]);
  if (level === 2 && isLegless) {
    const hip = base.joints.leftUpperLeg[1];
    for (let v = start; v < start + count; v++) {
      const isAbove = (base.positions[v * 3 + 1] as number) >= hip;
      const by = covered[v] as number;
      if (isAbove === (by === 0)) covered[v] = by | (isAbove ? BARE_ABOVE : LEG_IN_CLOTH);
    }
  }
  return {
    pieces: worn.flatMap(({ pieces }) => pieces.map((sewing) => sewing.piece())),
    covered,
    body,
    lift: soleOf(outfit.shoes.style),
  };
}

function wornOnTrunk(figure: Figure, { torso, shoes }: OutfitParameters, level: 0 | 1 | 2): Dressed[] {
  if (torso.kind === "dress") return [makeGown(figure, torso.dress, level)];
  const { top, bottom } = torso;
  const how = TOPS[top.style];
  const waist = waistOf(figure);
  const skirted = isSkirt(bottom.style);
  // Skirts are wider than any top that would hang over them: with a skirt, tops end at the waist.
  const hem = skirted ? Math.max(how.hem(figure), waist - 0.03 * figure.size) : how.hem(figure);
  // What is worn in the trousers is made before them, what hangs over them after.
  const inner = how.tucked ? shellOf(figure, how.ease) : underOf(figure, top.style);
  // Nobody sees what is under a closed top, but for what a raised arm lets out.
  const seen = how.tucked || how.open !== null || hem > waist;
  const under = seen ? null : skirted ? waist : hem + 0.07 * figure.size;
  const below = makeBottom(figure, bottom, level, under, inner ? [[inner, 0.004]] : [], shoes.style);
  const over: Layer[] = [];
  if (!how.tucked) {
    const layer = underOf(figure, top.style);
    if (layer) over.push([layer, 0.006]);
    // A waistband stands out a centimetre.
    if (below.shell) over.push([below.shell, under === null ? 0.013 : 0.006]);
  }
  return [makeTop(figure, top, level, over, hem), below];
}

/**
 * Bits that no garment has, for a far body in long trousers: its legs in them, and what is bare above. One triangle
 * reaches from hip to foot there and would come through the cloth.
 */
const LEG_IN_CLOTH = 64;
const BARE_ABOVE = 32;

/** Whether a triangle is not seen. @param a what covers its corners, see Clothing.covered */
export function isCovered(a: number, b: number, c: number): boolean {
  if ((a & b & c & ~BARE_ABOVE) !== 0) return true;
  const any = a | b | c;
  return (any & LEG_IN_CLOTH) !== 0 && (any & BARE_ABOVE) === 0;
}

/** Skin stays under the outermost centimetres, so that nobody sees where it ends; metres by level. */
const MARGIN = [0.026, 0.018, 0.002] as const;
/** How much further than other skin that of heels is drawn in. */
const HEELS = 2.2;
/** Coarse triangles cut corners: what is covered lies this share of the way to the bones. */
const SHRUNK = { 1: 0.16, 2: 0.42 } as const;

function hide(
  base: HumanBase,
  edges: readonly Field[],
  { covered, deep, by }: { covered: Uint8Array; deep: Float32Array; by: number },
  start: number,
  count: number,
  margin: number,
): void {
  for (let v = start; v < start + count; v++) {
    const p = [
      base.positions[v * 3] as number,
      base.positions[v * 3 + 1] as number,
      base.positions[v * 3 + 2] as number,
    ] as const;
    let inside = margin;
    for (const edge of edges) if (inside > 0) inside = Math.min(inside, edge(p, v));
    if (inside >= margin) covered[v] = (covered[v] as number) | by;
    deep[v] = Math.max(deep[v] as number, inside / margin);
  }
}

/** The skin under the outermost centimetres of cloth, too: where arms hang and knees bend it would come through. */
function drawIn({ base, leg, ankle }: Figure, deep: Float32Array, metres: number): HumanBase {
  const positions = Float32Array.from(base.positions);
  for (let v = 0; v < deep.length; v++) {
    // Feet are of few triangles, which reach from over a shoe's edge down to its heel.
    const isHeel = (leg[v] as number) > 0.5 && (base.positions[v * 3 + 1] as number) < ankle;
    const by = (deep[v] as number) * (isHeel ? HEELS : 1);
    if (by === 0) continue;
    for (let n = v * 3; n < v * 3 + 3; n++)
      positions[n] = (positions[n] as number) - (base.normals[n] as number) * metres * by;
  }
  return { ...base, positions };
}

function shrink(figure: Figure, covered: Uint8Array, share: number): HumanBase {
  const { base, arm, leg, arms, legs } = figure;
  const positions = Float32Array.from(base.positions);
  for (let v = 0; v < covered.length; v++) {
    if (covered[v] === 0) continue;
    const p: Vec3 = [
      positions[v * 3] as number,
      positions[v * 3 + 1] as number,
      positions[v * 3 + 2] as number,
    ];
    const side = p[0] >= 0 ? "left" : "right";
    const middle: Vec3 =
      (arm[v] as number) > 0.5
        ? arms[side].along(p).middle
        : (leg[v] as number) > 0.5
          ? legs[side].along(p).middle
          : [p[0] * 0.5, p[1], figure.middle(p[1])];
    positions.set(mixed(p, middle, share), v * 3);
  }
  return { ...base, positions };
}
