import type { Difficulty, PersonId, ServerTime, SongTime } from "@karaverse/protocol";
import {
  createFrameGate,
  createScorer,
  decodeFrames,
  type FrameRefusal,
  type Result,
  type SungFrame,
} from "@karaverse/singing";
import { type Track, within } from "@karaverse/songs";

/** Who performs, and which voice of the song is theirs. */
export interface Performer {
  personId: PersonId;
  name: string;
  part: number;
  /** Rule P13: what counts of the song begins here; 0 for who sings all of it. */
  from: SongTime;
}

/** Parts go by the order in the queue, whoever comes. */
export const performersOf = (singers: readonly { personId: PersonId; name: string }[]): Performer[] =>
  singers.map(({ personId, name }, part) => ({ personId, name, part, from: 0 }));

export type Heard =
  | { ok: true; keptUpTo: SongTime; isNew: boolean }
  | { ok: false; why: FrameRefusal | "unreadable" };

interface TakeOptions {
  performer: Performer;
  number: number;
  durationMs: number;
  /** The whole part, also of who came later. */
  track: Track;
  difficulty: Difficulty;
}

/** What the server hears of one performer: frames that could have been sung (Rule C7), scored (Rule C6). */
export function createTake({ performer: who, number, durationMs, track, difficulty }: TakeOptions) {
  const gate = createFrameGate(number, durationMs);
  let { from } = who;
  let to = Number.POSITIVE_INFINITY;
  let scorer = createScorer(within(track, from), difficulty);
  let frames: SungFrame[] = [];

  function keep(heard: readonly SungFrame[]): void {
    for (const frame of heard) {
      scorer.push(frame);
      frames.push(frame);
    }
  }

  return {
    get performer(): Performer {
      return { ...who, from };
    },
    track,
    /**
     * From here on frames of this take count, and what was sung after `at` is sung again (Rule P5), but not by who left:
     * theirs stays what they sang (Rule P13).
     */
    begin(startsAt: ServerTime, at: SongTime): void {
      if (to !== Number.POSITIVE_INFINITY) return;
      gate.begin(startsAt, at);
      scorer.rewind(at);
      frames = frames.filter(({ songTimeMs }) => songTimeMs < at);
    },
    /** The song begins anew, with whoever sings by now. */
    forget(): void {
      from = 0;
      to = Number.POSITIVE_INFINITY;
      scorer = createScorer(track, difficulty);
      frames = [];
    },
    /** Rule P13: they left here, and are scored for what they sang. */
    end(at: SongTime): void {
      to = at;
      scorer = createScorer(within(track, from, to), difficulty);
      for (const frame of frames) scorer.push(frame);
    },
    hear(bytes: Uint8Array, now: ServerTime): Heard {
      const batch = decodeFrames(bytes);
      if (!batch) return { ok: false, why: "unreadable" };
      const admission = gate.accept(batch, now);
      if (!admission.ok) return admission;
      keep(admission.frames);
      return { ok: true, keptUpTo: admission.keptUpTo, isNew: admission.frames.length > 0 };
    },
    /** After a restart of the server: what it had heard before. */
    remember: keep,
    frames: (): readonly SungFrame[] => frames,
    /** Rule P6. */
    lastFrame: (): SongTime | null => gate.keptUpTo(),
    /** Sung from the first line to the last, as far as it is sung by now. */
    isWhole: (): boolean => from <= 0 && to === Number.POSITIVE_INFINITY,
    /** Rule C15. */
    weight: (): number => scorer.weight,
    running: () => scorer.snapshot(),
    result: (): Result => scorer.finish(),
  };
}

export type Take = ReturnType<typeof createTake>;

/** Of those who perform now, in the order of their parts; `takes` may also have who left. */
export const takesOf = (performers: readonly PersonId[], takes: ReadonlyMap<PersonId, Take>): Take[] =>
  performers.flatMap((person) => takes.get(person) ?? []);
