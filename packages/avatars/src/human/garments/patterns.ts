import { blend, type Rgb, rgb, shade } from "../../mesh/colour";
import { smooth, sub, type Vec3 } from "../../mesh/vector";
import type { Field } from "./cloth";
import type { Figure } from "./figure";
import type { Dye } from "./outfit";

/** How cloth is coloured: lines at which colours change, and what becomes of a colour at a place. */
export interface Painting {
  slices: Field[];
  /** By the values of all fields; those of the slices come after the cuts. */
  paint: (values: readonly number[]) => Rgb;
  tint: (colour: Rgb, p: Vec3) => Rgb;
}

/** @param cuts how many fields come before the slices */
export function patternOf(figure: Figure, dye: Dye, cuts: number, level: 0 | 1 | 2): Painting {
  const colour = rgb(dye.colour);
  const accent = rgb(dye.accent);
  const plain: Painting = { slices: [], paint: () => colour, tint: (c) => c };
  const k = figure.size;
  switch (dye.pattern) {
    case "plain":
      return plain;
    case "stripes": {
      if (level === 2) return { ...plain, paint: () => blend(colour, accent, 0.4) };
      const step = (level === 0 ? 0.046 : 0.09) * k;
      const top = figure.neck - 0.075 * k;
      const count = Math.ceil((top - figure.crotch * 0.4) / step);
      const slices = Array.from({ length: count }, (_, n) => stripe(figure, top - n * step));
      return {
        slices,
        paint: (values) => {
          let above = 0;
          for (let n = 0; n < count; n++) if ((values[cuts + n] as number) > 0) above++;
          return (count - above) % 2 === 1 ? accent : colour;
        },
        tint: (c) => c,
      };
    }
    case "blocks": {
      const line = stripe(figure, figure.armpit + 0.01 * k);
      return {
        slices: [line],
        paint: (values) => ((values[cuts] as number) > 0 ? accent : colour),
        tint: (c) => c,
      };
    }
    case "fade":
      return {
        ...plain,
        tint: (c, p) => blend(accent, c, smooth(figure.crotch - 0.1 * k, figure.shoulder, p[1])),
      };
    // The finish makes the mirrors.
    case "sequins":
      return { ...plain, tint: (c) => shade(c, 1.1) };
  }
}

/** A level line of the trunk that goes on round the sleeves at the same distance from the shoulder. */
function stripe(figure: Figure, y: number): Field {
  return (p, v) => {
    if ((figure.arm[v] as number) < 0.6) return p[1] - y;
    const limb = figure.arms[p[0] >= 0 ? "left" : "right"];
    const [root, hinge] = limb.joints;
    return figure.shoulder - limb.along(p).t * Math.hypot(...sub(hinge, root)) - y;
  };
}
