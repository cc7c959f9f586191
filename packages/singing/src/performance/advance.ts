import { LIMITS, type PersonId, type ServerTime, type SongTime } from "@karaverse/protocol";
import { stopWaiting, waitAgain } from "./attendance";
import {
  LAST_FRAMES_MS,
  nextDeadline,
  RESUME_COUNT_IN_MS,
  skippedTo,
  songOverAt,
  startFor,
  stepBack,
} from "./timing";
import type { Away, Effect, OnStage, OverReason, Performance, StageEvent, Step } from "./types";

/** Rule P1. Somebody took the microphone: everyone who sings loads the song. */
export function begin(
  onStage: OnStage,
  now: ServerTime,
  seconds: number = LIMITS.prepareSeconds,
): Performance {
  const until = now + seconds * 1_000;
  return { ...common(onStage), phase: "preparing", ready: [], away: [], until };
}

/** Rule P8. The server was killed at position `at` and is back: it waits for the performers. */
export function restore(onStage: OnStage, at: SongTime, now: ServerTime): Performance {
  const until = now + LIMITS.performerReturnAfterKillSeconds * 1_000;
  const away = onStage.performers.map((person) => ({ person, until }));
  return { ...common(onStage), phase: "paused", at, from: stepBack(at), why: "server", away };
}

/** Whether the event means something in this phase; the room answers `wrong-phase` where it does not. */
export function allows(performance: Performance, event: StageEvent["type"]): boolean {
  switch (event) {
    case "ready":
      return performance.phase === "preparing";
    case "pause":
      return performance.phase === "counting-in" || performance.phase === "singing";
    case "resume":
      return performance.phase === "paused" && performance.away.length === 0;
    case "skip-ahead":
      return performance.phase === "singing";
    case "restart":
      return (
        performance.phase === "counting-in" ||
        performance.phase === "singing" ||
        performance.phase === "paused"
      );
    case "skip":
    case "tick":
    case "dropped":
    case "returned":
    case "left":
    case "deserted":
    case "attended":
      return true;
  }
}

/** Rules P2-P8. Pure: the next state and what must be done, never the doing. Time never passes by itself. */
export function advance(performance: Performance, event: StageEvent): Step {
  if (!allows(performance, event.type)) return stay(performance);
  switch (event.type) {
    case "tick":
      return tick(performance, event.at);
    case "ready":
      return makeReady(performance, event.person, event.at);
    case "pause":
      return pause(performance, event.why, event.at);
    case "resume":
      return performance.phase === "paused"
        ? countIn(performance, performance.from, event.at, RESUME_COUNT_IN_MS)
        : stay(performance);
    case "restart":
      return restart(performance, event.at);
    case "skip":
      return skip(performance, event.at);
    case "skip-ahead":
      return skipAhead(performance, event.line, event.at);
    case "dropped":
      return drop(performance, event);
    case "returned":
      return comeBack(performance, event.person, event.at);
    case "left":
      return giveUp(performance, [event.person], event.at);
    case "deserted":
      return { next: stopWaiting(performance), effects: [] };
    case "attended":
      return { next: waitAgain(performance, event.at), effects: [] };
  }
}

const stay = (performance: Performance): Step => ({ next: performance, effects: [] });

const over = (why: OverReason, effects: Effect[] = []): Step => ({
  next: null,
  effects: [...effects, { kind: "over", why }],
});

function common({ number, entry, song, durationMs, performers }: OnStage): OnStage {
  return { number, entry, song, durationMs, performers };
}

function countIn(
  onStage: OnStage,
  from: SongTime,
  now: ServerTime,
  countInMs: number = LIMITS.countInMs,
): Step {
  const startsAt = startFor(now, from, countInMs);
  return {
    next: { ...common(onStage), phase: "counting-in", startsAt, from },
    effects: [{ kind: "begin-take", startsAt, from }],
  };
}

function score(onStage: OnStage, now: ServerTime): Step {
  const until = now + LIMITS.applauseSeconds * 1_000;
  return { next: { ...common(onStage), phase: "scored", until }, effects: [{ kind: "score" }] };
}

function tick(performance: Performance, now: ServerTime): Step {
  const deadline = nextDeadline(performance);
  if (deadline === null || now < deadline) return stay(performance);
  switch (performance.phase) {
    case "preparing": {
      const late = lateOf(performance.away, now);
      if (late.length > 0) return giveUp(performance, late, now);
      return performance.ready.length > 0 ? countIn(performance, 0, now) : over("nobody-ready");
    }
    case "counting-in":
      return tick({ ...common(performance), phase: "singing", startsAt: performance.startsAt }, now);
    case "singing":
      return score(performance, now);
    case "paused":
      return giveUp(performance, lateOf(performance.away, now), now);
    case "scored":
      return over("done");
  }
}

const lateOf = (away: readonly Away[], now: ServerTime): PersonId[] =>
  away.filter(({ until }) => until !== null && until <= now).map(({ person }) => person);

function makeReady(performance: Performance, person: PersonId, now: ServerTime): Step {
  if (performance.phase !== "preparing" || !performance.performers.includes(person)) return stay(performance);
  if (performance.ready.includes(person)) return stay(performance);
  const away = performance.away.filter((each) => each.person !== person);
  return startIfReady({ ...performance, ready: [...performance.ready, person], away }, now);
}

function startIfReady(performance: Performance & { phase: "preparing" }, now: ServerTime): Step {
  const all = performance.performers.every((person) => performance.ready.includes(person));
  return all ? countIn(performance, 0, now) : stay(performance);
}

