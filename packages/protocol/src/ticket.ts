import { z } from "zod";
import { AvatarCode } from "./avatar";
import { PersonId, PersonName, RoomId } from "./ids";
import { LIMITS } from "./limits";

/** Rule J1. The claims of a ticket, signed by the web app with TICKET_SECRET (HS256). */
export const TicketClaims = z.object({
  jti: z.string().min(8).max(64),
  personId: PersonId,
  name: PersonName,
  avatar: AvatarCode,
  roomId: RoomId,
  guest: z.boolean(),
  admin: z.boolean(),
  exp: z.number(),
});
export type TicketClaims = z.infer<typeof TicketClaims>;

/** Options of joinOrCreate("karaoke", options). */
export const JoinOptions = z.object({
  ticket: z.string().max(4_000),
  roomId: RoomId,
  device: z.enum(["desktop", "phone"]).default("desktop"),
  /** Rule J6: what to do when the first hall is full. */
  overflow: z.enum(["refuse", "twin"]).default("refuse"),
  /** Rule J8: the crowd one would like to be in. */
  crowd: z
    .number()
    .int()
    .min(0)
    .max(LIMITS.crowdsMax - 1)
    .optional(),
});
export type JoinOptions = z.infer<typeof JoinOptions>;
