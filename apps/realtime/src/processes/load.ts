import { z } from "zod";

/** What a process carries, as it tells the others. */
export const Load = z.object({
  people: z.number(),
  rooms: z.number(),
  /** Share of the time in which its event loop was at work, 0 to 1. */
  busy: z.number(),
});
export type Load = z.infer<typeof Load>;

/** People are on their way to a room that was opened just now. */
const PEOPLE_IN_A_NEW_ROOM = 8;
/** Below this a core has room for anybody, and what it measures is noise. */
const CALM = 0.25;
/** About as many moving people saturate a core. */
const PEOPLE_A_CORE = 2_000;

const weightOf = ({ people, rooms, busy }: Load): number =>
  people + rooms * PEOPLE_IN_A_NEW_ROOM + Math.max(0, busy - CALM) * PEOPLE_A_CORE;

/**
 * The process that opens the next room: by people and rooms, and once a core is at work by that as well.
 *
 * @param picked rooms that were given to a process since it last told its load
 */
export function leastLoaded(
  loads: ReadonlyMap<string, Load>,
  picked: ReadonlyMap<string, number> = new Map(),
): string | null {
  let best: { id: string; weight: number } | null = null;
  for (const [id, load] of [...loads].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const weight = weightOf({ ...load, rooms: load.rooms + (picked.get(id) ?? 0) });
    if (!best || weight < best.weight) best = { id, weight };
  }
  return best?.id ?? null;
}
