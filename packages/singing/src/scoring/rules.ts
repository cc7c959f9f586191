import type { Difficulty } from "@karaverse/protocol";
import type { NoteKind } from "@karaverse/songs";

/** Rule C1: shared over the beats of the notes. */
export const NOTE_POINTS = 9_000;
/** Rule C2: shared over the lines. */
export const LINE_POINTS = 1_000;
export const MOST_POINTS = NOTE_POINTS + LINE_POINTS;

/** Rule C3: semitones that a tone may be away. */
export const TOLERANCE: Readonly<Record<Difficulty, number>> = { easy: 2, medium: 1, hard: 0 };

/** Rule C1: how often a beat of each kind counts. */
export const WEIGHT: Readonly<Record<NoteKind, number>> = {
  normal: 1,
  golden: 2,
  rap: 1,
  "golden-rap": 2,
  freestyle: 0,
};

/** Frames are kept on a grid of this step, the hop of the pitch tracker: one frame a step, the first one counts. */
export const STEP_MS = 10;

/**
 * A beat is hit when this share of its steps (at least one) was sung right. UltraStar looks once a beat; we hear
 * it 4 to 12 times, and a consonant takes up to 80 ms of its first beat. More right frames never turn a hit into a
 * miss, so neither the order of frames nor their repetition changes a score.
 */
export const HIT_SHARE = 1 / 3;

/** Rap needs a voice, not a pitch: spoken vowels are less clear than sung ones, noise stays below 0.3. */
export const RAP_CLARITY = 0.45;
/** dBFS. */
export const RAP_LEVEL_DB = -50;

/** Cents folded by octaves to within six semitones of a pitch in semitones above C4 (Rule C3). */
export function foldCents(cents: number, pitch: number): number {
  const away = cents - pitch * 100;
  return pitch * 100 + away - 1200 * Math.round(away / 1200);
}

/** Rule C3: whole semitones between a tone and a note, octaves aside, as UltraStar rounds them. 0 to 6. */
export function semitonesAway(cents: number, pitch: number): number {
  return Math.round(Math.abs(foldCents(cents, pitch) - pitch * 100) / 100);
}

/**
 * Rule C2: what share of its bonus a line earns. The two points taken off the most let one short slip pass.
 * In songs of very many lines a line can be worth two points or less: then anything sung in it will do.
 */
export function linePerfection(points: number, most: number): number {
  if (points <= 0) return 0;
  if (most <= 2) return 1;
  return Math.min(1, points / (most - 2));
}
