import { type Rgb, rgb, shade } from "../mesh/colour";
import { lerp, smooth } from "../mesh/vector";
import type { HumanBase } from "./mix";
import type { Piece } from "./piece";
import { takeGroup } from "./skin";

/** Teeth and tongue, which only open mouths show. */
export function mouthPieces(base: HumanBase, level: 0 | 1 | 2 = 0): Piece[] {
  const teeth = rgb("#f6eee2");
  const tongue = rgb("#a8404b");
  if (level === 2) return [];
  const upper = takeGroup(base, "upperTeeth", "eye", insideMouth(base, teeth, "upperTeeth"), level);
  if (level === 1) return [upper];
  return [
    upper,
    takeGroup(base, "lowerTeeth", "eye", insideMouth(base, shade(teeth, 0.85), "lowerTeeth")),
    takeGroup(base, "tongue", "skin", () => tongue),
  ];
}

/** Little light gets in: teeth at the sides of a mouth would be fangs in its corners. */
function insideMouth(base: HumanBase, colour: Rgb, group: "upperTeeth" | "lowerTeeth"): (v: number) => Rgb {
  const { start, count } = base.pack.groups[group];
  const depth = (v: number) => base.positions[v * 3 + 2] as number;
  let [back, front] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let v = start; v < start + count; v++) {
    back = Math.min(back, depth(v));
    front = Math.max(front, depth(v));
  }
  return (v) => {
    const light = lerp(0.28, 1, smooth(lerp(back, front, 0.45), lerp(back, front, 0.8), depth(v)));
    return [colour[0] * light, colour[1] * light ** 1.5, colour[2] * light ** 1.5];
  };
}
