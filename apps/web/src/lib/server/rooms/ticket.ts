import { AvatarCode, LIMITS, PersonName } from "@karaverse/protocol";
import { z } from "zod";
import type { TicketAnswer } from "../../api-types";
import { assertMayWear } from "../avatars/vrm";
import { bodyOf, type Endpoint, type PersonCall } from "../endpoint";
import { roomFor } from "./door";
import { RoomPassword } from "./rooms";
import { signTicket } from "./sign-ticket";

/** The body of POST /api/rooms/:slug/ticket. Name and avatar are remembered for the next time. */
export const TicketBody = z.object({
  name: PersonName,
  avatar: AvatarCode.default(""),
  password: RoomPassword.optional(),
});

export const giveTicket: Endpoint<PersonCall> = async (call): Promise<TicketAnswer> => {
  const { services, person } = call;
  const { db, config, limits } = services;
  limits.tickets.use(person.id);
  const { name, avatar, password } = await bodyOf(call, TicketBody);
  const room = await roomFor(call, password);
  await assertMayWear(call, avatar);
  if (name !== person.name || avatar !== person.avatar) await db.people.update(person.id, { name, avatar });
  const exp = Math.floor(Date.now() / 1_000) + LIMITS.ticketSeconds;
  const claims = {
    personId: person.id,
    name,
    avatar,
    roomId: room.id,
    guest: person.isAnonymous,
    admin: person.role === "admin",
    exp,
  };
  return { ticket: await signTicket(claims, config.ticketSecret), roomId: room.id, expiresAt: exp * 1_000 };
};
