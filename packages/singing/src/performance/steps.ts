import { LIMITS, type PersonId, type ServerTime, type SongTime } from "@karaverse/protocol";
import { startFor, stepBack } from "./timing";
import type { Away, Effect, OnStage, OverReason, Performance, Step } from "./types";

export const stay = (performance: Performance): Step => ({ next: performance, effects: [] });

export const over = (why: OverReason, effects: Effect[] = []): Step => ({
  next: null,
  effects: [...effects, { kind: "over", why }],
});

export function common({ number, entry, song, durationMs, performers }: OnStage): OnStage {
  return { number, entry, song, durationMs, performers };
}

export const awayOf = (performance: Performance): readonly Away[] =>
  "away" in performance ? performance.away : [];

/** Whether any of them could sing on (Rule P12). */
export const isAnyThere = ({ performers }: OnStage, away: readonly Away[]): boolean =>
  performers.some((person) => !away.some((each) => each.person === person));

export function without<T extends { person: PersonId }>(list: readonly T[], person: PersonId): T[] {
  return list.filter((each) => each.person !== person);
}

export function countIn(
  performance: Performance,
  from: SongTime,
  now: ServerTime,
  countInMs: number = LIMITS.countInMs,
): Step {
  const startsAt = startFor(now, from, countInMs);
  return {
    next: { ...common(performance), phase: "counting-in", startsAt, from, away: awayOf(performance) },
    effects: [{ kind: "begin-take", startsAt, from }],
  };
}

export function score(onStage: OnStage, now: ServerTime): Step {
  const until = now + LIMITS.applauseSeconds * 1_000;
  return { next: { ...common(onStage), phase: "scored", until }, effects: [{ kind: "score" }] };
}

export function startIfReady(performance: Performance & { phase: "preparing" }, now: ServerTime): Step {
  const all = performance.performers.every((person) => performance.ready.includes(person));
  return all ? countIn(performance, 0, now) : stay(performance);
}

/** Where the song stops now and where it would go on; null when it does not run, or is over. */
export function placeAt(performance: Performance, now: ServerTime): { at: SongTime; from: SongTime } | null {
  if (performance.phase === "counting-in" && now < performance.startsAt + performance.from) {
    return { at: performance.from, from: performance.from };
  }
  if (performance.phase !== "counting-in" && performance.phase !== "singing") return null;
  const at = now - performance.startsAt;
  return at < performance.durationMs ? { at, from: stepBack(at) } : null;
}

export const withEffects = (effects: Effect[], step: Step): Step => ({
  ...step,
  effects: [...effects, ...step.effects],
});
