import { blend, type Rgb, rgb, shade } from "../../mesh/colour";
import { lerp, smooth } from "../../mesh/vector";
import { shadeOf } from "../hair/build";
import type { HairParameters } from "../hair/parameters";
import type { HumanBase } from "../mix";
import type { FaceHairStyle } from "./face-hair";

/** How much of the colour of hair shows on the skin itself: under hair, where it is shaved, where a beard comes through. */
export function paintUnderHair(
  base: HumanBase,
  hair: Pick<HairParameters, "style" | "colour">,
  faceHair: FaceHairStyle = "none",
): (vertex: number, skin: Rgb) => Rgb {
  const { scalp, masks, headFollow } = base.pack;
  const { marks, positions } = base;
  const top = shadeOf(hair.style);
  const beard = { none: 0, stubble: 0.34, moustache: 0.16, goatee: 0.2, beard: 0.5 }[faceHair];
  const colour = shade(rgb(hair.colour), 0.7);
  // Nobody dyes stubble.
  const stubble = faceHair === "stubble" && colour[2] > colour[0] ? rgb("#241a18") : colour;
  const corner = marks.leftMouthCorner;
  const lobe = marks.leftEarLobe;
  const unit = marks.crown[1] - marks.chin[1];
  return (v, skin) => {
    const share = top * smooth(-0.012, 0.03, scalp[v] ?? -1);
    if (beard > 0 && (headFollow[v] ?? 0) > 0.4) {
      const x = Math.abs(positions[v * 3] as number);
      const y = positions[v * 3 + 1] as number;
      const z = positions[v * 3 + 2] as number;
      const t = smooth(lobe[2], corner[2], z);
      const line = lerp(lobe[1] + 0.1 * unit, corner[1] + 0.07 * unit, t);
      const cheek = smooth(line + 0.03 * unit, line - 0.05 * unit, y);
      const neck = smooth(marks.chin[1] - 0.16 * unit, marks.chin[1] - 0.02 * unit, y);
      const face = smooth(lobe[2] - 0.02, lobe[2] + 0.012, z);
      const lip = 1 - smooth(0.1, 0.5, masks.lips[v] ?? 0);
      const nose = 1 - smooth(0.012, 0.002, x) * smooth(marks.upperLip[1], marks.noseTip[1], y);
      const shaved = beard * cheek * neck * face * lip * nose;
      if (shaved > share) return blend(skin, stubble, shaved);
    }
    return blend(skin, colour, share);
  };
}
