import type { Scene } from "@karaverse/worlds";
import { Color } from "three";

/** How far it takes the colour of the place. */
const TINTED = 0.7;

/** The light that is everywhere in a place and comes from nowhere: as light as white, and coloured. */
export function softLight({ ambient }: Scene["environment"]): Color {
  const tint = new Color(ambient.sky);
  tint.multiplyScalar(1 / Math.max(tint.r, tint.g, tint.b));
  return tint.lerpColors(new Color(1, 1, 1), tint, TINTED);
}
