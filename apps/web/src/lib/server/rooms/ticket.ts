import { randomUUID } from "node:crypto";
import type { Database, Person, Room } from "@karaverse/database";
import {
  AvatarCode,
  LIMITS,
  may,
  PersonName,
  type Rank,
  type RoomDetail,
  type TicketClaims,
} from "@karaverse/protocol";
import { verifyPassword } from "better-auth/crypto";
import { SignJWT } from "jose";
import { z } from "zod";
import type { TicketAnswer } from "../../api-types";
import { ApiError } from "../api-error";
import { bodyOf, type Endpoint, type PersonCall, paramOf } from "../endpoint";
import { RoomPassword } from "./rooms";

/** The body of POST /api/rooms/:slug/ticket. Name and avatar are remembered for the next time. */
export const TicketBody = z.object({
  name: PersonName,
  avatar: AvatarCode.default(""),
  password: RoomPassword.optional(),
});

/** Rule J1. */
export async function signTicket(
  { exp, ...claims }: Omit<TicketClaims, "jti">,
  secret: string,
): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: "HS256" })
    .setJti(randomUUID())
    .setExpirationTime(exp)
    .sign(new TextEncoder().encode(secret));
}

async function rankOf(db: Database, room: Room, person: Person): Promise<Rank> {
  if (person.role === "admin") return "admin";
  if (room.ownerId === person.id) return "owner";
  return (await db.roles.get(room.id, person.id)) ?? "guest";
}

/** Rule J2, as far as it can be known before the realtime server decides for good. */
async function assertPlace(
  { insiders }: Database,
  room: Room,
  inside: RoomDetail | null,
  person: Person,
  rank: Rank,
): Promise<void> {
  const isIn = inside?.participants.some(({ personId }) => personId === person.id);
  if (!isIn && (inside?.locked ?? room.locked) && !may(rank, "enter-locked")) {
    const since = new Date(Date.now() - LIMITS.insideAgainSeconds * 1_000);
    if (!(await insiders.wasSeen(room.id, person.id, since))) throw new ApiError(403, "room-locked");
  }
  const isFull = (inside?.people ?? 0) >= room.capacity;
  if (isFull && !isIn && !may(rank, "enter-full")) throw new ApiError(403, "room-full");
}

async function assertPassword(
  call: PersonCall,
  room: Room,
  rank: Rank,
  password: string | undefined,
): Promise<void> {
  if (!room.passwordHash || may(rank, "enter-locked")) return;
  call.services.limits.passwords.use(`${room.id} ${call.address}`);
  const right = password !== undefined && (await verifyPassword({ hash: room.passwordHash, password }));
  if (!right) throw new ApiError(403, "password-wrong");
}

export const giveTicket: Endpoint<PersonCall> = async (call): Promise<TicketAnswer> => {
  const { services, person } = call;
  const { db, config, realtime, limits } = services;
  limits.tickets.use(person.id);
  const { name, avatar, password } = await bodyOf(call, TicketBody);
  const room = await db.rooms.bySlug(paramOf(call, "slug"));
  if (!room) throw new ApiError(404, "room-unknown");
  if (room.closedAt) throw new ApiError(403, "room-closed");
  if (await db.bans.active(person.id, room.id)) throw new ApiError(403, "banned");
  const rank = await rankOf(db, room, person);
  await assertPassword(call, room, rank, password);
  await assertPlace(db, room, await realtime.room(room.id).catch(() => null), person, rank);
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
