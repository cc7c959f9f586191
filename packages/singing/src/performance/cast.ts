import { LIMITS, type PersonId, type ServerTime } from "@karaverse/protocol";
import {
  awayOf,
  common,
  countIn,
  isAnyThere,
  over,
  placeAt,
  score,
  startIfReady,
  stay,
  withEffects,
  without,
} from "./steps";
import { LAST_FRAMES_MS, songOverAt, stepBack } from "./timing";
import type { Away, Effect, Performance, StageEvent, Step } from "./types";

/** Rule P13. Ready later than the others, who need not wait. */
export function join(performance: Performance, person: PersonId): Step {
  if (performance.phase === "scored" || performance.performers.includes(person)) return stay(performance);
  if (performance.performers.length >= LIMITS.performersPerEntry) return stay(performance);
  return { next: { ...performance, performers: [...performance.performers, person] }, effects: [] };
}

/** Rules P6, P12: the song stops only when nobody is left who could sing on. */
export function drop(performance: Performance, event: StageEvent & { type: "dropped" }): Step {
  const { person } = event;
  if (!performance.performers.includes(person) || performance.phase === "scored") return stay(performance);
  const until = event.at + LIMITS.performerReturnSeconds * 1_000;
  const away = [...without(awayOf(performance), person), { person, until }];
  switch (performance.phase) {
    case "preparing": {
      const ready = performance.ready.filter((each) => each !== person);
      return { next: { ...performance, ready, away }, effects: [] };
    }
    case "counting-in":
    case "singing":
      return isAnyThere(performance, away)
        ? { next: { ...performance, away }, effects: [] }
        : stop({ ...performance, away }, event);
    case "paused":
      return { next: { ...performance, away }, effects: [] };
  }
}

/** Nobody sings any more. */
function stop(
  performance: Performance & { away: readonly Away[] },
  { at: now, lastFrame }: { at: ServerTime; lastFrame: number | null },
): Step {
  const place = placeAt(performance, now);
  // The song is over already; only its last frames are waited for.
  if (!place) return stay(performance);
  const begun = performance.phase === "singing" || place.at > place.from;
  const at = begun ? Math.max(0, Math.min(place.at, lastFrame ?? place.at)) : place.at;
  const from = begun ? stepBack(at) : place.from;
  const { away } = performance;
  return { next: { ...common(performance), phase: "paused", at, from, why: "dropped", away }, effects: [] };
}

export function comeBack(performance: Performance, person: PersonId, now: ServerTime): Step {
  const away = awayOf(performance);
  if (performance.phase === "scored" || !away.some((each) => each.person === person))
    return stay(performance);
  return goOnIfPossible({ ...performance, away: without(away, person) }, now);
}

/**
 * A pause that nobody asked for ends when somebody is there who sings on (Rules P6, P12); after a kill of the server
 * (Rule P8) all of them are on their way back, and are waited for.
 */
function goOnIfPossible(performance: Performance, now: ServerTime): Step {
  if (performance.phase !== "paused") return stay(performance);
  const { why, away, from } = performance;
  const mayGoOn = why === "server" ? away.length === 0 : why === "dropped" && isAnyThere(performance, away);
  return mayGoOn ? countIn(performance, from, now) : stay(performance);
}

/** The rest goes on without these; without anybody the room moves on. */
export function giveUp(performance: Performance, people: readonly PersonId[], now: ServerTime): Step {
  const gone = performance.performers.filter((person) => people.includes(person));
  if (gone.length === 0 || performance.phase === "scored") return stay(performance);
  const performers = performance.performers.filter((person) => !gone.includes(person));
  const effects = gone.map((person): Effect => ({ kind: "performer-gone", person }));
  if (performers.length === 0) {
    const overAt = songOverAt(performance);
    const isSung = overAt !== null && now >= overAt - LAST_FRAMES_MS;
    return isSung ? withEffects(effects, score(performance, now)) : over("performers-gone", effects);
  }
  const away = performance.away.filter(({ person }) => !gone.includes(person));
  const rest = { ...performance, performers, away };
  switch (rest.phase) {
    case "preparing": {
      const ready = rest.ready.filter((person) => !gone.includes(person));
      return withEffects(effects, startIfReady({ ...rest, ready }, now));
    }
    case "paused":
      return withEffects(effects, goOnIfPossible(rest, now));
    default:
      return withEffects(
        effects,
        isAnyThere(rest, away) ? stay(rest) : stop(rest, { at: now, lastFrame: null }),
      );
  }
}
