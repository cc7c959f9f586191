import { lowestBit, wordsFor } from "./bits";
import type { World } from "./world";

/** A body whose client says nothing is thought to go on for this long, ms: walkers are heard of every 200. */
const UNHEARD_MS = 350;

/** Puts everybody who walks where they are by now; returns how many do. */
export function advance(world: World, now: number): number {
  const { moving, x, z, vx, vz, heardX, heardZ, at } = world;
  const words = wordsFor(world.top);
  let movers = 0;
  for (let word = 0; word < words; word++) {
    for (let rest = moving[word] ?? 0; rest !== 0; rest &= rest - 1) {
      const id = word * 32 + lowestBit(rest);
      const seconds = Math.max(0, Math.min(UNHEARD_MS, now - (at[id] ?? 0))) / 1_000;
      x[id] = (heardX[id] ?? 0) + (vx[id] ?? 0) * seconds;
      z[id] = (heardZ[id] ?? 0) + (vz[id] ?? 0) * seconds;
      movers++;
    }
  }
  return movers;
}
