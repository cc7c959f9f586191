import { chordAt, lowestFrom, voicing } from "./harmony";
import { type Chord, chords, melody } from "./notation";
import { randomOf } from "./random";
import { DRUMS, type Kit, type Layer, type Score } from "./score";
import type { Placed, Timeline } from "./timeline";

export interface Played {
  readonly ms: number;
  readonly lengthMs: number;
  readonly midi: number;
  /** 1-127 */
  readonly velocity: number;
}

interface Beat {
  readonly quarter: number;
  readonly quarters: number;
  readonly midi: number;
  readonly velocity: number;
  readonly delayMs?: number;
}

const clampVelocity = (velocity: number): number => Math.min(127, Math.max(1, Math.round(velocity)));

/** Turns what is written into what is played: time bends with the ritard, hands are human. */
function perform(
  beats: readonly Beat[],
  placed: Placed,
  timeline: Timeline,
  human: () => number,
  looseMs: number,
): Played[] {
  const [from, to] = placed.section.swell ?? [1, 1];
  return beats.map((beat) => {
    const into = (beat.quarter - placed.at) / (placed.bars * timeline.barQuarters);
    const swell = from + (to - from) * Math.min(1, Math.max(0, into));
    const off = (human() + human() - 1) * looseMs;
    const ms = timeline.msOf(beat.quarter);
    return {
      ms: Math.max(0, ms + off + (beat.delayMs ?? 0)),
      lengthMs: Math.max(30, timeline.msOf(beat.quarter + beat.quarters) - ms - 8),
      midi: beat.midi,
      velocity: clampVelocity((beat.velocity + (human() - 0.5) * 10) * swell),
    };
  });
}

interface Step {
  readonly mark: string;
  readonly quarter: number;
  /** Until the next stroke, rest or the end of the bar. */
  readonly quarters: number;
}

function stepsOf(pattern: string, placed: Placed, barQuarters: number): Step[] {
  const bars = pattern.split("|").map((bar) => bar.trim());
  const steps: Step[] = [];
  for (let bar = 0; bar < placed.bars; bar++) {
    const marks = bars[bar % bars.length] ?? "";
    const step = barQuarters / marks.length;
    for (let i = 0; i < marks.length; i++) {
      const mark = marks[i] ?? ".";
      if (mark === "." || mark === "-") continue;
      let held = 1;
      while (marks[i + held] === "-") held++;
      steps.push({ mark, quarter: placed.at + bar * barQuarters + i * step, quarters: held * step });
    }
  }
  return steps;
}

const STROKE: Readonly<Record<string, number>> = { X: 96, x: 78, o: 60, B: 84 };

function chordBeats(
  layer: Extract<Layer, { plays: "chords" }>,
  placed: Placed,
  list: readonly Chord[],
  bar: number,
): Beat[] {
  let held: number[] = [];
  let heldFor: Chord | null = null;
  return stepsOf(layer.pattern, placed, bar).flatMap((step): Beat[] => {
    const at = step.quarter - placed.at;
    const chord = chordAt(list, at);
    if (chord !== heldFor) held = voicing(chord, layer.low, layer.high, held);
    heldFor = chord;
    const quarters = layer.ring ? Math.max(step.quarters, chord.at + chord.quarters - at) : step.quarters;
    const velocity = STROKE[step.mark] ?? 74;
    if (step.mark === "B") {
      return [{ quarter: step.quarter, quarters, midi: lowestFrom(layer.low - 12, chord.bass), velocity }];
    }
    const index = Number(step.mark);
    if (index >= 1) {
      const tone = held[(index - 1) % held.length] ?? layer.low;
      return [
        {
          quarter: step.quarter,
          quarters,
          midi: tone + 12 * Math.floor((index - 1) / held.length),
          velocity,
        },
      ];
    }
    return held.map((midi, i) => ({
      quarter: step.quarter,
      quarters,
      midi,
      velocity: velocity - (held.length - 1 - i) * 2,
      delayMs: i * (layer.strum ?? 0),
    }));
  });
}

function bassBeats(
  layer: Extract<Layer, { plays: "bass" }>,
  placed: Placed,
  list: readonly Chord[],
  bar: number,
): Beat[] {
  return stepsOf(layer.pattern, placed, bar).map((step): Beat => {
    const at = step.quarter - placed.at;
    const chord = chordAt(list, at);
    const root = lowestFrom(layer.low, chord.bass);
    const third = chord.tones[1] ?? chord.bass;
    const fifth = chord.tones[2] ?? chord.tones[1] ?? chord.bass;
    const next = lowestFrom(layer.low, chordAt(list, at + step.quarters).bass);
    const notes: Readonly<Record<string, number>> = {
      R: root,
      "8": root + 12,
      "3": lowestFrom(root, third),
      "5": lowestFrom(root - 5, fifth),
      a: next > root ? next - 2 : next + 2,
    };
    return {
      quarter: step.quarter,
      quarters: step.quarters,
      midi: notes[step.mark] ?? root,
      velocity: step.mark === "R" ? 92 : 80,
    };
  });
}

function beatsOf(layer: Layer, placed: Placed, score: Score, bar: number): Beat[] {
  const list = chords(placed.part.chords, bar, score.transpose ?? 0);
  switch (layer.plays) {
    case "chords":
      return chordBeats(layer, placed, list, bar);
    case "bass":
      return bassBeats(layer, placed, list, bar);
    case "pad": {
      let held: number[] = [];
      return list.flatMap((chord) => {
        held = voicing(chord, layer.low, layer.high, held);
        return held.map((midi) => ({
          quarter: placed.at + chord.at,
          quarters: chord.quarters,
          midi,
          velocity: 70,
        }));
      });
    }
    case "line": {
      const written = placed.part.lines?.[layer.line];
      if (written === undefined) return [];
      return melody(written, placed.part.pickup ?? 0, bar).flatMap((note) =>
        note.midi === null
          ? []
          : [
              {
                quarter: placed.at + note.at,
                quarters: note.quarters,
                midi: note.midi + (score.transpose ?? 0),
                velocity: 80,
              },
            ],
      );
    }
  }
}

/** Everything one layer plays in the whole song. */
export function playLayer(name: string, layer: Layer, score: Score, timeline: Timeline): Played[] {
  const human = randomOf(`${score.title} ${name}`);
  return timeline.placed
    .filter(({ section }) => section.play.includes(name))
    .flatMap((placed) =>
      perform(beatsOf(layer, placed, score, timeline.barQuarters), placed, timeline, human, 7),
    );
}

const HIT: Readonly<Record<string, number>> = { X: 112, x: 88, o: 56 };

export function playKit(name: string, kit: Kit, score: Score, timeline: Timeline): Played[] {
  const human = randomOf(`${score.title} ${name}`);
  return timeline.placed
    .filter(({ section }) => section.play.includes(name))
    .flatMap((placed) =>
      Object.entries(kit.pieces).flatMap(([piece, pattern]) => {
        const midi = DRUMS[piece as keyof typeof DRUMS];
        const beats = stepsOf(pattern, placed, timeline.barQuarters).map(
          (step): Beat => ({
            quarter: step.quarter,
            quarters: step.quarters,
            midi,
            velocity: HIT[step.mark] ?? 80,
          }),
        );
        return perform(beats, placed, timeline, human, 4);
      }),
    );
}
