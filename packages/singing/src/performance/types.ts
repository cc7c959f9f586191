import type { EntryId, PauseReason, PersonId, ServerTime, SongId, SongTime } from "@karaverse/protocol";

/** A performer whose connection is lost, and until when the stage is kept for them (Rules P6, P8, P9). */
export interface Away {
  person: PersonId;
  /** null while nobody is connected who would wait. */
  until: ServerTime | null;
}

/** What every phase knows. */
export interface OnStage {
  /** Counts up within the room; 16 bits. */
  number: number;
  entry: EntryId;
  song: SongId;
  /** Length of the backing, ms. */
  durationMs: number;
  /** At least one; whoever is given up leaves the list. */
  performers: readonly PersonId[];
}

/** Rule P2. Deadlines are data: a `tick` event makes them pass. */
export type Performance = OnStage &
  (
    | {
        phase: "preparing";
        ready: readonly PersonId[];
        away: readonly Away[];
        until: ServerTime;
        /** However often somebody says that they are still at it. */
        untilAtMost: ServerTime;
      }
    /**
     * `startsAt` is when position 0 sounds, `from` the position at which the sound really begins. While the song runs
     * somebody of the performers is there (Rule P12).
     */
    | { phase: "counting-in"; startsAt: ServerTime; from: SongTime; away: readonly Away[] }
    | { phase: "singing"; startsAt: ServerTime; away: readonly Away[] }
    /** Stopped `at`; will go on `from`, which lies before it (Rule P5). */
    | { phase: "paused"; at: SongTime; from: SongTime; why: PauseReason; away: readonly Away[] }
    | { phase: "scored"; until: ServerTime }
  );

export type Phase = Performance["phase"];

export type StageEvent = { at: ServerTime } & (
  | { type: "tick" }
  | { type: "ready"; person: PersonId }
  /** Still at work on the song. */
  | { type: "preparing"; person: PersonId }
  | { type: "pause"; why: "singer" | "host" }
  | { type: "resume" }
  | { type: "restart" }
  | { type: "skip" }
  /** `line`: where the next line begins, as the chart says (Rule P11). */
  | { type: "skip-ahead"; line: SongTime }
  /** `lastFrame`: position of the newest frame that came from this performer; null when none did. */
  | { type: "dropped"; person: PersonId; lastFrame: SongTime | null }
  | { type: "returned"; person: PersonId }
  | { type: "left"; person: PersonId }
  /** Sings along from now on (Rule P13). */
  | { type: "joined"; person: PersonId }
  /** Nobody at all is connected any more. */
  | { type: "deserted" }
  /** Somebody is connected again. */
  | { type: "attended" }
);

export type OverReason = "done" | "nobody-ready" | "performers-gone" | "skipped";

/** What must be done; the room does it. */
export type Effect =
  /** Singing (again) from `from`: frames of this take are welcome, what was scored after `from` is forgotten. */
  | { kind: "begin-take"; startsAt: ServerTime; from: SongTime }
  /** Everything scored so far is forgotten (Rule P5, restart). */
  | { kind: "forget-scores" }
  /** Work out, keep and show the results of the performers (Rule P7). */
  | { kind: "score" }
  /** This performer is given up; their place on the stage is free. */
  | { kind: "performer-gone"; person: PersonId }
  /** The next entry is called, and this one leaves the queue; not so where nobody was ready: it waits again. */
  | { kind: "over"; why: OverReason };

export interface Step {
  /** null when the performance is over. */
  next: Performance | null;
  effects: Effect[];
}
