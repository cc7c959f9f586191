import { lerp } from "../../mesh/vector";
import type { HumanBase } from "../mix";
import type { Piece } from "../piece";
import { makeBottom } from "./bottoms";
import type { Field } from "./cloth";
import { figureOf } from "./figure";
import type { OutfitParameters } from "./outfit";
import { makeShoes, soleOf } from "./shoes";
import { makeTop } from "./tops";

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
  const { torso, shoes } = outfit;
  const worn = [
    ...(torso.kind === "separates"
      ? [
          makeTop(figure, torso.top, level),
          makeBottom(figure, torso.bottom, level, lerp(figure.crotch, figure.hips, 0.35) + 0.06),
        ]
      : []),
    makeShoes(figure, shoes, level),
  ];
  const covered = new Uint8Array(base.pack.vertices);
  const { start, count } = base.pack.groups.skin;
  for (const { hides } of worn) for (const edges of hides) hide(base, edges, covered, start, count);
  return {
    pieces: worn.flatMap(({ pieces }) => pieces.map((sewing) => sewing.piece())),
    covered,
    lift: soleOf(shoes.style),
  };
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
