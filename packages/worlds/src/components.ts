import { SCREENS } from "@karaverse/protocol";
import { z } from "zod";
import { BALL_CUES, Cue } from "./cues";
import {
  choiceField,
  colourField,
  type Field,
  type Fields,
  lengthField,
  numberField,
  Place,
  Point,
  pointField,
  size,
  wordsField,
  yawField,
} from "./fields";

/** Everything that is known of one kind of component, said once. */
interface Definition<Kind extends string, F extends Fields> {
  kind: Kind;
  label: string;
  /** The rule of the room (SPEC.md) by which the server settles what it does; null where it only looks or sounds. */
  rule: string | null;
  /** False while nothing carries it out: it may stand in a scene, and nobody is offered it. */
  acts: boolean;
  fields: F;
  schema: z.ZodObject<{ kind: z.ZodLiteral<Kind> } & { [Name in keyof F]: F[Name]["schema"] }>;
}

function define<const Kind extends string, F extends Fields>(
  kind: Kind,
  { fields, ...about }: Omit<Definition<Kind, F>, "kind" | "schema">,
): Definition<Kind, F> {
  const shape = Object.fromEntries(Object.entries(fields).map(([name, { schema }]) => [name, schema]));
  return {
    ...{ kind, fields },
    ...about,
    schema: z.object({ kind: z.literal(kind), ...shape }) as Definition<Kind, F>["schema"],
  };
}

const exit: Field<typeof Place> = {
  schema: Place,
  initial: { x: 0, z: 0.8 },
  label: "Where one stands up to",
  control: null,
};

const Solid = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("box"), width: size, depth: size }),
  z.object({ kind: z.literal("circle"), radius: size }),
]);
const solidShape: Field<typeof Solid> = {
  schema: Solid,
  initial: { kind: "circle", radius: 0.4 },
  label: "What is in the way",
  control: { kind: "footprint" },
};

/** Where a beam rests when nobody sings, in world coordinates. */
const AimPoint = Point.nullable();
const aim: Field<typeof AimPoint> = {
  schema: AimPoint,
  initial: null,
  label: "Rests on",
  control: { kind: "point" },
};

const Cues = z.array(Cue).max(8);
const cues: Field<typeof Cues> = {
  schema: Cues,
  initial: [],
  label: "With the song",
  control: { kind: "cues" },
};

/** A room of this house by the last part of its address; empty for the lobby. */
const Slug = z.string().regex(/^[\w-]{0,64}$/);
const room: Field<typeof Slug> = { schema: Slug, initial: "", label: "Leads to", control: { kind: "room" } };

/**
 * What a prop can do. Offsets are in the prop's own frame: its front looks along its -z. From this table come the
 * document's validation, an editor's form and what the server settles.
 */
export const COMPONENTS = {
  seat: define("seat", {
    label: "Seat",
    rule: "M2",
    acts: true,
    fields: { at: pointField("Cushion"), yaw: yawField("Looks to"), exit },
  }),
  solid: define("solid", { label: "Solid", rule: "M1", acts: true, fields: { shape: solidShape } }),
  screen: define("screen", {
    label: "Screen",
    rule: "P15",
    acts: true,
    fields: {
      width: lengthField("Width", 3),
      height: lengthField("Height", 1.5),
      shows: choiceField("Shows", SCREENS),
    },
  }),
  light: define("light", {
    label: "Light",
    rule: null,
    acts: true,
    fields: {
      group: choiceField("Kind", ["lamps", "house", "footlights", "beams", "strings", "fire"]),
      colour: colourField("Colour", "#ffab5a"),
      /** What the renderer calls full at the setting "show". */
      strength: numberField("Strength", 2, [0, 10]),
      reach: lengthField("Reach", 4),
      at: pointField("Lamp"),
      aim,
      cues,
    },
  }),
  "mic-stand": define("mic-stand", { label: "Microphone stand", rule: null, acts: true, fields: {} }),
  surface: define("surface", {
    label: "Surface",
    rule: null,
    acts: true,
    fields: { height: lengthField("Height", 0.74) },
  }),
  "mirror-ball": define("mirror-ball", {
    label: "Mirror ball",
    rule: null,
    acts: true,
    fields: { radius: lengthField("Radius", 0.4), cues: { ...cues, initial: [...BALL_CUES] } },
  }),
  portal: define("portal", {
    label: "Door to another room",
    rule: "J11",
    acts: true,
    fields: { room, label: wordsField("Name", "The lobby", 40) },
  }),
  "song-picker": define("song-picker", {
    label: "Song picker",
    rule: "Q1",
    acts: true,
    fields: { height: lengthField("Height", 1.5) },
  }),
  "dance-floor": define("dance-floor", {
    label: "Dance floor",
    rule: "M7",
    acts: true,
    fields: { width: lengthField("Width", 6), depth: lengthField("Depth", 6) },
  }),
  trigger: define("trigger", {
    label: "Trigger",
    rule: "M9",
    acts: true,
    fields: {
      radius: lengthField("Within", 1),
      does: choiceField("Does", ["lights", "sound", "screen", "announcement"]),
      words: wordsField("Words", "", 120),
      restSeconds: numberField("Seconds until it answers again", 8, [1, 3_600]),
    },
  }),
  pickup: define("pickup", {
    label: "Thing to carry",
    rule: "M8",
    acts: true,
    fields: { label: wordsField("Name", "Glow stick", 40), grip: pointField("Held at") },
  }),
  mirror: define("mirror", {
    label: "Mirror",
    rule: null,
    acts: true,
    fields: { width: lengthField("Width", 1.4), height: lengthField("Height", 1.9) },
  }),
} as const;

export const Component = z.discriminatedUnion("kind", [
  COMPONENTS.seat.schema,
  COMPONENTS.solid.schema,
  COMPONENTS.screen.schema,
  COMPONENTS.light.schema,
  COMPONENTS["mic-stand"].schema,
  COMPONENTS.surface.schema,
  COMPONENTS["mirror-ball"].schema,
  COMPONENTS.portal.schema,
  COMPONENTS["song-picker"].schema,
  COMPONENTS["dance-floor"].schema,
  COMPONENTS.trigger.schema,
  COMPONENTS.pickup.schema,
  COMPONENTS.mirror.schema,
]);
export type Component = z.infer<typeof Component>;
export type ComponentKind = Component["kind"];

/** The kinds that somebody who builds may be offered. */
export const OFFERED: readonly ComponentKind[] = Object.values(COMPONENTS)
  .filter(({ acts }) => acts)
  .map(({ kind }) => kind);

/** A component as it is when it is put on a prop. */
export function newComponent(kind: ComponentKind): Component {
  const fields: Fields = COMPONENTS[kind].fields;
  const initial = Object.entries(fields).map(([name, field]) => [name, field.initial]);
  return Component.parse({ kind, ...Object.fromEntries(initial) });
}
