import { blend, type Rgb, rgb, shade } from "../../mesh/colour";
import { lerp, smooth } from "../../mesh/vector";

/** Colour along hair. @param along 0 root, 1 tip @param ridge 0 between two locks, 1 on top of one @param own a lock's own shade, 0-1 */
export type Tint = (along: number, ridge: number, own: number) => Rgb;

export function tintOf(colour: string, tips: string | null): Tint {
  const base = rgb(colour);
  const bright = Math.max(...base);
  // Near black, light is the only colour there is: lift it so that locks can be told apart.
  const body: Rgb = bright < 0.03 ? blend(base, [0.03, 0.024, 0.027], 0.3) : base;
  const end = tips ? rgb(tips) : blend(shade(body, 1.22), [0.9, 0.62, 0.36], 0.05);
  return (along, ridge, own) => {
    const from = shade(body, lerp(0.62, 1, smooth(0, 0.35, along)));
    const dyed = blend(
      from,
      end,
      tips ? smooth(0.35, 0.95, along + (own - 0.5) * 0.25) : smooth(0.4, 1, along),
    );
    // A soft ring of light, where round heads of hair have it.
    const shine = 1 + 0.16 * smooth(0.16, 0.28, along) * smooth(0.46, 0.32, along);
    return shade(dyed, lerp(0.62, 1.04, ridge) * lerp(0.88, 1.12, own) * shine);
  };
}
