import type { ServerTime, SongTime } from "@karaverse/protocol";
import { createPitchTracker } from "../pitch";
import type { SungFrame } from "../scoring";

/** The song (again) from here on: position `from` sounds at the server's time `startsAt + from`. */
export interface Start {
  readonly startsAt: ServerTime;
  readonly from: SongTime;
}

/** Pieces of sound come in bursts where a process was kept waiting: the quickest of this many says when all came. */
const STEADY_PIECES = 150;
/** A moment that was listened to is still when no piece of sound came as near as this, ms. */
const STILL_MS = 40;
/** A still moment every so often, ms: closer together than what is compared lies apart. */
const STILL_EVERY_MS = 50;
/** Between two moments that were listened to; what is longer was missed, ms. */
const LONGEST_GAP_MS = 500;
/** Who missed more of the time than this heard a voice in pieces, and can only speak for it. */
const MOST_MISSED = 0.2;

/**
 * Keeps what is heard of one voice: its pitch, and when it came by the server's clock. Sound that does not come is
 * silence only in moments of which we know that we listened.
 */
export function createVoiceRecorder(sampleRate: number) {
  const tracker = createPitchTracker({ sampleRate });
  const perSample = 1_000 / sampleRate;
  /** Of each frame: the sample, its cents (NaN: no tone), level. */
  const frames: { sample: number; cents: number; clarity: number; level: number }[] = [];
  /** Of each piece: its last sample, and how much later than that, counted from the first sample, it came. */
  const ends: number[] = [];
  const delays: number[] = [];
  const listened: ServerTime[] = [];
  let samples = 0;

  /** When the sound of a piece came had nothing kept it waiting: the least delay of it and those after it. */
  function steadyDelays(): Float64Array {
    const steady = new Float64Array(delays.length);
    for (let i = 0; i < delays.length; i++) {
      let least = Number.POSITIVE_INFINITY;
      for (let j = i; j < Math.min(delays.length, i + STEADY_PIECES); j++)
        least = Math.min(least, delays[j] ?? least);
      steady[i] = least;
    }
    return steady;
  }

  /** Every voiced and every silent moment by the server's clock, ascending. */
  function moments(): SungFrame[] {
    const steady = steadyDelays();
    let piece = 0;
    const sounding = frames.map(({ sample, cents, clarity, level }) => {
      while (piece < ends.length - 1 && (ends[piece] ?? 0) < sample) piece++;
      const songTimeMs = sample * perSample + (steady[piece] ?? 0);
      return { songTimeMs, cents: Number.isNaN(cents) ? null : cents, clarity, level };
    });
    const still = stillAmong(listened.flatMap(sinceThe), sounding);
    return [...sounding, ...still].sort((a, b) => a.songTimeMs - b.songTimeMs);
  }

  /** The time up to a moment that was listened to, since the one before. */
  function sinceThe(at: ServerTime, nth: number): ServerTime[] {
    const gap = at - (listened[nth - 1] ?? at);
    if (gap > LONGEST_GAP_MS) return [at];
    return Array.from(
      { length: Math.max(1, Math.round(gap / STILL_EVERY_MS)) },
      (_, i) => at - i * STILL_EVERY_MS,
    ).reverse();
  }

  /** Sound that came without a hole was heard, however late we got to look at it. */
  function isWhole(): boolean {
    const steady = steadyDelays();
    const lost = (steady.at(-1) ?? 0) - (steady[0] ?? 0);
    return samples > 0 && lost <= MOST_MISSED * samples * perSample;
  }

  return {
    /** @param now the server's clock when the last of the samples came */
    push(sound: Float32Array, now: ServerTime): void {
      samples += sound.length;
      ends.push(samples);
      delays.push(now - samples * perSample);
      tracker.push(sound, (sample, cents, clarity, level) => frames.push({ sample, cents, clarity, level }));
    },
    /** We listen at this moment; said about twenty times a second. */
    listening(now: ServerTime): void {
      listened.push(now);
    },
    /** False where our own process was kept waiting, or the connection was lost, for too much of the time. */
    wasSteady(): boolean {
      const whole = (listened.at(-1) ?? 0) - (listened[0] ?? 0);
      const missed = listened.reduce((sum, at, i) => {
        const gap = at - (listened[i - 1] ?? at);
        return gap > LONGEST_GAP_MS ? sum + gap : sum;
      }, 0);
      return whole > 0 && (missed <= MOST_MISSED * whole || isWhole());
    },
    /** What was heard by song positions, too late by the way here; what was sung again counts as sung the last time. */
    heard: (starts: readonly Start[]): SungFrame[] => inSong(moments(), starts),
  };
}

export type VoiceRecorder = ReturnType<typeof createVoiceRecorder>;

function stillAmong(listened: readonly ServerTime[], sounding: readonly SungFrame[]): SungFrame[] {
  let next = 0;
  return listened.flatMap((at) => {
    while (next < sounding.length && (sounding[next]?.songTimeMs ?? 0) < at - STILL_MS) next++;
    const nearest = sounding[next]?.songTimeMs ?? Number.POSITIVE_INFINITY;
    return nearest <= at + STILL_MS ? [] : [{ songTimeMs: at, cents: null, clarity: 0, level: -120 }];
  });
}

function inSong(moments: readonly SungFrame[], starts: readonly Start[]): SungFrame[] {
  let heard: SungFrame[] = [];
  starts.forEach(({ startsAt, from }, nth) => {
    const next = starts[nth + 1];
    const until = next ? next.startsAt + next.from : Number.POSITIVE_INFINITY;
    heard = heard.filter(({ songTimeMs }) => songTimeMs < from);
    for (const moment of moments) {
      const at = moment.songTimeMs;
      if (at >= startsAt + from && at < until) heard.push({ ...moment, songTimeMs: at - startsAt });
    }
  });
  return heard;
}
