import type { OldVrm } from "./old";

/** VRM 0 lets the last bone of a chain swing as if another came after it, metres. */
const TAIL_METRES = 0.07;

export interface Node {
  readonly children: readonly number[];
  readonly translation: readonly number[];
}

interface Joint {
  node: number;
  hitRadius: number;
  stiffness: number;
  gravityPower: number;
  gravityDir: readonly number[];
  dragForce: number;
}

/**
 * Of VRM 0 all that hangs on a bone swings; a spring of 1.0 is one chain. So each branch becomes a spring, and its last
 * bone gets a tail.
 *
 * @param addTail makes a node at the end of another, and says its index
 */
export function springsOf(
  { secondaryAnimation }: OldVrm,
  nodes: readonly Node[],
  addTail: (of: number, translation: number[]) => number,
) {
  if (!secondaryAnimation || secondaryAnimation.boneGroups.length === 0) return null;
  const colliders: object[] = [];
  const colliderGroups = secondaryAnimation.colliderGroups.map(({ node, colliders: balls }) => ({
    colliders: balls.map(({ offset: { x, y, z }, radius }) => {
      // Unity's z looks the other way.
      colliders.push({ node, shape: { sphere: { offset: [x, y, -z], radius } } });
      return colliders.length - 1;
    }),
  }));
  const isSeen = new Set<number>();
  const springs = secondaryAnimation.boneGroups.flatMap((group) => {
    const { x, y, z } = group.gravityDir;
    const as = {
      hitRadius: group.hitRadius,
      stiffness: group.stiffiness,
      gravityPower: group.gravityPower,
      // The world's, in which the body is turned round.
      gravityDir: [-x, y, z],
      dragForce: group.dragForce,
    };
    const chains = group.bones.flatMap((bone) => chainsFrom(bone, nodes, isSeen, addTail));
    return chains.map((chain) => ({
      ...(group.comment && { name: group.comment }),
      joints: chain.map((node): Joint => ({ node, ...as })),
      ...(group.colliderGroups.length > 0 && {
        colliderGroups: group.colliderGroups.filter((one) => one < colliderGroups.length),
      }),
      ...(group.center >= 0 && group.center < nodes.length && { center: group.center }),
    }));
  });
  return { specVersion: "1.0", colliders, colliderGroups, springs };
}

/** Down along the first children; what else hangs on the way begins a chain of its own. */
function chainsFrom(
  root: number,
  nodes: readonly Node[],
  isSeen: Set<number>,
  addTail: (of: number, translation: number[]) => number,
): number[][] {
  const chains: number[][] = [];
  const roots = [root];
  for (let next = roots.pop(); next !== undefined; next = roots.pop()) {
    const chain: number[] = [];
    for (let at: number | undefined = next; at !== undefined && nodes[at] && !isSeen.has(at); ) {
      isSeen.add(at);
      chain.push(at);
      const [first, ...others]: readonly number[] = nodes[at]?.children ?? [];
      roots.push(...others);
      at = first;
    }
    const last = chain.at(-1);
    if (last === undefined) continue;
    const [x = 0, y = 0, z = 0] = nodes[last]?.translation ?? [];
    const length = Math.hypot(x, y, z);
    const along = length > 0 ? [x, y, z].map((of) => (of / length) * TAIL_METRES) : [0, -TAIL_METRES, 0];
    chains.push([...chain, addTail(last, along)]);
  }
  return chains;
}
