import type { TempoChange } from "../model";
import { beatClock, msClock } from "../song-time";
import { kept } from "../ultrastar/numbers";
import { DEFAULT_TEMPO, type MidiFile } from "./file";

/** Beats of charts are about this long; a quarter has as many of them as come nearest. */
const USUAL_BEAT_MS = 50;

export interface TickClock {
  readonly bpm: number;
  readonly tempoChanges: readonly TempoChange[];
  toBeat(tick: number): number;
  toMs(tick: number): number;
  /** The nearest whole tick. */
  atMs(ms: number): number;
}

export function clockOf({ tempos, ticksAQuarter }: MidiFile): TickClock {
  const first = tempos[0]?.microsecondsAQuarter ?? DEFAULT_TEMPO;
  const finer = 2 ** Math.min(5, Math.max(-2, Math.round(Math.log2(first / 4000 / USUAL_BEAT_MS))));
  const beatsATick = (4 * finer) / ticksAQuarter;
  const bpmOf = (microseconds: number) => kept((60_000_000 / microseconds) * finer);
  const bpm = bpmOf(first);
  const tempoChanges = tempos.slice(1).map(({ tick, microsecondsAQuarter }) => ({
    beat: kept(tick * beatsATick),
    bpm: bpmOf(microsecondsAQuarter),
  }));
  const grid = { bpm, beatMs: 15_000 / bpm, gapMs: 0, tempoChanges };
  const beatToMs = beatClock(grid);
  const msToBeat = msClock(grid);
  return {
    bpm,
    tempoChanges,
    toBeat: (tick) => tick * beatsATick,
    toMs: (tick) => beatToMs(tick * beatsATick),
    atMs: (ms) => Math.round(msToBeat(ms) / beatsATick),
  };
}
