import { type Cue, componentsOf, type Prop, type Scene, STAGE_CUES } from "@karaverse/worlds";
import type { LightChannel } from "./kit";

/** Lamps that burn in the same way and follow the same cues: one brightness and one tint for all of them. */
export interface Circuit {
  readonly channel: LightChannel;
  readonly cues: readonly Cue[];
}

/** These two are in every room: what lights its stage, and house lamps that no song moves. */
export const STAGE = 0;
export const HOUSE = 1;
/** Each costs every vertex of the room an attribute, and WebGL has sixteen for all that a vertex is. */
const MOST = 8;

type Light = ReturnType<typeof lightsOf>[number]["component"];

const lightsOf = (scene: Scene) =>
  componentsOf(scene, "light").filter(({ component }) => component.group !== "beams");

function channelOf({ group }: Light): LightChannel {
  if (group === "house") return "house";
  return group === "footlights" ? "stage" : "tables";
}

/** Which lamp of a scene is on which circuit. */
export class Circuits {
  readonly all: readonly Circuit[];
  readonly #keys: readonly string[];

  constructor(scene: Scene) {
    const found = new Map<string, { circuit: Circuit; lamps: number }>();
    const add = (circuit: Circuit, lamps: number) => {
      const known = found.get(keyOf(circuit));
      if (known) known.lamps += lamps;
      else found.set(keyOf(circuit), { circuit, lamps });
    };
    add({ channel: "stage", cues: scene.stage.cues ?? STAGE_CUES }, Number.POSITIVE_INFINITY);
    add({ channel: "house", cues: [] }, Number.POSITIVE_INFINITY);
    for (const { component } of lightsOf(scene))
      add({ channel: channelOf(component), cues: component.cues }, 1);
    const most = [...found.values()].toSorted((a, b) => (a.lamps === b.lamps ? 0 : b.lamps - a.lamps));
    this.all = most.slice(0, MOST).map(({ circuit }) => circuit);
    this.#keys = this.all.map(keyOf);
  }

  /** Where a light is; past the most there are, with those that burn like it. */
  of(light: Light): number {
    const channel = channelOf(light);
    const own = this.#keys.indexOf(keyOf({ channel, cues: light.cues }));
    return own >= 0 ? own : this.first(channel);
  }

  /** For what shines without being a light of the scene. */
  first(channel: LightChannel): number {
    const index = this.all.findIndex((circuit) => circuit.channel === channel);
    return index >= 0 ? index : HOUSE;
  }

  /** What the glow around a prop follows: the prop's own light. */
  glowOf(prop: Prop): number | null {
    for (const component of prop.components)
      if (component.kind === "light" && component.group !== "beams") return this.of(component);
    return null;
  }
}

const keyOf = ({ channel, cues }: Circuit): string => JSON.stringify([channel, cues]);
