import type { Difficulty, PersonId, ServerTime, SongTime } from "@karaverse/protocol";
import {
  createFrameGate,
  createScorer,
  decodeFrames,
  type FrameRefusal,
  type Result,
  type SungFrame,
} from "@karaverse/singing";
import type { Track } from "@karaverse/songs";

/** Who performs, and which voice of the song is theirs. */
export interface Performer {
  personId: PersonId;
  name: string;
  part: number;
}

/** Parts go by the order in the queue, whoever comes. */
export const partsOf = (singers: readonly { personId: PersonId; name: string }[]): Performer[] =>
  singers.map(({ personId, name }, part) => ({ personId, name, part }));

export type Heard =
  | { ok: true; keptUpTo: SongTime; isNew: boolean }
  | { ok: false; why: FrameRefusal | "unreadable" };

interface TakeOptions {
  performer: Performer;
  number: number;
  durationMs: number;
  track: Track;
  difficulty: Difficulty;
}

/** What the server hears of one performer: frames that could have been sung (Rule C7), scored (Rule C6). */
export function createTake({ performer, number, durationMs, track, difficulty }: TakeOptions) {
  const gate = createFrameGate(number, durationMs);
  let scorer = createScorer(track, difficulty);
  let frames: SungFrame[] = [];

  function keep(heard: readonly SungFrame[]): void {
    for (const frame of heard) {
      scorer.push(frame);
      frames.push(frame);
    }
  }

  return {
    performer,
    track,
    /** From here on frames of this take count, and what was sung after `from` is sung again (Rule P5). */
    begin(startsAt: ServerTime, from: SongTime): void {
      gate.begin(startsAt, from);
      scorer.rewind(from);
      frames = frames.filter(({ songTimeMs }) => songTimeMs < from);
    },
    forget(): void {
      scorer = createScorer(track, difficulty);
      frames = [];
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
    running: () => scorer.snapshot(),
    result: (): Result => scorer.finish(),
  };
}

export type Take = ReturnType<typeof createTake>;
