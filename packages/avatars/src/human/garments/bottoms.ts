import { rgb } from "../../mesh/colour";
import { lerp } from "../../mesh/vector";
import { cut, sew, turnIn } from "./cloth";
import { legEdge, waistEdge } from "./edges";
import type { Figure } from "./figure";
import type { BottomStyle, Dye } from "./outfit";
import { Sewing } from "./sewing";
import { type Ease, shellOf } from "./shell";
import type { Dressed } from "./tops";

const TROUSERS: Ease = {
  close: 0.006,
  fall: 0,
  taper: 0,
  sleeve: [],
  trouser: [
    [0.1, 0.06],
    [0.4, 0.085],
    [1, 0.075],
    [2, 0.075],
  ],
  folds: 0.004,
  relax: 3,
};

export function makeBottom(
  figure: Figure,
  bottom: Dye & { style: BottomStyle },
  level: 0 | 1 | 2,
  under: number,
): Dressed {
  const shell = shellOf(figure, TROUSERS);
  const colour = rgb(bottom.colour);
  const waist = Math.min(lerp(figure.hips, figure.waist, 0.75), under);
  const edges = [waistEdge(figure, waist), legEdge(figure, 1.97)];
  const cloth = cut(shell, level, edges);
  const sewing = new Sewing("bottom", "cloth");
  sew(sewing, cloth, () => colour);
  if (level < 2) turnIn(sewing, cloth, colour, 0.002, 0.03);
  return { pieces: [sewing], hides: [edges] };
}
