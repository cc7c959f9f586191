import {
  type Cue,
  componentsOf,
  cueLevel,
  cueShare,
  cueTint,
  groundAt,
  type LightSetting,
  type Scene,
  sweepOf,
} from "@karaverse/worlds";
import { Color, Group, SpotLight, type Texture, Vector3 } from "three";
import type { QualityPlan } from "../quality";
import type { ShowFrame } from "../show";
import { type Beam, BeamParts } from "./beam-parts";
import { Moment } from "./moment";

/** How far beams go up at each setting, idle and singing. */
const STRENGTH: Record<LightSetting, [idle: number, singing: number]> = {
  warm: [0.3, 0.75],
  show: [0.6, 1.1],
  dim: [0.14, 0.5],
};
/** How far they lean from where they rest, and reach out over people, metres, in a room of this width or more. */
const LEAN = 3;
const OVER = 6;
const WIDE = 18;
const OVER_PEOPLE = ["chorus", "applause", "score"] as const;

interface Head extends Beam {
  rest: Vector3;
  colour: Color;
  cues: readonly Cue[];
  /** Keeps to whoever sings: nothing in the song moves it. */
  isFront: boolean;
  spot: SpotLight | null;
  power: number;
}

/** Moving heads: lamps that turn, cones in the haze, pools on the floor, and for a few of them real light. */
export class Beams {
  readonly group = new Group();
  /** What people on stage are lit by; written each frame. */
  readonly key = new Color();
  readonly rim = new Color();
  readonly #heads: Head[] = [];
  readonly #scene: Scene;
  readonly #disposables: { dispose(): void }[] = [];
  readonly #reduced: () => boolean;
  readonly #parts: BeamParts;
  readonly #now = new Moment();
  /** In a small room everything that moves moves less: 0-1. */
  readonly #room: number;
  /** Reused in each frame. */
  readonly #goal = new Vector3();
  readonly #colour = new Color();

