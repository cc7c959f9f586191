import { type Cue, componentsOf, cueLevel, cueTint, type Scene } from "@karaverse/worlds";
import { Color } from "three";
import type { ShowFrame } from "../show";
import type { Circuits } from "./circuits";
import type { LightChannel } from "./kit";
import { Moment } from "./moment";

/** A setting is reached, and a colour taken, in about this time, s. */
const SET_S = 0.62;
const TINT_S = 0.35;
const WHITE = new Color(1, 1, 1);
/** What an eye makes of red, green and blue. */
const LUMA = [0.2126, 0.7152, 0.0722] as const;

/** How bright the lamps are that do not move: by the setting, with the song by their cues, and breathing a little. */
export class LampLevels {
  /** Of each circuit, as far as it is coloured: white as its lamps were made. */
  readonly light: readonly Color[];
  /** And of the glow around its lamps. */
  readonly glow: readonly Color[];
  /** The mirror ball's, by its own cues. */
  ball = 1;
  readonly ballTint = new Color(1, 1, 1);
  readonly #circuits: readonly { channel: LightChannel; cues: readonly Cue[]; tint: Color }[];
  readonly #ballCues: readonly Cue[];
  readonly #reduced: () => boolean;
  readonly #now = new Moment();
  readonly #goal = new Color();
  readonly #burning: Record<LightChannel, number> = { house: 1, tables: 1, stage: 1 };
  #set = 1;

  constructor(scene: Scene, { all }: Circuits, reduced: () => boolean) {
    this.#reduced = reduced;
    this.#circuits = all.map(({ channel, cues }) => ({ channel, cues, tint: new Color(1, 1, 1) }));
    this.light = all.map(() => new Color(1, 1, 1));
    this.glow = all.map(() => new Color(1, 1, 1));
    this.#ballCues = componentsOf(scene, "mirror-ball")[0]?.component.cues ?? [];
  }

  /**
   * @param goal what the setting and the phase want of the lamps, towards which they go
   * @param t seconds
   */
  update(frame: ShowFrame, goal: number, t: number, seconds: number): void {
    this.#set += (goal + 0.12 * frame.applause - this.#set) * (1 - Math.exp(-seconds / SET_S));
    const calm = this.#reduced();
    const now = this.#now;
    now.read(frame);
    const breath = calm ? 1 : 1 + 0.02 * Math.sin(t * 1.7) * Math.sin(t * 0.63);
    // Wicks and fires: two slow waves that never meet in the same way.
    const flame = calm ? 1 : 1 + 0.05 * Math.sin(t * 2.9) * Math.sin(t * 1.13) + 0.025 * Math.sin(t * 7.1);
    const burning = this.#burning;
    burning.house = this.#set * breath;
    // Candles on tables stay lit for who sits there, however dark the house is.
    burning.tables = (0.3 + 0.7 * this.#set) * flame;
    // Footlights do not go down with the house: they are for who sings.
    burning.stage = (0.4 + 0.6 * this.#set) * breath;
    const glow = 0.7 + 0.3 * this.#set;
    for (let n = 0; n < this.#circuits.length; n++) {
      const circuit = this.#circuits[n];
      if (!circuit) continue;
      const { channel, cues, tint } = circuit;
      const level = cueLevel(cues, now, calm) * (channel === "house" ? 1 : 1 + 0.5 * frame.spark);
      this.#tint(tint, cues, seconds);
      this.light[n]?.copy(tint).multiplyScalar(burning[channel] * level);
      this.glow[n]?.copy(tint).multiplyScalar(glow * level);
    }
    this.ball = cueLevel(this.#ballCues, now, calm);
    this.#tint(this.ballTint, this.#ballCues, seconds);
  }

  /** Towards what the cues colour a lamp in; as light as it was, and otherwise coloured. */
  #tint(tint: Color, cues: readonly Cue[], seconds: number): void {
    const { cue, share } = cueTint(cues, this.#now, this.#reduced());
    const goal = this.#goal.copy(WHITE);
    if (cue?.colour) {
      goal.set(cue.colour);
      const luma = goal.r * LUMA[0] + goal.g * LUMA[1] + goal.b * LUMA[2];
      goal.multiplyScalar(1 / Math.max(0.05, luma));
      goal.lerpColors(WHITE, goal, share);
    }
    tint.lerp(goal, 1 - Math.exp(-seconds / TINT_S));
  }
}
