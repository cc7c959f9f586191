import { barCount } from "./notation";
import type { Part, Score, Section } from "./score";

export interface Placed {
  readonly section: Section;
  readonly part: Part;
  /** Quarter at which the section's first bar begins. */
  readonly at: number;
  readonly bars: number;
}

export interface Timeline {
  readonly barQuarters: number;
  readonly placed: readonly Placed[];
  readonly endQuarter: number;
  readonly msOf: (quarter: number) => number;
  readonly leadMs: number;
}

/** Silence before the first beat: players start their clocks in it. */
const LEAD_MS = 300;
/** The ritard is summed in steps of this many quarters: finer than any note. */
const STEP = 1 / 24;

export function timelineOf(score: Score): Timeline {
  const barQuarters = (score.metre[0] * 4) / score.metre[1];
  const placed: Placed[] = [];
  let at = 0;
  for (const section of score.sections) {
    const part = score.parts[section.part];
    if (!part) throw new Error(`There is no part ${section.part}`);
    const bars = barCount(part.chords);
    placed.push({ section, part, at, bars });
    at += bars * barQuarters;
  }
  const endQuarter = at;
  const ritardFrom = score.ritard ? endQuarter - score.ritard.bars * barQuarters : endQuarter;

  const steps = Math.ceil((endQuarter + 16) / STEP);
  const table = new Float64Array(steps + 1);
  table[0] = LEAD_MS;
  let section = 0;
  for (let i = 0; i < steps; i++) {
    const quarter = i * STEP;
    while (section < placed.length - 1 && quarter >= (placed[section + 1]?.at ?? 0) - 1e-9) section++;
    const tempo = placed[section]?.section.tempo ?? score.tempo;
    const into = Math.min(1, Math.max(0, (quarter - ritardFrom) / (endQuarter - ritardFrom || 1)));
    const slower = 1 + ((score.ritard?.by ?? 1) - 1) * into * into;
    table[i + 1] = (table[i] ?? 0) + (60_000 / tempo) * slower * STEP;
  }
  const msOf = (quarter: number): number => {
    const place = Math.max(0, quarter / STEP);
    const index = Math.min(steps - 1, Math.floor(place));
    const from = table[index] ?? 0;
    return from + ((table[index + 1] ?? from) - from) * (place - index);
  };
  return { barQuarters, placed, endQuarter, msOf, leadMs: LEAD_MS };
}
