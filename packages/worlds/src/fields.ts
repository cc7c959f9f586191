import { z } from "zod";

/** What an editor shows for a field. */
export type Control =
  | { kind: "number"; unit: "m" | "rad" | ""; min: number; max: number }
  | { kind: "point" }
  | { kind: "colour" }
  | { kind: "choice"; options: readonly string[] }
  | { kind: "words"; most: number }
  | { kind: "room" }
  | { kind: "footprint" }
  | { kind: "cues" };

/** One field of a component: how it is checked, what it begins as, and how it is edited. */
export interface Field<S extends z.ZodType = z.ZodType> {
  schema: S;
  initial: z.output<S>;
  label: string;
  /** Null where only a template sets it. */
  control: Control | null;
}
export type Fields = Readonly<Record<string, Field>>;

/** Coordinates: metres, y up, the stage towards -z; yaw 0 looks along -z, positive yaw turns left. */
export const metres = z.number().min(-200).max(200);
export const size = z.number().positive().max(200);
export const yaw = z
  .number()
  .min(-Math.PI * 2)
  .max(Math.PI * 2);
export const colour = z.string().regex(/^#[0-9a-f]{6}$/i);
/** How much of a sound is taken away. */
export const Decibels = z.number().min(0).max(60);
export const Point = z.object({ x: metres, y: metres, z: metres });
export const Place = z.object({ x: metres, z: metres });
export const Spot = z.object({ x: metres, z: metres, yaw });
export type Spot = z.infer<typeof Spot>;

/** A shape on the floor plan. `box` is aligned to the axes: turned furniture is covered by circles. */
export const Footprint = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("box"), minX: metres, maxX: metres, minZ: metres, maxZ: metres }),
  z.object({ kind: z.literal("circle"), x: metres, z: metres, radius: size }),
]);
export type Obstacle = z.infer<typeof Footprint>;

export const lengthField = (label: string, initial: number): Field<typeof size> => ({
  schema: size,
  initial,
  label,
  control: { kind: "number", unit: "m", min: 0.1, max: 200 },
});

export const numberField = (
  label: string,
  initial: number,
  [min, max]: readonly [number, number],
): Field<z.ZodNumber> => ({
  schema: z.number().min(min).max(max),
  initial,
  label,
  control: { kind: "number", unit: "", min, max },
});

export const yawField = (label: string): Field<typeof yaw> => ({
  schema: yaw,
  initial: 0,
  label,
  control: { kind: "number", unit: "rad", min: -Math.PI, max: Math.PI },
});

export const pointField = (label: string): Field<typeof Point> => ({
  schema: Point,
  initial: { x: 0, y: 0, z: 0 },
  label,
  control: { kind: "point" },
});

export const colourField = (label: string, initial: string): Field<typeof colour> => ({
  schema: colour,
  initial,
  label,
  control: { kind: "colour" },
});

export function choiceField<const Options extends readonly [string, ...string[]]>(
  label: string,
  options: Options,
): Field<z.ZodEnum<{ [Name in Options[number]]: Name }>> {
  const schema = z.enum(options);
  return { schema, initial: schema.parse(options[0]), label, control: { kind: "choice", options } };
}

export const wordsField = (label: string, initial: string, most: number): Field<z.ZodString> => ({
  schema: z.string().max(most),
  initial,
  label,
  control: { kind: "words", most },
});
