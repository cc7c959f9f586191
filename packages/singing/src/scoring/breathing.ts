import type { NoteKind } from "@karaverse/songs";
import type { ScoreChart } from "./chart";
import { STEP_MS, WEIGHT } from "./rules";

/** A rest that is long enough to breathe in. */
const REST_MS = 300;
/** Longer rests count once for each of these. */
const PIECE_MS = 1_000;
/** Steps without a voice that are a breath: 100 ms. */
const BREATH_STEPS = 10;
/** Fewer of them than this say nothing yet. */
const FEWEST_RESTS = 4;
/** Whoever speaks on through half of the rests loses nothing. */
const ENOUGH = 0.5;

/** What was heard in a step: null where nothing was told of it. */
export type VoicedAt = (step: number) => boolean | null;

const isRap = (kind: NoteKind): boolean => kind === "rap" || kind === "golden-rap";

/** Rule C11: any voice hits a rap beat (Rule C3), so a hum through everything would; speech stops in the rests. */
export function createBreathing(chart: ScoreChart, voicedAt: VoicedAt) {
  const rap = chart.notes.reduce(
    (sum, { kind }, n) =>
      isRap(kind) ? sum + WEIGHT[kind] * ((chart.beatsFrom[n + 1] ?? 0) - (chart.beatsFrom[n] ?? 0)) : sum,
    0,
  );
  const stepOf = (ms: number) => Math.floor((ms - chart.startMs) / STEP_MS);
  const inTime = [...chart.notes].sort((a, b) => a.startMs - b.startMs);
  let sungUntil = 0;
  const rests = inTime.flatMap((note, n) => {
    const before = inTime[n - 1];
    if (before) sungUntil = Math.max(sungUntil, before.startMs + before.lengthMs);
    const from = sungUntil;
    if (note.startMs - from < REST_MS || !(isRap(note.kind) || (before && isRap(before.kind)))) return [];
    const pieces = Math.max(1, Math.floor((note.startMs - from) / PIECE_MS));
    const piece = (note.startMs - from) / pieces;
    return Array.from({ length: pieces }, (_, i) => ({
      from: stepOf(from + i * piece),
      to: stepOf(from + (i + 1) * piece),
    }));
  });

  function heardIn({ from, to }: { from: number; to: number }): "nothing" | "breath" | "voice" {
    let known = 0;
    let still = 0;
    for (let step = from; step < to; step++) {
      const voiced = voicedAt(step);
      if (voiced !== null) known++;
      if (voiced === false) still++;
    }
    if (still >= BREATH_STEPS) return "breath";
    return known * 2 < to - from ? "nothing" : "voice";
  }

  return {
    /** What the points are multiplied by, 0 to 1; 1 in a song without rap. */
    share(): number {
      if (rap === 0) return 1;
      const heard = rests.map(heardIn).filter((what) => what !== "nothing");
      if (heard.length < FEWEST_RESTS) return 1;
      const breaths = heard.filter((what) => what === "breath").length;
      return 1 - (rap / chart.weight) * (1 - Math.min(1, breaths / heard.length / ENOUGH));
    },
  };
}
