import { z } from "zod";
import { Footprint } from "./fields";

const place = { id: z.string().min(1).max(40), footprint: Footprint };

/** A part of the floor where something else holds. */
export const Zone = z.discriminatedUnion("kind", [
  /** Voices cross its edge duller and softer by so many decibels. Declared; nothing muffles so far. */
  z.object({ kind: z.literal("sound"), ...place, muffle: z.number().min(0).max(60) }),
  /** Rule V5: nobody in it but performers is heard. */
  z.object({ kind: z.literal("no-mic"), ...place, words: z.string().min(1).max(80) }),
  /** Rule M3 holds for it as for the stage. */
  z.object({ kind: z.literal("stage"), ...place }),
]);
export type Zone = z.infer<typeof Zone>;
export type ZoneKind = Zone["kind"];
