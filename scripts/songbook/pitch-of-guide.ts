import { isPitched, midiOf, type Note, notesOf, type Song } from "@karaverse/songs";
import { PitchDetector } from "pitchy";

export interface GuideError {
  readonly note: Note;
  /** Of the middle of the note; null where nothing periodic was heard. */
  readonly cents: number | null;
  /** When the note was heard to begin, against the chart; null where the note before runs into it unheard. */
  readonly onsetMs: number | null;
}

const WINDOW = 2048;

function pitch(
  samples: Float32Array,
  rate: number,
  centreMs: number,
  detector: PitchDetector<Float32Array>,
): number | null {
  const from = Math.round((centreMs * rate) / 1000) - WINDOW / 2;
  if (from < 0 || from + WINDOW > samples.length) return null;
  const [hertz, clarity] = detector.findPitch(samples.subarray(from, from + WINDOW), rate);
  return clarity > 0.8 && hertz > 0 ? 69 + 12 * Math.log2(hertz / 440) : null;
}

function level(samples: Float32Array, rate: number, fromMs: number, toMs: number): number {
  const from = Math.max(0, Math.round((fromMs * rate) / 1000));
  const to = Math.min(samples.length, Math.round((toMs * rate) / 1000));
  let sum = 0;
  for (let i = from; i < to; i++) sum += (samples[i] ?? 0) ** 2;
  return Math.sqrt(sum / Math.max(1, to - from));
}

const SHORT = 1024;
const STEP_MS = 2;
/** At least one period of what is heard, so that the level does not follow its wave. */
const PERIOD_MS = 6;

/** After a rest: when the sound passes a tenth of its later level. */
function rise(samples: Float32Array, rate: number, note: Note): number | null {
  const loud = level(samples, rate, note.startMs + 60, note.startMs + Math.min(note.lengthMs, 250));
  if (level(samples, rate, note.startMs - 40, note.startMs - 5) > loud * 0.1) return null;
  const period = Math.max(PERIOD_MS, 1000 / hertzOf(note));
  let ms = note.startMs + 60;
  while (ms > note.startMs - 60 && level(samples, rate, ms - period, ms) > loud * 0.1) ms -= STEP_MS;
  return ms - period / 2 - note.startMs;
}

/** Of something struck: the first step in which it is at least a third as loud as it gets. */
function stroke(samples: Float32Array, rate: number, note: Note): number | null {
  const steps: number[] = [];
  for (let ms = -60; ms < 60; ms += STEP_MS)
    steps.push(level(samples, rate, note.startMs + ms, note.startMs + ms + STEP_MS));
  const peak = Math.max(...steps);
  const first = steps.findIndex((each) => each > peak / 3);
  return first <= 0 ? null : first * STEP_MS - 60;
}

/** After another pitch: when a short window around the moment hears this note well, and more than the last one. */
function turn(samples: Float32Array, rate: number, before: Note, note: Note): number | null {
  const heard = (at: number, of: Note) => power(samples, rate, at, midiOf(of));
  const steady = heard(note.startMs + Math.min(80, note.lengthMs / 2), note);
  for (let ms = note.startMs - 60; ms < note.startMs + 80; ms += STEP_MS) {
    const now = heard(ms, note);
    if (now > steady / 50 && now > heard(ms, before)) return ms - note.startMs;
  }
  return null;
}

/** Goertzel: how much of one pitch sounds in a short window around a moment. */
function power(samples: Float32Array, rate: number, centreMs: number, midi: number): number {
  const from = Math.max(0, Math.round((centreMs * rate) / 1000) - SHORT / 2);
  const turn = 2 * Math.cos((2 * Math.PI * 440 * 2 ** ((midi - 69) / 12)) / rate);
  let s1 = 0;
  let s2 = 0;
  for (let i = 0; i < SHORT; i++) {
    const hann = 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / SHORT);
    const s0 = hann * (samples[from + i] ?? 0) + turn * s1 - s2;
    s2 = s1;
    s1 = s0;
  }
  return s1 * s1 + s2 * s2 - turn * s1 * s2 + 1e-12;
}

/** A spoken line's guide is struck: it has moments, and no pitch that means anything. */
const isSpoken = (note: Note): boolean => note.kind === "rap" || note.kind === "golden-rap";

const overlaps = (a: Note, b: Note): boolean =>
  a.startMs < b.startMs + b.lengthMs + 400 && b.startMs < a.startMs + a.lengthMs + 100;

const hertzOf = (note: Note): number => 440 * 2 ** ((midiOf(note) - 69) / 12);

/** Under which two pitches cannot be told apart in so short a window. */
const TOLD_APART = { semitones: 3, hertz: 40 };

/**
 * How far a sung or played line is from one singer's part of the chart. Notes under which another singer
 * sounds too are left out: one pitch cannot be heard there.
 */
export function guideErrors(song: Song, track: number, samples: Float32Array, rate: number): GuideError[] {
  const detector = PitchDetector.forFloat32Array(WINDOW);
  const part = song.tracks[track];
  const others = song.tracks.flatMap((other, i) => (i === track ? [] : notesOf(other)));
  const notes = (part ? notesOf(part) : []).filter((note) => isPitched(note) || isSpoken(note));
  return notes.flatMap((note, i): GuideError[] => {
    if (others.some((other) => overlaps(other, note))) return [];
    if (isSpoken(note)) return [{ note, cents: null, onsetMs: stroke(samples, rate, note) }];
    const middle = note.startMs + Math.max((WINDOW / 2 / rate) * 1000, note.lengthMs * 0.5);
    const heard = pitch(samples, rate, middle, detector);
    const before = notes[i - 1];
    const apart = before ? Math.abs(before.pitch - note.pitch) : 0;
    const told =
      before !== undefined &&
      apart >= TOLD_APART.semitones &&
      apart % 12 !== 0 &&
      Math.abs(hertzOf(before) - hertzOf(note)) >= TOLD_APART.hertz;
    const joined = told && note.startMs - before.startMs - before.lengthMs < 5;
    const onsetMs = joined ? turn(samples, rate, before, note) : rise(samples, rate, note);
    return [{ note, cents: heard === null ? null : (heard - midiOf(note)) * 100, onsetMs }];
  });
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
