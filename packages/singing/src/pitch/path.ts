import { MOST_CANDIDATES } from "./periodicity";

/** Windows that are waited for before it is said which pitch was sung. */
export const PATH_LAG = 4;

/** What a window without a pitch has on its side. A pitch that is told from one window alone is a click. */
const STILL = 0.45;
/** To begin or to end, in strength. */
const BREAK_COST = 0.12;
/** Voices glide and seldom leap: for each octave, in strength. */
const LEAP_COST = 0.5;

const STATES = MOST_CANDIDATES + 1;
const KEPT = PATH_LAG + 1;

/**
 * Which of each window's candidates was sung: the path through the windows on which clear pitches and small steps
 * weigh most (Viterbi), told PATH_LAG windows late. Where two notes meet within a window, their common undertone fits
 * best; on the path it would need two leaps. Allocates nothing after its making.
 */
export function createPitchPath() {
  /** State 0 is silence, the others are the candidates of the window. */
  const cents = new Float64Array(KEPT * STATES).fill(Number.NaN);
  const cameFrom = new Uint8Array(KEPT * STATES);
  const counts = new Uint8Array(KEPT).fill(1);
  let scores = new Float64Array(STATES);
  let next = new Float64Array(STATES);
  let frame = 0;

  /** The best way into a state that has this pitch; returns what it is worth. */
  function reach(slot: number, state: number, pitch: number, before: number): number {
    let best = Number.NEGATIVE_INFINITY;
    let from = 0;
    for (let other = 0; other < (counts[before] ?? 1); other++) {
      const was = cents[before * STATES + other] ?? Number.NaN;
      const isBreak = Number.isNaN(was) !== Number.isNaN(pitch);
      const leap = isBreak || Number.isNaN(pitch) ? 0 : Math.abs(pitch - was) / 1200;
      const worth = (scores[other] ?? 0) - (isBreak ? BREAK_COST : LEAP_COST * leap);
      if (worth > best) {
        best = worth;
        from = other;
      }
    }
    cents[slot * STATES + state] = pitch;
    cameFrom[slot * STATES + state] = from;
    return best;
  }

  return {
    /** The next window's candidates: pitches in cents, and what speaks for each. */
    push(count: number, pitches: Float64Array, strengths: Float64Array): void {
      const slot = frame % KEPT;
      const before = (frame + KEPT - 1) % KEPT;
      next[0] = reach(slot, 0, Number.NaN, before) + STILL;
      let highest = next[0] ?? 0;
      for (let i = 0; i < count; i++) {
        const worth = reach(slot, i + 1, pitches[i] ?? 0, before) + (strengths[i] ?? 0);
        next[i + 1] = worth;
        highest = Math.max(highest, worth);
      }
      counts[slot] = count + 1;
      for (let i = 0; i <= count; i++) next[i] = (next[i] ?? 0) - highest;
      const old = scores;
      scores = next;
      next = old;
      frame++;
    },
    /** Cents of the window PATH_LAG pushes before the newest; NaN where nothing was sung. */
    decide(): number {
      let slot = (frame - 1) % KEPT;
      let state = 0;
      for (let i = 1; i < (counts[slot] ?? 1); i++) if ((scores[i] ?? 0) > (scores[state] ?? 0)) state = i;
      for (let back = 0; back < PATH_LAG; back++) {
        state = cameFrom[slot * STATES + state] ?? 0;
        slot = (slot + KEPT - 1) % KEPT;
      }
      return cents[slot * STATES + state] ?? Number.NaN;
    },
    clear(): void {
      cents.fill(Number.NaN);
      counts.fill(1);
      scores.fill(0);
      frame = 0;
    },
  };
}
