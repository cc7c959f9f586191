import { z } from "zod";

/** Coordinates: metres, y up, the stage towards -z; yaw 0 looks along -z, positive yaw turns left. */
const metres = z.number().min(-200).max(200);
const size = z.number().positive().max(200);
const yaw = z
  .number()
  .min(-Math.PI * 2)
  .max(Math.PI * 2);
const colour = z.string().regex(/^#[0-9a-f]{6}$/i);

export const THEMES = ["lounge", "box", "open-air"] as const;
export const ThemeName = z.enum(THEMES);
export type ThemeName = z.infer<typeof ThemeName>;

export const LIGHT_SETTINGS = ["warm", "show", "dim"] as const;
export const LightSetting = z.enum(LIGHT_SETTINGS);
export type LightSetting = z.infer<typeof LightSetting>;

export const Spot = z.object({ x: metres, z: metres, yaw });
export type Spot = z.infer<typeof Spot>;

const Point = z.object({ x: metres, y: metres, z: metres });

/** A shape on the floor plan. `box` is aligned to the axes: turned furniture is covered by circles. */
export const Footprint = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("box"), minX: metres, maxX: metres, minZ: metres, maxZ: metres }),
  z.object({ kind: z.literal("circle"), x: metres, z: metres, radius: size }),
]);
export type Obstacle = z.infer<typeof Footprint>;

/** What a prop can do. Offsets are in the prop's own frame: its front looks along its -z. */
export const Component = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("seat"), at: Point, yaw, exit: z.object({ x: metres, z: metres }) }),
  z.discriminatedUnion("shape", [
    z.object({ kind: z.literal("solid"), shape: z.literal("box"), width: size, depth: size }),
    z.object({ kind: z.literal("solid"), shape: z.literal("circle"), radius: size }),
  ]),
  z.object({ kind: z.literal("screen"), width: size, height: size }),
  z.object({
    kind: z.literal("light"),
    group: z.enum(["lamps", "house", "footlights", "beams", "strings", "fire"]),
    colour,
    /** 0-10, what the renderer calls full at the setting "show". */
    strength: z.number().min(0).max(10),
    reach: size,
    at: Point,
    /** Where a beam rests when nobody sings, in world coordinates. */
    aim: Point.nullable(),
  }),
  z.object({ kind: z.literal("mic-stand") }),
  z.object({ kind: z.literal("surface"), height: size }),
  z.object({ kind: z.literal("mirror-ball"), radius: size }),
]);
export type Component = z.infer<typeof Component>;
export type ComponentKind = Component["kind"];

export const MODELS = [
  "round-table",
  "low-table",
  "chair",
  "sofa",
  "stool",
  "bar",
  "bottle-shelf",
  "table-lamp",
  "floor-lamp",
  "sconce",
  "pendant",
  "screen",
  "curtain",
  "moving-head",
  "mirror-ball",
  "speaker",
  "mic-stand",
  "plant",
  "tree",
  "string-lights",
  "lantern",
  "fire-bowl",
  "trellis",
  "picture",
  "door",
] as const;
export const ModelName = z.enum(MODELS);
export type ModelName = z.infer<typeof ModelName>;

export const Prop = z.object({
  id: z.string().min(1).max(40),
  model: ModelName,
  at: Point,
  yaw,
  /** Width, height and depth the model is built to. */
  size: z.object({ width: size, height: size, depth: size }),
  colour: colour.nullable(),
  components: z.array(Component).max(16),
});
export type Prop = z.infer<typeof Prop>;

export const Environment = z.object({
  walls: z.enum(["panelled", "padded", "parapet"]),
  floor: z.enum(["herringbone", "carpet", "deck"]),
  ceiling: z.enum(["dark", "coffered", "sky"]),
  /** Reflections of the stage in the floor, 0-1, where the renderer can afford them. */
  gloss: z.number().min(0).max(1),
  fog: z.object({ colour, density: z.number().min(0).max(0.2) }),
  ambient: z.object({ sky: colour, ground: colour, strength: z.number().min(0).max(4) }),
});
export type Environment = z.infer<typeof Environment>;

export const Stage = z.object({
  footprint: Footprint,
  height: z.number().min(0).max(2),
  footlights: z.boolean(),
  /** Where performers stand, best place first. */
  marks: z.array(Spot).min(1).max(12),
  /** Where somebody who leaves the stage is put, in the same order. */
  exits: z.array(Spot).min(1).max(12),
  /** The loudspeakers: where the music comes from. */
  speakers: z.array(Point).min(1).max(8),
});
export type Stage = z.infer<typeof Stage>;

export const Scene = z.object({
  version: z.literal(1),
  theme: ThemeName,
  title: z.string().min(1).max(60),
  /** The inner faces of the walls. */
  walls: z.object({ minX: metres, maxX: metres, minZ: metres, maxZ: metres, height: size }),
  environment: Environment,
  spawns: z.array(Spot).min(1).max(200),
  stage: Stage,
  props: z.array(Prop).max(500),
});
export type Scene = z.infer<typeof Scene>;