function pause(performance: Performance, why: "singer" | "host", now: ServerTime): Step {
  const place = placeAt(performance, now);
  if (!place) return tick(performance, now);
  return { next: { ...common(performance), phase: "paused", ...place, why, away: [] }, effects: [] };
}

/** Where the song stops now and where it would go on; null when it does not run, or is over. */
function placeAt(performance: Performance, now: ServerTime): { at: SongTime; from: SongTime } | null {
  if (performance.phase === "counting-in" && now < performance.startsAt + performance.from) {
    return { at: performance.from, from: performance.from };
  }
  if (performance.phase !== "counting-in" && performance.phase !== "singing") return null;
  const at = now - performance.startsAt;
  return at < performance.durationMs ? { at, from: stepBack(at) } : null;
}

function restart(performance: Performance, now: ServerTime): Step {
  const forget: Effect = { kind: "forget-scores" };
  if (performance.phase === "paused" && performance.away.length > 0) {
    return { next: { ...performance, at: 0, from: 0 }, effects: [forget] };
  }
  const { next, effects } = countIn(performance, 0, now);
  return { next, effects: [forget, ...effects] };
}

/** Rule P11. */
function skipAhead(performance: Performance, line: SongTime, now: ServerTime): Step {
  if (performance.phase !== "singing") return stay(performance);
  const to = skippedTo(now - performance.startsAt, line);
  return to === null ? stay(performance) : countIn(performance, to, now, RESUME_COUNT_IN_MS);
}

/** What was sung so far is scored; a song that nobody has begun just goes. */
function skip(performance: Performance, now: ServerTime): Step {
  switch (performance.phase) {
    case "preparing":
      return over("skipped");
    case "counting-in":
      return performance.from > 0 ? score(performance, now) : over("skipped");
    case "singing":
      return score(performance, now);
    case "paused":
      return performance.at > 0 ? score(performance, now) : over("skipped");
    case "scored":
      return over("done");
  }
}

function drop(performance: Performance, event: StageEvent & { type: "dropped" }): Step {
  if (!performance.performers.includes(event.person)) return stay(performance);
  const lost = { person: event.person, until: event.at + LIMITS.performerReturnSeconds * 1_000 };
  switch (performance.phase) {
    case "preparing": {
      const ready = performance.ready.filter((person) => person !== event.person);
      return {
        next: { ...performance, ready, away: [...without(performance.away, lost.person), lost] },
        effects: [],
      };
    }
    case "counting-in":
    case "singing": {
      const place = placeAt(performance, event.at);
      // The song is over already; only its last frames are waited for.
      if (!place) return tick(performance, event.at);
      const begun = performance.phase === "singing" || place.at > performance.from;
      const at = begun ? Math.max(0, Math.min(place.at, event.lastFrame ?? place.at)) : place.at;
      const from = begun ? stepBack(at) : place.from;
      return {
        next: { ...common(performance), phase: "paused", at, from, why: "dropped", away: [lost] },
        effects: [],
      };
    }
    case "paused":
      return {
        next: { ...performance, away: [...without(performance.away, lost.person), lost] },
        effects: [],
      };
    case "scored":
      return stay(performance);
  }
}

function without<T extends { person: PersonId }>(list: readonly T[], person: PersonId): T[] {
  return list.filter((each) => each.person !== person);
}

function comeBack(performance: Performance, person: PersonId, now: ServerTime): Step {
  if (performance.phase !== "preparing" && performance.phase !== "paused") return stay(performance);
  if (!performance.away.some((each) => each.person === person)) return stay(performance);
  return goOnIfPossible({ ...performance, away: without(performance.away, person) }, now);
}

/** A pause that nobody asked for ends when nobody is missing any more (Rules P6, P8). */
function goOnIfPossible(performance: Performance, now: ServerTime): Step {
  if (performance.phase !== "paused" || performance.away.length > 0) return stay(performance);
  if (performance.why !== "dropped" && performance.why !== "server") return stay(performance);
  return countIn(performance, performance.from, now);
}

/** The rest goes on without these; without anybody the room moves on. */
function giveUp(performance: Performance, people: readonly PersonId[], now: ServerTime): Step {
  const gone = performance.performers.filter((person) => people.includes(person));
  if (gone.length === 0 || performance.phase === "scored") return stay(performance);
  const performers = performance.performers.filter((person) => !gone.includes(person));
  const effects = gone.map((person): Effect => ({ kind: "performer-gone", person }));
  if (performers.length === 0) {
    const overAt = songOverAt(performance);
    const isSung = overAt !== null && now >= overAt - LAST_FRAMES_MS;
    return isSung ? withEffects(effects, score(performance, now)) : over("performers-gone", effects);
  }
  const rest: Performance = { ...performance, performers };
  if (rest.phase === "preparing") {
    const away = rest.away.filter(({ person }) => !gone.includes(person));
    const ready = rest.ready.filter((person) => !gone.includes(person));
    return withEffects(effects, startIfReady({ ...rest, away, ready }, now));
  }
  if (rest.phase === "paused") {
    const away = rest.away.filter(({ person }) => !gone.includes(person));
    return withEffects(effects, goOnIfPossible({ ...rest, away }, now));
  }
  return { next: rest, effects };
}

const withEffects = (effects: Effect[], step: Step): Step => ({
  ...step,
  effects: [...effects, ...step.effects],
});
