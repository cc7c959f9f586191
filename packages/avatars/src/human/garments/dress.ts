import type { HumanBase } from "../mix";
import type { Piece } from "../piece";
import { makeBottom } from "./bottoms";
import type { Field } from "./cloth";
import { type Figure, figureOf } from "./figure";
import { makeGown } from "./gowns";
import type { OutfitParameters, Torso } from "./outfit";
import { shellOf } from "./shell";
import { makeShoes, soleOf } from "./shoes";
import { type Dressed, makeTop } from "./top";
import { TOPS, waistOf } from "./tops";

export interface Clothing {
  pieces: Piece[];
  /** Vertices of the pack that clothes cover, by vertex: what skinPiece leaves out. */
  covered: Uint8Array<ArrayBuffer>;
  /** Metres of sole under the feet: what the body stands higher by. Pieces are not raised. */
  lift: number;
}

/** Clothes for a body. Deterministic. @param level of detail, 0 the fullest */
export function dress(base: HumanBase, outfit: OutfitParameters, level: 0 | 1 | 2 = 0): Clothing {
  const figure = figureOf(base);
  const worn = [...wornOnTrunk(figure, outfit.torso, level), makeShoes(figure, outfit.shoes, level)];
  const covered = new Uint8Array(base.pack.vertices);
  const { start, count } = base.pack.groups.skin;
  for (const { hides } of worn) for (const edges of hides) hide(base, edges, covered, start, count);
  return {
    pieces: worn.flatMap(({ pieces }) => pieces.map((sewing) => sewing.piece())),
    covered,
    lift: soleOf(outfit.shoes.style),
  };
}

function wornOnTrunk(figure: Figure, torso: Torso, level: 0 | 1 | 2): Dressed[] {
  if (torso.kind === "dress") return [makeGown(figure, torso.dress, level)];
  const { hem, tucked, open } = TOPS[torso.top.style];
  const bare = hem(figure) > waistOf(figure);
  // Nobody sees what is under a closed top, but for what a raised arm lets out.
  const under = tucked || bare || open ? null : hem(figure) + 0.07 * figure.size;
  if (under === null && tucked) {
    const inner = shellOf(figure, TOPS[torso.top.style].ease);
    return [makeTop(figure, torso.top, level, null), makeBottom(figure, torso.bottom, level, under, inner)];
  }
  const bottom = makeBottom(figure, torso.bottom, level, under, null);
  return [makeTop(figure, torso.top, level, bottom.shell), bottom];
}

/** Skin stays under the outermost two centimetres, so that nobody sees where it ends. */
const MARGIN = 0.022;

function hide(
  base: HumanBase,
  edges: readonly Field[],
  covered: Uint8Array,
  start: number,
  count: number,
): void {
  for (let v = start; v < start + count; v++) {
    const p = [
      base.positions[v * 3] as number,
      base.positions[v * 3 + 1] as number,
      base.positions[v * 3 + 2] as number,
    ] as const;
    if (edges.every((edge) => edge(p, v) > MARGIN)) covered[v] = 1;
  }
}
