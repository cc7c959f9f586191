import type { Difficulty, SongTime } from "@karaverse/protocol";
import type { Track } from "@karaverse/songs";
import { createBreathing } from "./breathing";
import { layOut } from "./chart";
import { createFollowing } from "./following";
import { type Result, summarise } from "./result";
import {
  LINE_POINTS,
  linePerfection,
  NOTE_POINTS,
  RAP_CLARITY,
  RAP_LEVEL_DB,
  STEP_MS,
  semitonesAway,
  TOLERANCE,
  WEIGHT,
} from "./rules";
import { type Rating, ratingOf } from "./words";

/** A moment of singing, latency already taken off (Rule C5). */
export interface SungFrame {
  songTimeMs: SongTime;
  /** Relative to C4; null where no pitch was sung. */
  cents: number | null;
  /** 0 to 1. */
  clarity: number;
  /** dBFS. */
  level: number;
}

/** What became of a frame: `between` where no note asks for anything, `ignored` outside the song or known already. */
export type Judgement = "hit" | "miss" | "between" | "ignored";

export interface LineScore {
  line: number;
  points: number;
  /** What the line can give: its notes and its bonus. */
  most: number;
  /** Share of the line's beats that were hit, weighted, 0 to 1. */
  share: number;
  rating: Rating;
}

export interface Snapshot {
  /** Rules C1, C2, C10 and C11 over what was heard so far; a line's bonus is in it once the line is over. */
  score: number;
  /** The line that ended last and has something to score; null before the first. */
  lastLine: LineScore | null;
}

/** In a step where nothing was heard yet, and where something without a pitch was. */
const UNHEARD = 32_767;
const UNVOICED = 32_766;
const SPOKEN = 32_765;
const MOST_CENTS = 32_000;
/** A frame's time on the wire is told in tenths of a millisecond. */
const FINEST_OF_MS = 10;

/**
 * A line is rated this long after its end, when the frames of its last syllable are there: they come up to 106 ms
 * after their moment. Frames that come later still count (Rule C5), they only come too late for the word.
 */
const SETTLE_MS = 150;

/**
 * Scores one singer on one track, frame by frame, in any order. The same frames give the same score however they
 * came: each 10 ms step keeps its first frame, and beats only count right steps (HIT_SHARE).
 */
