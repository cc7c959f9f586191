import { LIMITS, type ServerTime } from "@karaverse/protocol";
import type { Performance } from "./types";

/** Rule P9: what the performance has to be told of who is connected; null when it goes by that already. */
export function attendanceChange(
  performance: Performance,
  isAttended: boolean,
): "deserted" | "attended" | null {
  if (performance.phase !== "preparing" && performance.phase !== "paused") return null;
  if (performance.away.every(({ until }) => (until !== null) === isAttended)) return null;
  return isAttended ? "attended" : "deserted";
}

/** Nobody is there who would wait. */
export function stopWaiting(performance: Performance): Performance {
  if (performance.phase !== "preparing" && performance.phase !== "paused") return performance;
  if (attendanceChange(performance, false) === null) return performance;
  return { ...performance, away: performance.away.map(({ person }) => ({ person, until: null })) };
}

/** Who waits from now on waits as long as if the performers had dropped in this moment. */
export function waitAgain(performance: Performance, now: ServerTime): Performance {
  if (performance.phase !== "preparing" && performance.phase !== "paused") return performance;
  if (attendanceChange(performance, true) === null) return performance;
  const isKilled = performance.phase === "paused" && performance.why === "server";
  const seconds = isKilled ? LIMITS.performerReturnAfterKillSeconds : LIMITS.performerReturnSeconds;
  const renewed = now + seconds * 1_000;
  const away = performance.away.map(({ person, until }) => ({ person, until: until ?? renewed }));
  if (performance.phase === "paused") return { ...performance, away };
  const until = Math.max(performance.until, now + LIMITS.prepareSeconds * 1_000);
  return { ...performance, away, until, untilAtMost: Math.max(performance.untilAtMost, until) };
}
