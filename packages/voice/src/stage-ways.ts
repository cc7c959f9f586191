import { type Level, Meter } from "./microphone";
import type { Playout } from "./playout";
import type { Spatial } from "./spatial";

/** Until the playout has faded out, ms. */
const FADE_MS = 100;
const SMOOTH_SECONDS = 0.02;

/** How a performer's voice gets from the playout to the stage's loudspeakers. */
interface StageWay {
  readonly from: AudioNode;
  readonly gain: GainNode;
  /** As it is heard with the song, which is later than it comes. */
  readonly meter: Meter;
}

/** The ways of all performers who are heard with the song. */
export class StageWays {
  private readonly ways = new Map<string, StageWay>();

  constructor(
    private readonly context: AudioContext,
    private readonly playout: Playout,
    private readonly spatial: Spatial,
  ) {}

  /** Opens those that are missing and closes those of nobody who performs. */
  lead(performers: readonly string[]): void {
    for (const identity of [...this.ways.keys()]) if (!performers.includes(identity)) this.close(identity);
    for (const identity of performers) if (!this.ways.has(identity)) this.open(identity);
  }

  /** As the listener has it now. */
  applyVolume(identity: string): void {
    this.ways
      .get(identity)
      ?.gain.gain.setTargetAtTime(this.spatial.volumeOf(identity), this.context.currentTime, SMOOTH_SECONDS);
  }

  /** Where a performer sounds with the song; null while they come another way. */
  soundOf(identity: string): AudioNode | null {
    const way = this.ways.get(identity);
    return way && this.playout.plays(identity) ? way.from : null;
  }

  readLevels(into: Map<string, Level>): void {
    for (const [identity, { meter }] of this.ways)
      if (this.playout.plays(identity)) into.set(identity, meter.read());
  }

  private open(identity: string): void {
    const from = this.playout.voiceOf(identity);
    if (!from) return;
    const gain = new GainNode(this.context, { gain: this.spatial.volumeOf(identity) });
    from.connect(gain).connect(this.spatial.stageVoices);
    const meter = new Meter(this.context);
    from.connect(meter.input);
    this.ways.set(identity, { from, gain, meter });
  }

  private close(identity: string): void {
    const way = this.ways.get(identity);
    if (!way) return;
    const { from, gain, meter } = way;
    this.ways.delete(identity);
    from.disconnect(meter.input);
    setTimeout(() => {
      from.disconnect(gain);
      gain.disconnect();
    }, FADE_MS);
  }
}
