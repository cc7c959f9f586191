import {
  type EntryId,
  LIMITS,
  type PerformanceView,
  type PersonId,
  type ServerTime,
} from "@karaverse/protocol";

/** As much of an entry of the queue as says when it comes. */
export interface Timed {
  readonly id: EntryId;
  readonly durationMs: number;
  readonly singers: readonly { readonly personId: PersonId }[];
}

/** From "your turn" to the first note: the way to the stage, loading and the count-in, ms. */
const CHANGEOVER_MS = 15_000;
const APPLAUSE_MS = LIMITS.applauseSeconds * 1_000;

/**
 * How long the stage is taken for at least; a song that stands goes on at best now.
 *
 * @param writtenMs how long the song on the stage is as written
 */
function stageFreeIn(performance: PerformanceView, writtenMs: number, now: ServerTime): number {
  if (performance.phase === "idle") return 0;
  const durationMs = (writtenMs * 100) / performance.tuning.tempo;
  switch (performance.phase) {
    case "preparing":
      return LIMITS.countInMs + durationMs + APPLAUSE_MS;
    case "counting-in":
    case "singing":
      return Math.max(0, performance.startsAt + durationMs - now) + APPLAUSE_MS;
    case "paused":
      return durationMs - performance.at + APPLAUSE_MS;
    case "scored":
      return Math.max(0, performance.until - now);
  }
}

/** In how many milliseconds each entry is likely to be called; 0 for the one on the stage. */
export function expectedWaits(
  queue: readonly Timed[],
  performance: PerformanceView,
  now: ServerTime,
): ReadonlyMap<EntryId, number> {
  const onStage = performance.phase === "idle" ? null : performance.entry;
  const singing = queue.find(({ id }) => id === onStage);
  const waits = new Map<EntryId, number>(singing && [[singing.id, 0]]);
  let at = stageFreeIn(performance, singing?.durationMs ?? 0, now);
  for (const entry of queue) {
    if (entry === singing) continue;
    waits.set(entry.id, at);
    at += CHANGEOVER_MS + entry.durationMs + APPLAUSE_MS;
  }
  return waits;
}

export type Call =
  | { readonly kind: "soon"; readonly entry: EntryId; readonly inMs: number }
  | { readonly kind: "now"; readonly entry: EntryId };

/** Rule Q9. What this person is told of their turn; null while it is further off, or somebody else's. */
export function callOf(
  queue: readonly Timed[],
  performance: PerformanceView,
  person: PersonId,
  now: ServerTime,
): Call | null {
  const onStage = performance.phase === "idle" ? null : performance.entry;
  const next = queue.find(({ id }) => id !== onStage);
  if (!next?.singers.some(({ personId }) => personId === person)) return null;
  if (onStage === null) return { kind: "now", entry: next.id };
  const singing = queue.find(({ id }) => id === onStage);
  const inMs = stageFreeIn(performance, singing?.durationMs ?? 0, now);
  return inMs <= LIMITS.upNextSeconds * 1_000 ? { kind: "soon", entry: next.id, inMs } : null;
}
