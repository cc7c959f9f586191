import { createPitchTracker } from "@karaverse/singing/pitch";
import { GrainVoice } from "./grains";
import type { Character } from "./settings";

export interface ShaperSettings {
  /** 0 to 1. */
  readonly correction: number;
  readonly character: Character;
}

/** What is written, in AudioContext seconds and cents from C4; ascending. */
export interface MelodyNote {
  readonly from: number;
  readonly to: number;
  readonly cents: number;
}

/** From further away it is another note that is meant, or none. */
const MOST_CORRECTED = 350;
/** A voice glides into a note, and slower the less it is to be corrected. Seconds. */
const SLOWEST_S = 0.14;
const QUICKEST_S = 0.02;
const C4_HZ = 440 * 2 ** (-9 / 12);
const FORMANTS: Readonly<Record<Character, number>> = { own: 1, giant: 0.82, helium: 1.28, robot: 0.95 };
const OCTAVES: Readonly<Record<Character, number>> = { own: 0, giant: -1, helium: 1, robot: 0 };

/**
 * Draws a voice to the written notes and gives it another character, in whole octaves so that it stays in tune with the
 * music. Runs inside the audio worklet, and in tests without one.
 */
export class Shaper {
  private readonly tracker: ReturnType<typeof createPitchTracker>;
  private readonly grains: GrainVoice;
  private settings: ShaperSettings = { correction: 0, character: "own" };
  private melody: readonly MelodyNote[] = [];
  /** Cents by which the voice is moved now. */
  private bend = 0;
  private at = 0;

  constructor(private readonly sampleRate: number) {
    this.tracker = createPitchTracker({ sampleRate });
    this.grains = new GrainVoice(sampleRate, (period) => this.move(period));
  }

  set(settings: ShaperSettings): void {
    this.settings = settings;
    this.grains.formant = FORMANTS[settings.character];
  }

  setMelody(melody: readonly MelodyNote[]): void {
    this.melody = melody;
  }

  /** @param now AudioContext time of the first sample, seconds */
  process(input: Float32Array, output: Float32Array, now: number): void {
    this.at = now;
    this.tracker.push(input, this.onPitch);
    this.grains.process(input, output);
  }

  private readonly onPitch = (_sample: number, cents: number): void => {
    this.grains.expect(Number.isNaN(cents) ? null : this.sampleRate / (C4_HZ * 2 ** (cents / 1200)));
  };

  /** By what factor the next period is to be higher; `period` in samples, null where nothing is sung. */
  private move(period: number | null): number {
    const { character, correction } = this.settings;
    if (period === null) {
      this.bend = 0;
      return 1;
    }
    const cents = 1200 * Math.log2(this.sampleRate / period / C4_HZ);
    const robot = character === "robot";
    const target = this.target(cents) ?? (robot ? Math.round(cents / 100) * 100 : null);
    const strength = robot ? 1 : correction;
    const wanted = target === null ? 0 : strength * (target - cents);
    const glide = robot ? 0 : SLOWEST_S + (QUICKEST_S - SLOWEST_S) * correction;
    this.bend += (wanted - this.bend) * Math.min(1, period / this.sampleRate / Math.max(glide, 1e-6));
    return 2 ** (this.bend / 1200 + OCTAVES[character]);
  }

  /** The written note that is meant, in the octave that is sung. */
  private target(cents: number): number | null {
    const note = this.melody.find(({ from, to }) => from <= this.at && this.at < to);
    if (!note) return null;
    const away = cents - note.cents;
    const folded = away - 1200 * Math.round(away / 1200);
    return Math.abs(folded) <= MOST_CORRECTED ? cents - folded : null;
  }
}
