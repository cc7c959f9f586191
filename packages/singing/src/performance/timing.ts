import { LIMITS, type ServerTime, type SongTime } from "@karaverse/protocol";
import type { Away, Performance } from "./types";

/** After a pause the singer knows where they are: one breath, not three seconds. */
export const RESUME_COUNT_IN_MS = 2_000;
/**
 * The server's clock says when the song is over, the singer's sound card may be later: on a starved machine by
 * hundreds of milliseconds, and the last frames travel. Results wait this long.
 */
export const LAST_FRAMES_MS = 1_500;

/** Rule P11: music before the next line, the same breath as after a pause included. */
const BEFORE_LINE_MS = 4_000;

/** Rule P11: where a song goes on that skips to a line; null where nothing is worth skipping. */
export function skippedTo(at: SongTime, line: SongTime | null): SongTime | null {
  return line !== null && line - at >= LIMITS.skipAheadMs ? line - BEFORE_LINE_MS + RESUME_COUNT_IN_MS : null;
}

/** When position 0 sounds if the count-in begins now (Rule P3). */
export function startFor(now: ServerTime, from: SongTime, countInMs: number): ServerTime {
  return now + countInMs - from;
}

/** Rule P5. */
export function stepBack(at: SongTime): SongTime {
  return Math.max(0, at - LIMITS.resumeStepBackMs);
}

/** Rule P4: the song position at a server time, negative during the first count-in; null where there is none. */
export function songTimeAt(performance: Performance, now: ServerTime): SongTime | null {
  switch (performance.phase) {
    case "counting-in":
    case "singing":
      return now - performance.startsAt;
    case "paused":
      return performance.at;
    case "preparing":
    case "scored":
      return null;
  }
}

/** When the backing is over and the last frames have had time to come; null where the song does not run. */
export function songOverAt(performance: Performance): ServerTime | null {
  if (performance.phase !== "counting-in" && performance.phase !== "singing") return null;
  return performance.startsAt + performance.durationMs + LAST_FRAMES_MS;
}

/** When the phase changes by itself; null when it waits for somebody. A `tick` at that time does it. */
export function nextDeadline(performance: Performance): ServerTime | null {
  switch (performance.phase) {
    case "preparing":
      // Who dropped while loading is waited for or given up first: nobody is counted in without them.
      return performance.away.length === 0 ? performance.until : firstGivenUp(performance.away);
    case "counting-in":
      return earliest(performance.startsAt + performance.from, firstGivenUp(performance.away));
    case "singing":
      return earliest(
        performance.startsAt + performance.durationMs + LAST_FRAMES_MS,
        firstGivenUp(performance.away),
      );
    case "paused":
      return firstGivenUp(performance.away);
    case "scored":
      return performance.until;
  }
}

const earliest = (one: ServerTime, other: ServerTime | null): ServerTime => Math.min(one, other ?? one);

/** null: nobody is missed, or nobody is there to miss them. */
export function firstGivenUp(away: readonly Away[]): ServerTime | null {
  const deadlines = away.flatMap(({ until }) => until ?? []);
  return deadlines.length === 0 ? null : Math.min(...deadlines);
}
