import { isPitched, midiOf, type Note, notesOf, type Song } from "@karaverse/songs";
import { PitchDetector } from "pitchy";

export interface GuideError {
  readonly note: Note;
  /** Of the middle of the note; null where nothing periodic was heard. */
  readonly cents: number | null;
  /** When the sound rose to a tenth of the note's level, against when the chart says; null after a slurred note. */
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

/** First moment in which the sound passes a tenth of its later level, looked for around the chart's moment. */
function onset(samples: Float32Array, rate: number, note: Note): number | null {
  const loud = level(samples, rate, note.startMs + 60, note.startMs + Math.min(note.lengthMs, 250));
  const step = 2;
  if (level(samples, rate, note.startMs - 40, note.startMs - 5) > loud * 0.1) return null;
  for (let ms = note.startMs - 40; ms < note.startMs + 120; ms += step) {
    if (level(samples, rate, ms, ms + step) > loud * 0.1) return ms - note.startMs;
  }
  return null;
}

/** How far a sung or played line is from one singer's part of the chart. */
export function guideErrors(
  song: Song,
  track: number,
  samples: Float32Array,
  rate: number,
  octave = 0,
): GuideError[] {
  const detector = PitchDetector.forFloat32Array(WINDOW);
  const part = song.tracks[track];
  return (part ? notesOf(part) : []).filter(isPitched).map((note) => {
    const heard = pitch(
      samples,
      rate,
      note.startMs + Math.max(WINDOW / 2 / (rate / 1000), note.lengthMs * 0.5),
      detector,
    );
    const off = heard === null ? null : (heard - midiOf(note) - 12 * octave) * 100;
    return { note, cents: off, onsetMs: onset(samples, rate, note) };
  });
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
