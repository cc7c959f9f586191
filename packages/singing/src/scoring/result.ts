import type { SongTime } from "@karaverse/protocol";
import type { ScoreChart } from "./chart";
import { toneSpread } from "./exactness";
import { foldCents, STEP_MS, WEIGHT } from "./rules";
import type { LineScore } from "./scorer";
import { type Stars, starsOf } from "./words";

export interface NoteResult {
  /** Index of the note in the track, counted through its phrases. */
  note: number;
  hitBeats: number;
  beats: number;
}

/** What was sung, every 50 ms, folded to the octave of the note it was sung on; a gap where nobody sang. */
export interface SungPoint {
  at: SongTime;
  cents: number;
}

/** One singer's outcome; plain data. */
export interface Result {
  /** 0 to 10,000 (Rule C4). */
  score: number;
  /** Of the part's beats, a golden one twice: what it counts beside others (Rule C15). */
  weight: number;
  stars: Stars;
  /** Share of the scored beats that were hit, 0 to 1. */
  accuracy: number;
  /** Median distance from the notes in cents, where a voice was heard on them; null without any. */
  offCents: number | null;
  /** How unlike each other the tones lie beside their notes, cents; null where too few were held (Rule C18). */
  spreadCents: number | null;
  /** Lowest and highest tone that was held, semitones above C4; null without any. */
  range: { low: number; high: number } | null;
  /** Most scored notes in a row of which at least half was hit. */
  streak: number;
  /** Scored notes only. */
  notes: NoteResult[];
  /** Lines with something to score. */
  lines: LineScore[];
  sung: SungPoint[];
}

interface Heard {
  chart: ScoreChart;
  noteHits: Uint32Array;
  score: number;
  lines: LineScore[];
  centsAt(step: number): number | null;
}

const SUNG_STEPS = 5;
/** Steps in a row within half a semitone that make a held tone: 100 ms. */
const HELD_STEPS = 10;

export function summarise(heard: Heard): Result {
  const notes = noteResults(heard);
  const beats = notes.reduce((sum, note) => sum + note.beats, 0);
  const hit = notes.reduce((sum, note) => sum + note.hitBeats, 0);
  return {
    score: heard.score,
    weight: heard.chart.weight,
    stars: starsOf(heard.score),
    accuracy: beats === 0 ? 0 : hit / beats,
    offCents: offCents(heard),
    spreadCents: toneSpread(heard.chart, heard.centsAt),
    range: heldRange(heard),
    streak: longestStreak(notes),
    notes,
    lines: heard.lines,
    sung: sungLine(heard),
  };
}

function noteResults({ chart, noteHits }: Heard): NoteResult[] {
  return chart.notes.flatMap((note, index) => {
    const beats = (chart.beatsFrom[index + 1] ?? 0) - (chart.beatsFrom[index] ?? 0);
    return WEIGHT[note.kind] * beats === 0 ? [] : { note: index, hitBeats: noteHits[index] ?? 0, beats };
  });
}

function longestStreak(notes: readonly NoteResult[]): number {
  let longest = 0;
  let current = 0;
  for (const { hitBeats, beats } of notes) {
    current = hitBeats * 2 >= beats ? current + 1 : 0;
    longest = Math.max(longest, current);
  }
  return longest;
}

/** The pitched note that a step belongs to. */
function pitchAt(chart: ScoreChart, step: number): number | null {
  const end = chart.beatsOfStep[step + 1] ?? 0;
  for (let i = chart.beatsOfStep[step] ?? 0; i < end; i++) {
    const note = chart.notes[chart.noteOfBeat[chart.beats[i] ?? 0] ?? 0];
    if (note && (note.kind === "normal" || note.kind === "golden")) return note.pitch;
  }
  return null;
}

function offCents({ chart, centsAt }: Heard): number | null {
  const distances: number[] = [];
  for (let step = 0; step < chart.steps; step++) {
    const cents = centsAt(step);
    const pitch = cents === null ? null : pitchAt(chart, step);
    if (cents !== null && pitch !== null) distances.push(Math.abs(foldCents(cents, pitch) - pitch * 100));
  }
  distances.sort((a, b) => a - b);
  return distances[distances.length >> 1] ?? null;
}

function heldRange({ chart, centsAt }: Heard): Result["range"] {
  let range: Result["range"] = null;
  let from = 0;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let step = 0; step < chart.steps; step++) {
    const cents = centsAt(step);
    if (cents !== null && Math.max(high, cents) - Math.min(low, cents) <= 100) {
      low = Math.min(low, cents);
      high = Math.max(high, cents);
    } else {
      from = cents === null ? step + 1 : step;
      low = cents ?? Number.POSITIVE_INFINITY;
      high = cents ?? Number.NEGATIVE_INFINITY;
    }
    if (step - from + 1 < HELD_STEPS || low > high) continue;
    const tone = Math.round((low + high) / 200);
    range = range
      ? { low: Math.min(range.low, tone), high: Math.max(range.high, tone) }
      : { low: tone, high: tone };
  }
  return range;
}

function sungLine({ chart, centsAt }: Heard): SungPoint[] {
  const points: SungPoint[] = [];
  let nearest = pitchBefore(chart);
  for (let step = 0; step < chart.steps; step += SUNG_STEPS) {
    const values: number[] = [];
    let pitch: number | null = null;
    for (let i = step; i < Math.min(chart.steps, step + SUNG_STEPS); i++) {
      const cents = centsAt(i);
      if (cents !== null) values.push(cents);
      pitch ??= pitchAt(chart, i);
    }
    nearest = pitch ?? nearest;
    if (values.length * 2 < SUNG_STEPS) continue;
    const folded = values.map((cents) => foldCents(cents, nearest)).sort((a, b) => a - b);
    points.push({
      at: chart.startMs + (step + SUNG_STEPS / 2) * STEP_MS,
      cents: Math.round(folded[folded.length >> 1] ?? 0),
    });
  }
  return points;
}

const pitchBefore = (chart: ScoreChart): number =>
  chart.notes.find((note) => note.kind === "normal" || note.kind === "golden")?.pitch ?? 0;
