import type { ServerTime, SongTime } from "@karaverse/protocol";
import type { SungFrame } from "../scoring";
import { type FrameBatch, isApart, takeOf } from "./codec";

/** Why frames could not have been sung (Rule C7). */
export type FrameRefusal =
  | "another-performance"
  /** From before the last pause or restart: nobody's fault, they crossed it on the way. */
  | "another-take"
  | "backwards"
  | "ahead-of-time"
  | "too-late"
  | "too-dense"
  | "outside-song";

export type Admission =
  | { ok: true /** Those that were not known yet. */; frames: SungFrame[]; keptUpTo: SongTime }
  | { ok: false; why: FrameRefusal };

/** The singer's estimate of our clock and their sound card against it, together, ms: their song may be ahead by this. */
const AHEAD_MS = 1_000;
/** A lost connection keeps frames back for the performer's grace and the way back (Rule P6), ms. */
const LATE_MS = 45_000;
/** Devices' latency is taken off (Rule C5), so the first frames lie before the take by up to this, ms. */
const BEFORE_TAKE_MS = 1_000;
/** Some sing on over the last note, ms. */
const AFTER_SONG_MS = 2_000;

/**
 * Rule C7: lets through the frames of one performer that could have been sung, each once. Frames sent again after a
 * reconnect are known and left out. A refused batch changes nothing.
 */
export function createFrameGate(performance: number, durationMs: number) {
  let take: number | null = null;
  let startsAt: ServerTime = 0;
  let from: SongTime = 0;
  let keptUpTo: SongTime = Number.NEGATIVE_INFINITY;

  function refusalOf(frames: readonly SungFrame[], now: ServerTime): FrameRefusal | null {
    let previous = Number.NEGATIVE_INFINITY;
    for (const { songTimeMs } of frames) {
      if (songTimeMs <= previous) return "backwards";
      if (!isApart(previous, songTimeMs)) return "too-dense";
      if (songTimeMs < from - BEFORE_TAKE_MS || songTimeMs > durationMs + AFTER_SONG_MS)
        return "outside-song";
      const due = startsAt + songTimeMs;
      if (due > now + AHEAD_MS) return "ahead-of-time";
      if (due < now - LATE_MS) return "too-late";
      previous = songTimeMs;
    }
    return null;
  }

  return {
    /** The effect "begin-take" of the performance: from now on only frames of this take are let through. */
    begin(takeStartsAt: ServerTime, takeFrom: SongTime): void {
      take = takeOf(takeStartsAt);
      startsAt = takeStartsAt;
      from = takeFrom;
      keptUpTo = Number.NEGATIVE_INFINITY;
    },
    accept(batch: FrameBatch, now: ServerTime): Admission {
      if (batch.performance !== (performance & 0xffff)) return { ok: false, why: "another-performance" };
      if (take === null || batch.take !== take) return { ok: false, why: "another-take" };
      const why = refusalOf(batch.frames, now);
      if (why) return { ok: false, why };
      const frames = batch.frames.filter(({ songTimeMs }) => isApart(keptUpTo, songTimeMs));
      keptUpTo = frames.at(-1)?.songTimeMs ?? keptUpTo;
      return { ok: true, frames, keptUpTo };
    },
    /** Position of the newest frame of this take (Rule P6); null before the first. */
    keptUpTo: (): SongTime | null => (Number.isFinite(keptUpTo) ? keptUpTo : null),
  };
}

export type FrameGate = ReturnType<typeof createFrameGate>;
