import { rgb, shade } from "../../mesh/colour";
import { lerp } from "../../mesh/vector";
import { band, cut, type Field, lineAround, sew, turnIn } from "./cloth";
import { COLLAR_AXIS, collarCentre, collarEdge, hemEdge, sleeveEdge } from "./edges";
import type { Figure } from "./figure";
import type { Dye, TopStyle } from "./outfit";
import { Sewing } from "./sewing";
import { type Ease, shellOf } from "./shell";

const TEE: Ease = {
  close: 0.012,
  fall: 0.85,
  taper: 0.1,
  sleeve: [
    [0.05, 0.03],
    [0.4, 0.066],
    [0.6, 0.07],
  ],
  trouser: [],
  folds: 0.004,
  relax: 4,
};

export interface Dressed {
  pieces: Sewing[];
  /** Inside of these nobody sees skin; metres. */
  hides: Field[][];
}

export function makeTop(figure: Figure, top: Dye & { style: TopStyle }, level: 0 | 1 | 2): Dressed {
  const shell = shellOf(figure, TEE);
  const k = figure.size;
  const colour = rgb(top.colour);
  const hem = lerp(figure.crotch, figure.hips, 0.35);
  const neck = collarEdge(figure, 0.006);
  const edges = [neck, hemEdge(figure, hem), sleeveEdge(figure, 0.55)];
  const cloth = cut(shell, level, edges);
  const sewing = new Sewing("top", "cloth");
  sew(sewing, cloth, () => colour);
  if (level < 2) turnIn(sewing, cloth, colour, 0.002, 0.025);
  if (level === 0) {
    const line = lineAround(
      shell,
      neck,
      { centre: collarCentre(figure), axis: COLLAR_AXIS },
      36,
      (v) => (figure.arm[v] as number) < 0.5,
    );
    band(
      sewing,
      line,
      [
        { along: -0.002 * k, out: 0.003, shade: 0.9 },
        { along: 0.008 * k, out: -0.001, shade: 1 },
        { along: 0.014 * k, out: -0.006, shade: 0.9 },
        { along: 0.004 * k, out: -0.012, shade: 0.5 },
      ],
      shade(rgb(top.accent), 1),
    );
  }
  return { pieces: [sewing], hides: [edges] };
}
