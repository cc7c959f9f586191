import type { ScoreChart } from "./chart";
import { foldCents, STEP_MS } from "./rules";

/** A voice is on its way to a note at the beginning, and off it at the end, ms. */
const COMING_MS = 60;
const GOING_MS = 20;
/** Steps with a pitch that tell where a tone lies: 60 ms. */
const FEWEST_STEPS = 6;
/** Further from the note it is another tone, cents. */
const MOST_AWAY = 150;
/** Fewer tones than this say nothing. */
const FEWEST_TONES = 20;
/** From the median distance to the median to a standard deviation, as far as it is one. */
const OF_NORMAL = 1.4826;

/**
 * Rule C18: by how much the tones lie beside their notes differently from each other, cents; null where too few were
 * held. A song in another tuning is as far from all of them, which says nothing.
 */
export function toneSpread({ notes, startMs, steps }: ScoreChart, centsAt: (step: number) => number | null) {
  const away: number[] = [];
  for (const { kind, startMs: at, lengthMs, pitch } of notes) {
    if (kind !== "normal" && kind !== "golden") continue;
    const first = Math.ceil((at + COMING_MS - startMs) / STEP_MS);
    const last = Math.min(steps, Math.floor((at + lengthMs - GOING_MS - startMs) / STEP_MS));
    const sung: number[] = [];
    for (let step = first; step < last; step++) {
      const cents = centsAt(step);
      if (cents !== null) sung.push(foldCents(cents, pitch) - 100 * pitch);
    }
    const tone = middleOf(sung);
    if (sung.length >= FEWEST_STEPS && Math.abs(tone) < MOST_AWAY) away.push(tone);
  }
  if (away.length < FEWEST_TONES) return null;
  const middle = median(away);
  return OF_NORMAL * median(away.map((cents) => Math.abs(cents - middle)));
}

/** The mean of the middle half: frames are told in whole cents, and their median would be, too. */
function middleOf(values: number[]): number {
  values.sort((a, b) => a - b);
  const middle = values.slice(values.length >> 2, values.length - (values.length >> 2));
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

function median(values: number[]): number {
  values.sort((a, b) => a - b);
  const upper = values[values.length >> 1] ?? Number.NaN;
  return values.length % 2 === 1 ? upper : ((values[(values.length >> 1) - 1] ?? upper) + upper) / 2;
}
