import type { Events, PersonId, Reaction, SongId, SongTime } from "@karaverse/protocol";
import { type Effect, type Performance, songTimeAt } from "@karaverse/singing";
import type { Hearing } from "../listening";
import type { Piece } from "./opening";
import { recordOf } from "./record";
import { type Take, takesOf } from "./take";

/** What is on stage, with all that belongs to it. */
export interface Show extends Piece {
  performance: Performance;
  /** Also of who has left: what they sang is scored (Rule P13). */
  readonly takes: Map<PersonId, Take>;
  /** Rule C13. */
  readonly hearing: Hearing;
  /** Its scores are in the database, and its row is gone. */
  kept: boolean;
  result: Events["result"] | null;
  readonly reactions: Map<Reaction, number>;
}

export const isSungBy = ({ performance, entry }: Show, person: PersonId, song: SongId): boolean =>
  performance.phase !== "scored" && performance.performers.includes(person) && entry.songId === song;

export const performing = ({ performance, takes }: Show): Take[] => takesOf(performance.performers, takes);

export const isMissed = (performance: Performance): boolean =>
  "away" in performance && performance.away.length > 0;

export const positionOf = (performance: Performance, now: number): SongTime => {
  if (performance.phase === "counting-in") return Math.max(performance.from, now - performance.startsAt);
  return Math.min(performance.durationMs, Math.max(0, songTimeAt(performance, now) ?? 0));
};

export const recordAt = ({ performance, takes, tuning }: Show, now: number) =>
  recordOf(performance, takes, tuning, positionOf(performance, now));

/** What takes begin, end and forget comes before it is written down, so that it is written with it. */
export function prepareTakes(
  { takes, hearing, performance }: Show,
  effects: readonly Effect[],
  now: number,
): void {
  for (const effect of effects) {
    if (effect.kind === "forget-scores") for (const take of takes.values()) take.forget();
    // Rule P13: they are scored for what they sang.
    if (effect.kind === "performer-gone") takes.get(effect.person)?.end(positionOf(performance, now));
    if (effect.kind !== "begin-take") continue;
    hearing.begin(effect);
    for (const take of takes.values()) take.begin(effect.startsAt, effect.from);
  }
}
