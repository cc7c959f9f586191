import type { ScoreChart } from "./chart";
import { foldCents, STEP_MS } from "./rules";

/** Semitones from one note to the next, octaves aside: a smaller step may drown in a vibrato, a tritone has no side. */
const LEAST = 2;
const MOST = 5;
/** A quarter of the way in the right direction is a move that was followed. */
const FOLLOWED_SHARE = 0.25;
/** Semitones that a held tone wavers by. */
const LEAST_MOVE = 0.5;
/** Fewer moves than this say nothing yet. */
const FEWEST_MOVES = 6;
/** Steps with a pitch that make a tone: 40 ms. */
const FEWEST_STEPS = 4;
/**
 * One tone follows none of the moves, a random one about a third, somebody who sings a semitone and a half beside the
 * notes three quarters.
 */
const NONE = 0.3;
const ALL = 0.7;

/**
 * Rule C10: whether the voice moved where the melody moves. Without it one tone hummed through a song hit 3,500 to
 * 5,500 points' worth of beats on medium in the built-in songs, 6,600 on easy.
 */
export function createFollowing(chart: ScoreChart, centsAt: (step: number) => number | null) {
  const { notes, lineOfNote } = chart;
  /** The median of what was sung on each note, cents; NaN where too little was. */
  const tones = new Float64Array(notes.length).fill(Number.NaN);
  const isStale = new Uint8Array(notes.length);

  function toneOf(index: number): number {
    const note = notes[index];
    if (!note || !isStale[index]) return tones[index] ?? Number.NaN;
    const first = Math.floor((note.startMs - chart.startMs) / STEP_MS);
    const last = Math.min(
      chart.steps - 1,
      Math.ceil((note.startMs + note.lengthMs - chart.startMs) / STEP_MS) - 1,
    );
    const sung: number[] = [];
    for (let step = first; step <= last; step++) {
      const cents = centsAt(step);
      if (cents !== null) sung.push(cents);
    }
    sung.sort((a, b) => a - b);
    const tone = sung.length < FEWEST_STEPS ? Number.NaN : (sung[sung.length >> 1] ?? Number.NaN);
    tones[index] = tone;
    isStale[index] = 0;
    return tone;
  }

  const isPitched = (index: number): boolean =>
    notes[index]?.kind === "normal" || notes[index]?.kind === "golden";

  return {
    /** Something was heard, or forgotten, on this note. */
    touch(note: number): void {
      isStale[note] = 1;
    },
    /** What the points are multiplied by, 0 to 1. */
    share(): number {
      let moves = 0;
      let followed = 0;
      for (let index = 1; index < notes.length; index++) {
        if (lineOfNote[index] !== lineOfNote[index - 1] || !isPitched(index) || !isPitched(index - 1))
          continue;
        const written = (notes[index]?.pitch ?? 0) - (notes[index - 1]?.pitch ?? 0);
        // Octaves do not matter (Rule C3): a fifth up is a fourth down.
        const move = written - 12 * Math.round(written / 12);
        if (Math.abs(move) < LEAST || Math.abs(move) > MOST) continue;
        const sung = toneOf(index) - toneOf(index - 1);
        if (Number.isNaN(sung)) continue;
        moves++;
        const made = (foldCents(sung, move) / 100) * Math.sign(move);
        if (made >= Math.max(LEAST_MOVE, FOLLOWED_SHARE * Math.abs(move))) followed++;
      }
      if (moves < FEWEST_MOVES) return 1;
      return Math.min(1, Math.max(0, (followed / moves - NONE) / (ALL - NONE)));
    },
  };
}
