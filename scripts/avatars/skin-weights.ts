import type { BaseMesh } from "./base-mesh";

/** Bones that a vertex follows, the strongest first, at most four; they sum to 1. */
export type Influences = [bone: string, weight: number][];

const otherSide = (bone: string) =>
  bone.replace(/^(left|right)/, (side) => (side === "left" ? "right" : "left"));

/** @param source the rig's weights as the source lists them: by bone, pairs of vertex and weight */
export function boneWeights(
  source: { weights: Record<string, [number, number][]> },
  { mirror, positions }: BaseMesh,
  boneOf: (name: string) => string,
): Influences[] {
  const raw = Array.from({ length: mirror.length }, () => new Map<string, number>());
  for (const [name, entries] of Object.entries(source.weights))
    for (const [v, w] of entries) {
      const bone = boneOf(name);
      raw[v]?.set(bone, (raw[v]?.get(bone) ?? 0) + w);
    }
  // The left half speaks for both; the middle is the mean of itself and its reflection.
  return raw.map((_, v) => {
    const x = positions[v * 3] ?? 0;
    const own = raw[x < 0 ? (mirror[v] ?? v) : v] ?? new Map<string, number>();
    const sum = new Map<string, number>();
    for (const [bone, w] of own) {
      const name = x < 0 ? otherSide(bone) : bone;
      sum.set(name, (sum.get(name) ?? 0) + w);
      if (mirror[v] === v) sum.set(otherSide(bone), (sum.get(otherSide(bone)) ?? 0) + w);
    }
    const strongest = [...sum]
      .sort(([a, x1], [b, x2]) => x2 - x1 || (a < b ? -1 : 1))
      .slice(0, 4)
      .filter(([, w]) => w > 0.004);
    const total = strongest.reduce((s, [, w]) => s + w, 0);
    return total > 0 ? strongest.map(([bone, w]) => [bone, w / total]) : [["hips", 1]];
  });
}

/** How much of a vertex follows these bones. */
export function shareOf(of: Influences, bones: RegExp): number {
  return of.reduce((sum, [bone, w]) => sum + (bones.test(bone) ? w : 0), 0);
}
