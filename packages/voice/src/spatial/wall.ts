/** What stands between a sound and the ears takes from it. */
export interface Muffle {
  readonly decibels: number;
  /** What lies above is taken away, Hz; infinite for nothing. */
  readonly lowPass: number;
}

const NOTHING: Muffle = { decibels: 0, lowPass: Number.POSITIVE_INFINITY };
const gainOf = (decibels: number): number => 10 ** (-decibels / 20);

/** Somebody goes through a door in about this time. */
const GLIDE_S = 0.15;

/** A wall in the way of a sound: softer, and duller. Without one the sound passes sample by sample as it is. */
export class Wall {
  private readonly gain: GainNode;
  private readonly filter: BiquadFilterNode;
  private told: Muffle;

  /** @param muffle what stands there from the first sample on */
  constructor(
    private readonly context: BaseAudioContext,
    { decibels, lowPass }: Muffle = NOTHING,
  ) {
    this.told = { decibels, lowPass };
    this.gain = new GainNode(context, { gain: gainOf(decibels) });
    // At half the sample rate a low pass is defined to let everything through unchanged.
    const frequency = Math.min(lowPass, context.sampleRate / 2);
    this.filter = new BiquadFilterNode(context, { type: "lowpass", Q: 0, frequency });
    this.gain.connect(this.filter);
  }

  get input(): AudioNode {
    return this.gain;
  }

  get output(): AudioNode {
    return this.filter;
  }

  set({ decibels, lowPass }: Muffle): void {
    if (Math.abs(decibels - this.told.decibels) < 0.1 && lowPass === this.told.lowPass) return;
    this.told = { decibels, lowPass };
    const now = this.context.currentTime;
    this.gain.gain.setTargetAtTime(gainOf(decibels), now, GLIDE_S);
    const top = this.context.sampleRate / 2;
    this.filter.frequency.setTargetAtTime(Math.min(lowPass, top), now, GLIDE_S);
  }

  dispose(): void {
    this.gain.disconnect();
    this.filter.disconnect();
  }
}
