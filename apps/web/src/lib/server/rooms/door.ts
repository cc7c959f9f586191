import type { Database, Person, Room } from "@karaverse/database";
import { LIMITS, may, type Rank } from "@karaverse/protocol";
import { verifyPassword } from "better-auth/crypto";
import { ApiError } from "../api-error";
import { type PersonCall, paramOf } from "../endpoint";

export async function rankOf(db: Database, room: Room, person: Person): Promise<Rank> {
  if (person.role === "admin") return "admin";
  if (room.ownerId === person.id) return "owner";
  return (await db.roles.get(room.id, person.id)) ?? "guest";
}

/** Rule J2, as far as it can be known before the realtime server decides for good; it alone knows who has a place. */
async function assertUnlocked(
  { db, realtime }: PersonCall["services"],
  room: Room,
  person: Person,
  rank: Rank,
): Promise<void> {
  if (may(rank, "enter-locked")) return;
  const inside = await realtime.room(room.id).catch(() => null);
  if (!(inside?.locked ?? room.locked)) return;
  if (inside?.participants.some(({ personId }) => personId === person.id)) return;
  const since = new Date(Date.now() - LIMITS.insideAgainSeconds * 1_000);
  if (!(await db.insiders.wasSeen(room.id, person.id, since))) throw new ApiError(403, "room-locked");
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

/** The room that the caller may enter, if there is a place. */
export async function roomFor(call: PersonCall, password: string | undefined): Promise<Room> {
  const { services, person } = call;
  const { db } = services;
  const room = await db.rooms.bySlug(paramOf(call, "slug"));
  if (!room) throw new ApiError(404, "room-unknown");
  if (room.closedAt) throw new ApiError(403, "room-closed");
  if (await db.bans.active(person.id, room.id)) throw new ApiError(403, "banned");
  const rank = await rankOf(db, room, person);
  await assertPassword(call, room, rank, password);
  await assertUnlocked(services, room, person, rank);
  return room;
}
