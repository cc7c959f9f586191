import { lerp, smooth } from "../../mesh/vector";
import { boneIndex } from "../../skeleton/bones";
import { type Skin, skinOf } from "./sewing";
import type { Shell } from "./shell";

/** From the middle to where cloth goes with one thigh alone, metres on a body of size 1. */
const BETWEEN = 0.1;

const LEGS = {
  left: boneIndex("leftUpperLeg"),
  right: boneIndex("rightUpperLeg"),
} as const;

/**
 * Bones and shares of cloth. A body's own change from one thigh to the other within a finger's breadth between the
 * buttocks: cloth that did so would be torn there, and its hem be a step, whenever one leg stands before the other.
 *
 * @param v of the pack
 */
export function clothSkin({ figure, start, positions, hangs }: Shell, v: number): Skin {
  const own = skinOf(figure.base, v);
  let both = 0;
  for (const [bone, share] of own) if (bone === LEGS.left || bone === LEGS.right) both += share;
  if (both === 0) return own;
  const k = figure.size;
  const [x, y] = [positions[(v - start) * 3] as number, positions[(v - start) * 3 + 1] as number];
  // Below the crotch each trouser leg is its thigh's alone.
  const joined = hangs ? 1 : smooth(figure.crotch - 0.01 * k, figure.crotch + 0.06 * k, y);
  if (joined === 0) return own;
  const wide = BETWEEN * k;
  const ofLeft = own.reduce((sum, [bone, share]) => (bone === LEGS.left ? sum + share : sum), 0) / both;
  const left = both * lerp(ofLeft, smooth(-wide, wide, x), joined);
  const rest = own.filter(([bone]) => bone !== LEGS.left && bone !== LEGS.right);
  const legs: Skin = [
    [LEGS.left, left],
    [LEGS.right, both - left],
  ];
  return [...rest, ...legs.filter(([, share]) => share > 0)].slice(0, 4);
}
