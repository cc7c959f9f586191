import type { World } from "../world";

/** Numbers of people: one that was given back is given out again only after everybody was told that it left. */
export function createIds(world: World, isKnownToAnybody: (id: number) => boolean) {
  const free: number[] = [];
  const leaving: number[] = [];
  return {
    /** @throws RangeError when the room is full */
    take(): number {
      const id = free.pop() ?? world.top;
      if (id >= world.capacity) throw new RangeError("The room is full.");
      world.top = Math.max(world.top, id + 1);
      return id;
    },
    leave(id: number): void {
      leaving.push(id);
    },
    /** Once a tick. */
    giveBack(): void {
      for (let i = leaving.length - 1; i >= 0; i--) {
        const id = leaving[i] ?? 0;
        if (isKnownToAnybody(id)) continue;
        leaving[i] = leaving[leaving.length - 1] ?? 0;
        leaving.pop();
        free.push(id);
      }
    },
  };
}
