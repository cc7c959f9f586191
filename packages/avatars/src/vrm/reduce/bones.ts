import { VRM_BUDGET } from "../budget";
import type { Document } from "../document";

/** A skin with fewer joints. */
export interface Folded {
  /** Nodes. */
  joints: number[];
  /** By the old place of a joint, the new one that takes its place. */
  of: number[];
}

/**
 * Skins within the budget: joints that no humanoid needs go into their parents, the outermost
 * first. At rest both hold a vertex where it is.
 */
export function foldBones(data: Document): Folded[] {
  const human = new Set(
    Object.values(data.extensions.VRMC_vrm?.humanoid.humanBones ?? {}).map(({ node }) => node),
  );
  const parents = new Map<number, number>();
  data.nodes.forEach(({ children }, n) => {
    for (const child of children) parents.set(child, n);
  });
  const depthOf = (node: number): number => {
    let depth = 0;
    for (let at = parents.get(node); at !== undefined; at = parents.get(at)) depth++;
    return depth;
  };
  const joints = new Set(data.skins.flatMap((skin) => skin.joints));
  const into = new Map<number, number>();
  const outermost = [...joints].filter((node) => !human.has(node)).sort((a, b) => depthOf(b) - depthOf(a));
  for (const node of outermost) {
    if (joints.size <= VRM_BUDGET.bones) break;
    let parent = parents.get(node);
    while (parent !== undefined && !joints.has(parent)) parent = parents.get(parent);
    if (parent === undefined) continue;
    into.set(node, parent);
    joints.delete(node);
  }
  return data.skins.map((skin) => {
    const kept = skin.joints.filter((node) => joints.has(node));
    const of = skin.joints.map((node) => {
      let at = node;
      while (into.has(at)) at = into.get(at) ?? at;
      return Math.max(0, kept.indexOf(at));
    });
    return { joints: kept, of };
  });
}
