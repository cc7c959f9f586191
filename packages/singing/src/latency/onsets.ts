import { isPitched, type Note, type Track } from "@karaverse/songs";
import type { SungFrame } from "../scoring";

/** How far a voice sat from the notes all through a song. */
export interface Timing {
  /** Positive: late. Milliseconds. */
  readonly offsetMs: number;
  /** Half of all onsets lie within this of it. */
  readonly spreadMs: number;
  readonly onsets: number;
  readonly lines: number;
}

const STEP_MS = 10;
/** A voice that is further off than this, ms, sings something else. */
const FURTHEST_MS = 400;
const COARSE_MS = 20;
/** Around the coarse offset: consonants, slides up to the note, and those who wait for the beat. */
const AROUND_MS = 160;
/** An entry follows a rest of at least this; a change of note a gap of at most that. */
const REST_MS = 250;
const LEGATO_MS = 120;
/** Between two notes without a breath a consonant has no pitch for this long at most: the step was within it. */
const CONSONANT_MS = 40;
/** Less than this between two notes, semitones, is a slide that begins anywhere. */
const LEAST_STEP = 2;
const LEAST_ONSETS = 12;
const LEAST_LINES = 3;
/** The chart fits the voice so much better at one offset than at most others, or it says nothing. */
const LEAST_CONTRAST = 0.15;
const LEAST_FIT = 0.4;
/** Lines that belong together are within this of the whole, ms, and two thirds of them must be. */
const SAME_MS = 45;
/** Half of the onsets may be this far from the middle: those who sing freely are not late, they are free. */
const MOST_SPREAD_MS = 60;
/** Singers lag behind the beat by 20 to 50 ms of their own accord: only more than this is a matter of devices. */
const OFFER_FROM_MS = 60;

/**
 * Where the voice's onsets sit against the notes: entries after rests and steps from note to note, near the offset at
 * which the chart fits the voice best. Null where too little was sung, or too freely, to say.
 */
export function timingOf(track: Track, frames: readonly SungFrame[]): Timing | null {
  const sung = onGrid(frames);
  const coarseMs = coarseOffset(track, sung);
  if (coarseMs === null) return null;
  const offsets: number[] = [];
  const lines: number[] = [];
  for (const { notes } of track.phrases) {
    const found = onsetsOf(notes.filter(isPitched), sung, coarseMs);
    offsets.push(...found);
    if (found.length >= 2) lines.push(median(found));
  }
  if (offsets.length < LEAST_ONSETS || lines.length < LEAST_LINES) return null;
  const offsetMs = median(offsets);
  const spreadMs = median(offsets.map((each) => Math.abs(each - offsetMs)));
  const same = lines.filter((line) => Math.abs(line - offsetMs) <= SAME_MS).length;
  if (spreadMs > MOST_SPREAD_MS || same < (2 / 3) * lines.length) return null;
  return { offsetMs, spreadMs, onsets: offsets.length, lines: lines.length };
}

/** By how much the devices' delay should grow (or shrink), ms; null: nothing to speak of. */
export function adjustmentFor(timing: Timing | null): number | null {
  if (!timing || Math.abs(timing.offsetMs) <= OFFER_FROM_MS) return null;
  return Math.round(timing.offsetMs / 5) * 5;
}

/** Semitones from C4 by steps of 10 ms; NaN where nothing was sung. */
interface Sung {
  readonly fromMs: number;
  readonly pitches: Float32Array;
}

function onGrid(frames: readonly SungFrame[]): Sung {
  const fromMs = frames[0]?.songTimeMs ?? 0;
  const last = frames.at(-1)?.songTimeMs ?? 0;
  const pitches = new Float32Array(Math.max(0, Math.round((last - fromMs) / STEP_MS)) + 1).fill(Number.NaN);
  for (const { songTimeMs, cents } of frames)
    if (cents !== null) pitches[Math.round((songTimeMs - fromMs) / STEP_MS)] = cents / 100;
  return { fromMs, pitches };
}

const at = ({ fromMs, pitches }: Sung, ms: number): number =>
  pitches[Math.round((ms - fromMs) / STEP_MS)] ?? Number.NaN;

