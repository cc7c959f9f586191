import { THEMES } from "@karaverse/protocol";
import { z } from "zod";
import { Component } from "./components";
import { Cue } from "./cues";
import { colour, Decibels, Footprint, metres, Place, Point, Spot, size, yaw } from "./fields";
import { Zone } from "./zones";

export { THEMES };
export const ThemeName = z.enum(THEMES);
export type ThemeName = z.infer<typeof ThemeName>;

export const LIGHT_SETTINGS = ["warm", "show", "dim"] as const;
export const LightSetting = z.enum(LIGHT_SETTINGS);
export type LightSetting = z.infer<typeof LightSetting>;

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
  "theatre-row",
  "chandelier",
  "proscenium",
  "balcony",
  "dance-floor",
  "truss",
  "jukebox",
  "market-stall",
  "stage-roof",
  "wall-mirror",
  "glow-stick",
  "tambourine",
  "light-ring",
  "doormat",
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
  components: z.array(Component).max(40),
});
export type Prop = z.infer<typeof Prop>;

export const Environment = z.object({
  walls: z.enum(["panelled", "padded", "parapet", "brick", "damask", "hedge"]),
  floor: z.enum(["herringbone", "carpet", "deck", "concrete", "plush", "meadow"]),
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
  /** What they do with the song, and with them what lights the curtain; left out: as every stage. */
  cues: z.array(Cue).max(8).optional(),
  /** Where performers stand, best place first. */
  marks: z.array(Spot).min(1).max(12),
  /** Where somebody who leaves the stage is put, in the same order. */
  exits: z.array(Spot).min(1).max(12),
  /** The loudspeakers: where the music comes from. */
  speakers: z.array(Point).min(1).max(8),
});
export type Stage = z.infer<typeof Stage>;

/** A wall inside of the room: bodies and cameras stop at it, and one that is taller than people hides them. */
export const InnerWall = z.object({
  id: z.string().min(1).max(40),
  from: Place,
  to: Place,
  height: z.number().min(0.3).max(20),
  thickness: z.number().min(0.04).max(8),
  look: z.enum(["panel", "booth", "railing"]),
  /** Voices through it are softer by so many decibels; left out: as its look has it. */
  muffle: Decibels.optional(),
});
export type InnerWall = z.infer<typeof InnerWall>;

/** Floor that lies higher; one walks up to it as over steps. */
export const Level = z.object({ footprint: Footprint, height: z.number().min(0).max(10) });
export type Level = z.infer<typeof Level>;

export const SCENE_VERSION = 2;

export const Scene = z.object({
  version: z.literal(SCENE_VERSION),
  theme: ThemeName,
  title: z.string().min(1).max(60),
  /** How many people it is made for: so many find a place of their own to arrive at. */
  holds: z.number().int().min(1).max(1_000),
  /** The inner faces of the walls. */
  walls: z.object({ minX: metres, maxX: metres, minZ: metres, maxZ: metres, height: size }),
  innerWalls: z.array(InnerWall).max(100),
  levels: z.array(Level).max(40),
  zones: z.array(Zone).max(40),
  environment: Environment,
  spawns: z.array(Spot).min(1).max(1_000),
  /** From where the room is seen before one is in it; null for a corner beside the door. */
  entrance: Point.nullable(),
  stage: Stage,
  props: z.array(Prop).max(500),
});
export type Scene = z.infer<typeof Scene>;
