import { type Cue, componentsOf, cueLevel, cueTint, type Scene, STAGE_CUES } from "@karaverse/worlds";
import { Color } from "three";
import type { ShowFrame } from "../show";
import type { LightLevels } from "./kit";
import { Moment } from "./moment";
import type { RoomUniforms } from "./surfaces";

const cuesOf = (scene: Scene, groups: readonly string[]): readonly Cue[] =>
  componentsOf(scene, "light").find(({ component }) => groups.includes(component.group))?.component.cues ??
  [];

/** A setting is reached, and a colour taken, in about this time, s. */
const SET_S = 0.62;
const TINT_S = 0.35;
const WHITE = new Color(1, 1, 1);
/** What an eye makes of red, green and blue. */
const LUMA = [0.2126, 0.7152, 0.0722] as const;

/** How bright the lamps are that do not move: by the setting, with the song by their cues, and breathing a little. */
export class LampLevels {
  /** The mirror ball's, by its own cues. */
  ball = 1;
  readonly ballTint = new Color(1, 1, 1);
  readonly halos: { -readonly [Channel in keyof LightLevels]: number } = { house: 1, tables: 1, stage: 1 };
  readonly #levels: { -readonly [Channel in keyof LightLevels]: number } = { house: 1, tables: 1, stage: 1 };
  readonly #cues: { tables: readonly Cue[]; stage: readonly Cue[]; ball: readonly Cue[] };
  readonly #tints: Pick<RoomUniforms, "tablesTint" | "stageTint">;
  readonly #reduced: () => boolean;
  readonly #now = new Moment();
  readonly #goal = new Color();
  #set = 1;

  /** @param tints written each frame */
  constructor(scene: Scene, tints: Pick<RoomUniforms, "tablesTint" | "stageTint">, reduced: () => boolean) {
    this.#reduced = reduced;
    this.#tints = tints;
    this.#cues = {
      tables: cuesOf(scene, ["lamps", "strings"]),
      stage: scene.stage.cues ?? STAGE_CUES,
      ball: componentsOf(scene, "mirror-ball")[0]?.component.cues ?? [],
    };
  }

  /**
   * @param goal what the setting and the phase want of the lamps, towards which they go
   * @param t seconds
   */
  update(frame: ShowFrame, goal: number, t: number, seconds: number): LightLevels {
    this.#set += (goal + 0.12 * frame.applause - this.#set) * (1 - Math.exp(-seconds / SET_S));
    const calm = this.#reduced();
    const now = this.#now;
    now.read(frame);
    const breath = calm ? 1 : 1 + 0.02 * Math.sin(t * 1.7) * Math.sin(t * 0.63);
    // Wicks and fires: two slow waves that never meet in the same way.
    const flame = calm ? 1 : 1 + 0.05 * Math.sin(t * 2.9) * Math.sin(t * 1.13) + 0.025 * Math.sin(t * 7.1);
    const spark = 1 + 0.5 * frame.spark;
    const tables = cueLevel(this.#cues.tables, now, calm) * spark;
    const stage = cueLevel(this.#cues.stage, now, calm) * spark;
    this.ball = cueLevel(this.#cues.ball, now, calm);
    this.#tint(this.#tints.tablesTint.value, this.#cues.tables, seconds);
    this.#tint(this.#tints.stageTint.value, this.#cues.stage, seconds);
    this.#tint(this.ballTint, this.#cues.ball, seconds);
    const levels = this.#levels;
    levels.house = this.#set * breath;
    // Candles on tables stay lit for who sits there, however dark the house is.
    levels.tables = (0.3 + 0.7 * this.#set) * flame * tables;
    // Footlights do not go down with the house: they are for who sings.
    levels.stage = (0.4 + 0.6 * this.#set) * breath * stage;
    const glow = 0.7 + 0.3 * this.#set;
    this.halos.house = glow;
    this.halos.tables = glow * tables;
    this.halos.stage = glow * stage;
    return levels;
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
