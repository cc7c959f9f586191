import type { Note, Track } from "@karaverse/songs";
import { HIT_SHARE, STEP_MS, WEIGHT } from "./rules";

/** A track laid out for scoring: every beat of every note in flat arrays. */
export interface ScoreChart {
  /** In time, line by line; none that counts reaches into another (see `aloneIn`). */
  readonly notes: readonly Note[];
  readonly lineOfNote: Uint32Array;
  /** Beats of note n are beatsFrom[n] up to beatsFrom[n + 1]. */
  readonly beatsFrom: Uint32Array;
  readonly noteOfBeat: Uint32Array;
  /** Right steps that a beat needs to be hit. */
  readonly needed: Uint16Array;
  /** Beats that the steps touch: step s has beats[beatsOfStep[s]] up to beats[beatsOfStep[s + 1]]. */
  readonly beatsOfStep: Uint32Array;
  readonly beats: Uint32Array;
  /** Song time of step 0, ms. */
  readonly startMs: number;
  readonly steps: number;
  /** Sum of weights of all beats, and by line (Rule C1). */
  readonly weight: number;
  readonly lineWeight: Float64Array;
  /** Lines with something to score (Rule C2). */
  readonly scoredLines: number;
}

/** Room before the first and after the last note in which frames are kept for the sung line, ms. */
const MARGIN_MS = 2_000;
/** A damaged chart can put a note anywhere; nobody sings for longer. */
const LONGEST_MS = 3 * 3_600_000;
/** A note of a damaged chart can claim any number of beats; one takes part in scoring only this often. */
const MOST_BEATS_OF_NOTE = 2_048;

const beatsOf = (note: Note): number =>
  Math.max(1, Math.min(MOST_BEATS_OF_NOTE, Math.round(note.lengthBeats) || 1));

/** The rest of a beat that another note cuts off counts if it is half of one, and long enough for a frame, ms. */
const SHORTEST_REST_MS = 1.5 * STEP_MS;

/**
 * How long each note has the singer to itself, ms: until the next one that counts begins. Carelessly made charts have
 * notes over each other, and nobody sings two (Rule C4).
 */
function aloneIn(notes: readonly Note[]): Float64Array {
  const alone = Float64Array.from(notes, ({ lengthMs }) => lengthMs);
  const inTime = [...notes.keys()]
    .filter((n) => WEIGHT[notes[n]?.kind ?? "freestyle"] > 0)
    .sort((a, b) => (notes[a]?.startMs ?? 0) - (notes[b]?.startMs ?? 0));
  inTime.forEach((n, i) => {
    const next = notes[inTime[i + 1] ?? -1]?.startMs ?? Number.POSITIVE_INFINITY;
    alone[n] = Math.min(alone[n] ?? 0, next - (notes[n]?.startMs ?? 0));
  });
  return alone;
}

function ownBeats(note: Note, aloneMs: number): number {
  const all = beatsOf(note);
  if (aloneMs >= note.lengthMs) return all;
  const beatMs = note.lengthMs / all;
  const whole = Math.floor(aloneMs / beatMs);
  const rest = aloneMs - whole * beatMs;
  return whole + (rest >= Math.max(beatMs / 2, SHORTEST_REST_MS) ? 1 : 0);
}

export function layOut(track: Track): ScoreChart {
  const written = track.phrases.flatMap((phrase) => phrase.notes);
  const lineOfNote = Uint32Array.from(track.phrases.flatMap((phrase, line) => phrase.notes.map(() => line)));
  const alone = aloneIn(written);
  const notes = written.map((note, n) => ({ ...note, lengthMs: alone[n] ?? note.lengthMs }));
  const beatsFrom = new Uint32Array(notes.length + 1);
  written.forEach((note, n) => {
    beatsFrom[n + 1] = (beatsFrom[n] ?? 0) + ownBeats(note, alone[n] ?? 0);
  });
  const first = notes.reduce((least, note) => Math.min(least, note.startMs), 0);
  // On the tens of the song's milliseconds, as frames are, wherever the first note lies.
  const startMs = Math.floor(first / STEP_MS) * STEP_MS - MARGIN_MS;
  const endMs = notes.reduce((most, note) => Math.max(most, note.startMs + note.lengthMs), 0) + MARGIN_MS;
  if (!(endMs - startMs <= LONGEST_MS)) throw new RangeError("The chart is longer than three hours.");
  const steps = Math.ceil((endMs - startMs) / STEP_MS);
  const beatCount = beatsFrom[notes.length] ?? 0;
  const noteOfBeat = new Uint32Array(beatCount);
  const needed = new Uint16Array(beatCount);
  const firstStep = new Uint32Array(beatCount);
  const lastStep = new Uint32Array(beatCount);
  const beatsOfStep = new Uint32Array(steps + 1);
  written.forEach((note, n) => {
    const beatMs = Math.max(0, note.lengthMs) / beatsOf(note);
    const until = note.startMs + (alone[n] ?? 0) - startMs;
    for (let beat = beatsFrom[n] ?? 0; beat < (beatsFrom[n + 1] ?? 0); beat++) {
      const from = note.startMs + (beat - (beatsFrom[n] ?? 0)) * beatMs - startMs;
      const first = Math.floor(from / STEP_MS);
      // A step belongs to the beats it touches; one that only ends where the beat begins does not.
      const last = Math.max(first, Math.ceil(Math.min(until, from + beatMs) / STEP_MS - 1e-6) - 1);
      noteOfBeat[beat] = n;
      firstStep[beat] = first;
      lastStep[beat] = last;
      needed[beat] = Math.max(1, Math.round((last - first + 1) * HIT_SHARE));
      for (let step = first; step <= last; step++) beatsOfStep[step + 1] = (beatsOfStep[step + 1] ?? 0) + 1;
    }
  });
  for (let step = 0; step < steps; step++) {
    beatsOfStep[step + 1] = (beatsOfStep[step + 1] ?? 0) + (beatsOfStep[step] ?? 0);
  }
  const beats = new Uint32Array(beatsOfStep[steps] ?? 0);
  const filled = beatsOfStep.slice(0, steps);
  for (let beat = 0; beat < beatCount; beat++) {
    for (let step = firstStep[beat] ?? 0; step <= (lastStep[beat] ?? 0); step++) {
      const at = filled[step] ?? 0;
      beats[at] = beat;
      filled[step] = at + 1;
    }
  }
  const lineWeight = new Float64Array(track.phrases.length);
  notes.forEach((note, n) => {
    const line = lineOfNote[n] ?? 0;
    const beats = (beatsFrom[n + 1] ?? 0) - (beatsFrom[n] ?? 0);
    lineWeight[line] = (lineWeight[line] ?? 0) + WEIGHT[note.kind] * beats;
  });
  return {
    notes,
    lineOfNote,
    beatsFrom,
    noteOfBeat,
    needed,
    beatsOfStep,
    beats,
    startMs,
    steps,
    weight: lineWeight.reduce((sum, weight) => sum + weight, 0),
    lineWeight,
    scoredLines: lineWeight.filter((weight) => weight > 0).length,
  };
}