  constructor(scene: Scene, plan: QualityPlan, dot: Texture, reduced: () => boolean) {
    this.#scene = scene;
    this.#reduced = reduced;
    this.#room = Math.min(1, (scene.walls.maxX - scene.walls.minX) / WIDE);
    for (const { prop, component } of componentsOf(scene, "light")) {
      if (component.group !== "beams" || !component.aim) continue;
      const from = new Vector3(prop.at.x, prop.at.y, prop.at.z);
      const rest = new Vector3(component.aim.x, component.aim.y, component.aim.z);
      const isFront = component.cues.length === 0;
      this.#heads.push({
        ...{ from, rest, aim: rest.clone(), cues: component.cues },
        colour: new Color(component.colour),
        tint: new Color(component.colour),
        isFront,
        pool: isFront ? 0.62 : 0.34,
        spot: this.#spot(from, from.distanceTo(rest), component.colour, plan),
        power: component.strength / 5,
        size: prop.size.width / 0.36,
      });
    }
    this.#parts = new BeamParts(this.group, this.#heads.length, dot);
  }

  #spot(from: Vector3, reach: number, colour: string, plan: QualityPlan): SpotLight | null {
    if (this.#heads.length >= plan.spots) return null;
    const spot = new SpotLight(colour, 60, reach * 1.7, Math.atan(0.17), 0.6, 1.5);
    spot.position.copy(from);
    if (plan.shadows && this.#heads.length === 0) {
      spot.castShadow = true;
      spot.shadow.mapSize.set(1024, 1024);
      spot.shadow.bias = -0.0008;
      spot.shadow.normalBias = 0.02;
    }
    this.group.add(spot, spot.target);
    this.#disposables.push(spot);
    return spot;
  }

  update(frame: ShowFrame, setting: LightSetting, now: number, seconds: number): void {
    const reduced = this.#reduced();
    const t = reduced ? 0 : now / 1000;
    this.key.setRGB(0, 0, 0);
    this.rim.setRGB(0, 0, 0);
    this.#now.read(frame);
    this.#heads.forEach((head, n) => {
      this.#turnTo(head, n, frame, t, seconds);
      const level = this.#levelOf(head, frame, setting);
      head.tint.lerp(this.#colourOf(head, n, frame, setting), 1 - Math.exp(-seconds * (reduced ? 0.6 : 3)));
      this.#draw(head, n, level);
      (head.isFront ? this.key : this.rim).add(
        this.#colour.copy(head.tint).multiplyScalar(level * (head.isFront ? 0.62 : 0.55)),
      );
    });
    this.#parts.show(t);
  }

  /** Front lamps keep to the singer; the others wander with the song. */
  #turnTo(head: Head, n: number, frame: ShowFrame, t: number, seconds: number): void {
    const singing = isOn(frame);
    const { isFront } = head;
    const room = this.#room;
    const wander = this.#reduced() || isFront ? 0.12 : room * (singing ? 0.7 + 1.9 * frame.energy : 0.35);
    const pace = singing ? 0.25 + 0.35 * frame.energy : 0.09;
    const goal = this.#goal.copy(head.rest);
    const side = n % 2 ? -1 : 1;
    goal.x += Math.sin(t * pace * 2 + n * 1.9) * side * wander;
    goal.z += Math.cos(t * pace * 1.4 + n * 2.3) * wander * 0.7 + (isFront ? 0 : wander * 0.5);
    if (!this.#reduced()) {
      // Each line they lean to the other side, and with a beat if they are told to.
      if (singing && frame.line >= 0)
        goal.x += (frame.line % 2 ? side : -side) * sweepOf(head.cues, "line") * LEAN * room;
      if (singing)
        goal.x += (Math.floor(frame.beat) % 2 ? side : -side) * sweepOf(head.cues, "beat") * LEAN * room;
      // Over those who clap, and whom the chorus or the score is meant for.
      for (const on of OVER_PEOPLE) {
        const share = cueShare(on, this.#now);
        if (share > 0.25) goal.z += OVER * room * share * sweepOf(head.cues, on);
      }
    }
    head.aim.lerp(goal, 1 - Math.exp(-seconds * (this.#reduced() ? 0.5 : 2.2)));
  }

  #levelOf(head: Head, frame: ShowFrame, setting: LightSetting): number {
    const [idle, full] = STRENGTH[setting];
    const song =
      full *
      (0.5 + 0.5 * frame.energy) *
      (head.isFront ? 0.92 : cueLevel(head.cues, this.#now, this.#reduced()));
    return head.power * (isOn(frame) ? song : idle) + frame.applause * 0.35 + frame.spark * 0.8;
  }

  /** Side lamps take turns every eight beats, at the setting "show" every four. */
  #colourOf(head: Head, n: number, frame: ShowFrame, setting: LightSetting): Color {
    const { colours, beat } = frame;
    const goal = this.#colour.copy(head.colour);
    if (head.isFront || !isOn(frame)) return goal;
    const every = setting === "show" ? 4 : 8;
    const turn = colours[(Math.floor(Math.max(0, beat) / every) + n) % Math.max(1, colours.length)];
    if (turn) goal.set(turn);
    const { cue, share } = cueTint(head.cues, this.#now, this.#reduced());
    return cue?.colour ? goal.lerp(scratch.set(cue.colour), share) : goal;
  }

  #draw(head: Head, n: number, level: number): void {
    const { from, aim, tint, spot } = head;
    this.#parts.set(n, head, level, groundAt(this.#scene, aim.x, aim.z));
    if (!spot) return;
    spot.target.position.copy(aim);
    spot.color.copy(tint);
    spot.intensity = 95 * level * (from.distanceTo(aim) / 9) ** 1.5;
  }

  dispose(): void {
    this.#parts.dispose();
    for (const each of this.#disposables) each.dispose();
  }
}

const scratch = new Color();

const isOn = ({ phase }: ShowFrame): boolean =>
  phase === "singing" || phase === "counting-in" || phase === "scored";