/** Distance of a sung pitch from a note, in whichever octave it was sung; -6 to 6. */
function away(sung: number, pitch: number): number {
  const distance = (((sung - pitch) % 12) + 12) % 12;
  return distance > 6 ? distance - 12 : distance;
}

function coarseOffset(track: Track, sung: Sung): number | null {
  const fits: { offset: number; fit: number }[] = [];
  for (let offset = -FURTHEST_MS; offset <= FURTHEST_MS; offset += COARSE_MS)
    fits.push({ offset, fit: fitAt(track, sung, offset) });
  const best = fits.reduce((one, other) => (other.fit > one.fit ? other : one));
  const contrast = best.fit - median(fits.map(({ fit }) => fit));
  return best.fit >= LEAST_FIT && contrast >= LEAST_CONTRAST * best.fit ? best.offset : null;
}

/** Share of the notes' time in which the note is sung, if the voice is this late. */
function fitAt(track: Track, sung: Sung, offsetMs: number): number {
  let right = 0;
  let all = 0;
  for (const { notes } of track.phrases) {
    for (const { kind, startMs, lengthMs, pitch } of notes) {
      if (!isPitched({ kind })) continue;
      for (let ms = startMs; ms < startMs + lengthMs; ms += 2 * STEP_MS) {
        all++;
        if (Math.abs(away(at(sung, ms + offsetMs), pitch)) <= 1) right++;
      }
    }
  }
  return all === 0 ? 0 : right / all;
}

function onsetsOf(notes: readonly Note[], sung: Sung, coarseMs: number): number[] {
  const found: number[] = [];
  notes.forEach((note, i) => {
    const before = notes[i - 1];
    const gap = before ? note.startMs - before.startMs - before.lengthMs : Number.POSITIVE_INFINITY;
    const step = before ? Math.abs(away(note.pitch, before.pitch)) : 0;
    const expected = note.startMs + coarseMs;
    const onset =
      gap >= REST_MS
        ? entryNear(sung, expected)
        : before && gap <= LEGATO_MS && step >= LEAST_STEP
          ? stepNear(sung, expected, before.pitch, note.pitch)
          : null;
    if (onset !== null) found.push(onset - note.startMs);
  });
  return found;
}

/** The first sound after a silence of 80 ms that goes on. */
function entryNear(sung: Sung, expected: number): number | null {
  for (let ms = expected - AROUND_MS; ms <= expected + AROUND_MS; ms += STEP_MS) {
    if (Number.isNaN(at(sung, ms))) continue;
    const silent = count(8, (i) => Number.isNaN(at(sung, ms - i * STEP_MS)));
    const sounding = count(5, (i) => !Number.isNaN(at(sung, ms + i * STEP_MS)));
    if (silent >= 7 && sounding >= 4) return ms;
  }
  return null;
}

/** Where the voice comes nearer to the note than to the one before, and stays there. */
function stepNear(sung: Sung, expected: number, from: number, to: number): number | null {
  const nearer = (ms: number) => {
    const pitch = at(sung, ms);
    return Math.abs(away(pitch, to)) < Math.abs(away(pitch, from));
  };
  for (let ms = expected - AROUND_MS; ms <= expected + AROUND_MS; ms += STEP_MS) {
    if (!nearer(ms)) continue;
    let gap = 0;
    while (gap <= CONSONANT_MS && Number.isNaN(at(sung, ms - STEP_MS - gap))) gap += STEP_MS;
    const last = ms - STEP_MS - gap;
    // A breath between the two hides where the step was.
    if (gap > CONSONANT_MS || nearer(last)) continue;
    const [before, after] = [
      count(5, (i) => !nearer(last + STEP_MS - i * STEP_MS)),
      count(5, (i) => nearer(ms + i * STEP_MS)),
    ];
    if (before >= 4 && after >= 4) return ms - gap / 2;
  }
  return null;
}

/** Of 1 to `most`. */
function count(most: number, holds: (i: number) => boolean): number {
  let held = 0;
  for (let i = 1; i <= most; i++) if (holds(i)) held++;
  return held;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2;
}