export function createScorer(track: Track, difficulty: Difficulty) {
  const chart = layOut(track);
  const tolerance = TOLERANCE[difficulty];
  const heard = new Int16Array(chart.steps).fill(UNHEARD);
  /** When in its step, as finely as frames are told on the wire. */
  const heardAt = new Uint8Array(chart.steps);
  const right = new Uint16Array(chart.noteOfBeat.length);
  const noteHits = new Uint32Array(chart.notes.length);
  const lineHits = new Float64Array(chart.lineWeight.length);
  const lineEnds = track.phrases.map((phrase) => phrase.notes.reduce(latestEnd, phrase.endMs));
  const centsAt = (step: number): number | null => {
    const value = heard[step] ?? UNHEARD;
    return value <= MOST_CENTS ? value : null;
  };
  const following = createFollowing(chart, centsAt);
  const breathing = createBreathing(chart, (step) => {
    const value = heard[step] ?? UNHEARD;
    return value === UNHEARD ? null : value !== UNVOICED;
  });
  let hits = 0;
  let newestMs = Number.NEGATIVE_INFINITY;

  const stepOf = (songTimeMs: SongTime) => Math.floor((songTimeMs - chart.startMs) / STEP_MS);
  const within = (step: number, songTimeMs: SongTime) =>
    Math.round((songTimeMs - chart.startMs - step * STEP_MS) * FINEST_OF_MS);
  const noteOf = (beat: number) => chart.notes[chart.noteOfBeat[beat] ?? 0];

  function isRight(beat: number, value: number): boolean {
    const note = noteOf(beat);
    if (!note || value === UNVOICED || value === UNHEARD) return false;
    if (note.kind === "rap" || note.kind === "golden-rap") return true;
    return note.kind !== "freestyle" && value !== SPOKEN && semitonesAway(value, note.pitch) <= tolerance;
  }

  function count(beat: number, change: 1 | -1): void {
    const before = right[beat] ?? 0;
    right[beat] = before + change;
    const threshold = chart.needed[beat] ?? 1;
    if (change === 1 ? before + 1 !== threshold : before !== threshold) return;
    const note = chart.noteOfBeat[beat] ?? 0;
    const weight = WEIGHT[chart.notes[note]?.kind ?? "freestyle"] * change;
    const line = chart.lineOfNote[note] ?? 0;
    noteHits[note] = (noteHits[note] ?? 0) + change;
    lineHits[line] = (lineHits[line] ?? 0) + weight;
    hits += weight;
  }

  function push(frame: SungFrame): Judgement {
    const step = stepOf(frame.songTimeMs);
    if (!(step >= 0 && step < chart.steps) || heard[step] !== UNHEARD) return "ignored";
    newestMs = Math.max(newestMs, frame.songTimeMs);
    const value = toStep(frame);
    heard[step] = value;
    heardAt[step] = within(step, frame.songTimeMs);
    let judgement: Judgement = "between";
    const end = chart.beatsOfStep[step + 1] ?? 0;
    for (let i = chart.beatsOfStep[step] ?? 0; i < end; i++) {
      const beat = chart.beats[i] ?? 0;
      following.touch(chart.noteOfBeat[beat] ?? 0);
      if (noteOf(beat)?.kind === "freestyle") continue;
      if (isRight(beat, value)) {
        count(beat, 1);
        judgement = "hit";
      } else if (judgement !== "hit") judgement = "miss";
    }
    return judgement;
  }

  const notePoints = (weight: number) => (chart.weight === 0 ? 0 : (NOTE_POINTS * weight) / chart.weight);

  function perfection(line: number): number {
    return linePerfection(notePoints(lineHits[line] ?? 0), notePoints(chart.lineWeight[line] ?? 0));
  }

  const linePoints = (perfections: number) =>
    chart.scoredLines === 0 ? 0 : (LINE_POINTS * perfections) / chart.scoredLines;

  /** null where the line has nothing to score. */
  function lineScore(line: number): LineScore | null {
    const weight = chart.lineWeight[line] ?? 0;
    if (weight === 0) return null;
    const share = (lineHits[line] ?? 0) / weight;
    return {
      line,
      points: Math.round(notePoints(lineHits[line] ?? 0) + linePoints(perfection(line))),
      most: Math.round(notePoints(weight) + linePoints(1)),
      share,
      rating: ratingOf(share),
    };
  }

  function total(untilMs: number): number {
    let perfections = 0;
    for (let line = 0; line < lineEnds.length; line++) {
      if ((lineEnds[line] ?? 0) <= untilMs) perfections += perfection(line);
    }
    return Math.round(following.share() * breathing.share() * (notePoints(hits) + linePoints(perfections)));
  }

  return {
    push,
    weight: chart.weight,
    /** Running score; newest frames may still be on their way. */
    snapshot(): Snapshot {
      const settled = newestMs - SETTLE_MS;
      let lastLine: LineScore | null = null;
      for (let line = lineEnds.length - 1; line >= 0 && !lastLine; line--) {
        if ((lineEnds[line] ?? 0) <= settled) lastLine = lineScore(line);
      }
      return { score: total(settled), lastLine };
    },
    /** Forgets what was sung from this position on: after a pause that stretch is sung again (Rule P5). */
    rewind(songTimeMs: SongTime): void {
      const from = stepOf(songTimeMs);
      for (let step = Math.max(0, from); step < chart.steps; step++) {
        const value = heard[step] ?? UNHEARD;
        if (value === UNHEARD) continue;
        // What was sung of this very step before that position stays.
        if (step === from && (heardAt[step] ?? 0) < within(step, songTimeMs)) continue;
        const end = chart.beatsOfStep[step + 1] ?? 0;
        for (let i = chart.beatsOfStep[step] ?? 0; i < end; i++) {
          const beat = chart.beats[i] ?? 0;
          following.touch(chart.noteOfBeat[beat] ?? 0);
          if (isRight(beat, value)) count(beat, -1);
        }
        heard[step] = UNHEARD;
      }
      newestMs = Math.min(newestMs, songTimeMs);
    },
    /** The outcome of what was heard; calling it changes nothing. */
    finish(): Result {
      return summarise({
        chart,
        noteHits,
        score: total(Number.POSITIVE_INFINITY),
        lines: track.phrases.flatMap((_, line) => lineScore(line) ?? []),
        centsAt,
      });
    },
  };
}

export type Scorer = ReturnType<typeof createScorer>;

function toStep({ cents, clarity, level }: SungFrame): number {
  if (cents !== null && Number.isFinite(cents)) {
    return Math.max(-MOST_CENTS, Math.min(MOST_CENTS, Math.round(cents)));
  }
  return clarity >= RAP_CLARITY && level >= RAP_LEVEL_DB ? SPOKEN : UNVOICED;
}

function latestEnd(latest: number, note: { startMs: number; lengthMs: number }): number {
  return Math.max(latest, note.startMs + note.lengthMs);
}
