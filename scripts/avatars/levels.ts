import { HUMAN_GROUPS } from "@karaverse/avatars/human";
import type { BaseMesh } from "./base-mesh";
import { halfOf } from "./halves";
import { simplifyHalf } from "./simplify";

type GroupName = (typeof HUMAN_GROUPS)[number];

/** Groups of the source that make up each group of ours; left and right together. */
const SOURCES: Record<GroupName, RegExp> = {
  skin: /^body$/,
  eyes: /^helper-[lr]-eye$/,
  upperTeeth: /^helper-upper-teeth$/,
  lowerTeeth: /^helper-lower-teeth$/,
  tongue: /^helper-tongue$/,
  lashes: /^helper-[lr]-eyelashes-[12]$/,
  tights: /^helper-tights$/,
};

/** Triangles at each level of detail. The tights are what clothes are cut from: cuts are as fine as they need by themselves. */
const BUDGET: Record<GroupName, readonly [number, number, number]> = {
  skin: [5700, 1230, 264],
  eyes: [200, 64, 16],
  upperTeeth: [72, 24, 0],
  lowerTeeth: [48, 0, 0],
  tongue: [72, 0, 0],
  lashes: [220, 60, 0],
  tights: [3200, 1000, 410],
};

/**
 * Corners of the triangles of each group at each level, in the order of the groups.
 *
 * @param stretched by level: where more triangles should go there is more room
 */
export async function levelsOf(
  base: BaseMesh,
  positions: Float32Array,
  stretched: readonly Float32Array[],
): Promise<number[][][]> {
  const { mirror } = base;
  const levels: number[][][] = [[], [], []];
  for (const group of HUMAN_GROUPS) {
    let { triangles, mirrored } = halfOf(base, SOURCES[group]);
    for (const [level, budget] of BUDGET[group].entries()) {
      const simple =
        budget === 0
          ? []
          : await simplifyHalf(
              { positions, mirror, triangles },
              budget,
              stretched[level] ?? positions,
              mirrored,
            );
      levels[level]?.push(simple);
      triangles = mirrored ? simple.slice(0, simple.length / 2) : simple;
    }
  }
  return levels;
}
