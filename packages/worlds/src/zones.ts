import { z } from "zod";
import { Decibels, Footprint } from "./fields";

const place = { id: z.string().min(1).max(40), footprint: Footprint };

/** A part of the floor where something else holds. */
export const Zone = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("sound"),
    ...place,
    /** What crosses its edge is softer by so many decibels. */
    muffle: Decibels,
    /** And loses what is above, Hz; left out: as a wall of so many decibels would. */
    lowPass: z.number().min(100).max(20_000).optional(),
  }),
  /** Rule V5: nobody in it but performers is heard. */
  z.object({ kind: z.literal("no-mic"), ...place, words: z.string().min(1).max(80) }),
  /** Rule M3 holds for it as for the stage. */
  z.object({ kind: z.literal("stage"), ...place }),
]);
export type Zone = z.infer<typeof Zone>;
export type ZoneKind = Zone["kind"];
