import { LIMITS, type PersonId, type ServerTime, type SongTime } from "@karaverse/protocol";
import { stopWaiting, waitAgain } from "./attendance";
import { comeBack, drop, giveUp, join } from "./cast";
import { awayOf, common, countIn, isAnyThere, over, placeAt, score, startIfReady, stay } from "./steps";
import { nextDeadline, RESUME_COUNT_IN_MS, skippedTo, songOverAt, stepBack } from "./timing";
import type { Away, Effect, OnStage, Performance, StageEvent, Step } from "./types";

/** Rule P1. Somebody took the microphone: everyone who sings loads the song. */
export function begin(
  onStage: OnStage,
  now: ServerTime,
  seconds: number = LIMITS.prepareSeconds,
): Performance {
  const until = now + seconds * 1_000;
  const untilAtMost = now + LIMITS.preparingAtMostSeconds * 1_000;
  return { ...common(onStage), phase: "preparing", ready: [], away: [], until, untilAtMost };
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
    case "preparing":
      return performance.phase === "preparing";
    case "pause":
      return performance.phase === "counting-in" || performance.phase === "singing";
    case "resume":
      return performance.phase === "paused" && isAnyThere(performance, performance.away);
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
    case "joined":
    case "deserted":
    case "attended":
      return true;
  }
}

/** Rules P2-P8, P12, P13. Pure: the next state and what must be done, never the doing. Time never passes by itself. */
export function advance(performance: Performance, event: StageEvent): Step {
  if (!allows(performance, event.type)) return stay(performance);
  switch (event.type) {
    case "tick":
      return tick(performance, event.at);
    case "ready":
      return makeReady(performance, event.person, event.at);
    case "preparing":
      return waitLonger(performance, event.person, event.at);
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
    case "joined":
      return join(performance, event.person);
    case "deserted":
      return { next: stopWaiting(performance), effects: [] };
    case "attended":
      return { next: waitAgain(performance, event.at), effects: [] };
  }
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
    case "counting-in": {
      const late = lateOf(performance.away, now);
      if (late.length > 0) return giveUp(performance, late, now);
      const { startsAt, away } = performance;
      return tick({ ...common(performance), phase: "singing", startsAt, away }, now);
    }
    case "singing": {
      if (now >= (songOverAt(performance) ?? now)) return score(performance, now);
      return giveUp(performance, lateOf(performance.away, now), now);
    }
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

/** Rule P2: who is slow and not gone. */
function waitLonger(performance: Performance, person: PersonId, now: ServerTime): Step {
  if (performance.phase !== "preparing" || !performance.performers.includes(person)) return stay(performance);
  if (performance.ready.includes(person)) return stay(performance);
  const until = Math.min(performance.untilAtMost, now + LIMITS.preparingSeconds * 1_000);
  return until > performance.until ? { next: { ...performance, until }, effects: [] } : stay(performance);
}

function pause(performance: Performance, why: "singer" | "host", now: ServerTime): Step {
  const place = placeAt(performance, now);
  if (!place) return tick(performance, now);
  return {
    next: { ...common(performance), phase: "paused", ...place, why, away: awayOf(performance) },
    effects: [],
  };
}

function restart(performance: Performance, now: ServerTime): Step {
  const forget: Effect = { kind: "forget-scores" };
  if (performance.phase === "paused" && !isAnyThere(performance, performance.away)) {
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
