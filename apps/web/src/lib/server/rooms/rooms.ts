import { HOLDS, LIMITS, Theme, Visibility } from "@karaverse/protocol";
import { hashPassword } from "better-auth/crypto";
import { z } from "zod";
import type { RoomAnswer } from "../../api-types";
import { ApiError } from "../api-error";
import { bodyOf, type Endpoint, type PersonCall, paramOf } from "../endpoint";
import { eventStream } from "../sse";
import { lobbyRoom } from "./lobby-feed";

export const listRooms: Endpoint = ({ services }) => services.lobby.current();

export const streamRooms: Endpoint = async ({ request, services }) =>
  eventStream(request.signal, (send) => services.lobby.subscribe(send));

export const RoomPassword = z.string().min(1).max(LIMITS.passwordLength);

/** The body of POST /api/rooms. */
export const NewRoomBody = z
  .object({
    name: z
      .string()
      .trim()
      .min(1)
      .max(LIMITS.roomNameLength)
      .regex(/^\P{Cc}+$/u, "no control characters"),
    theme: Theme,
    visibility: Visibility.default("public"),
    password: RoomPassword.optional(),
    /** As many as the place is made for, unless told otherwise. */
    capacity: z.number().int().min(LIMITS.capacityMin).max(LIMITS.capacityMax).optional(),
  })
  .refine((room) => room.visibility !== "password" || room.password !== undefined, {
    path: ["password"],
    message: "a room behind a password needs one",
  });

export const createRoom: Endpoint<PersonCall> = async (call) => {
  const { services, person } = call;
  const { password, ...asked } = await bodyOf(call, NewRoomBody);
  const room = { ...asked, capacity: asked.capacity ?? HOLDS[asked.theme] };
  if (person.role !== "admin") services.limits.rooms.use(person.id);
  if (await services.db.bans.active(person.id, null)) throw new ApiError(403, "banned");
  const made = await services.db.rooms.create({
    ...room,
    passwordHash: room.visibility === "password" && password ? await hashPassword(password) : null,
    ownerId: person.id,
  });
  if (person.role === "admin") {
    await services.db.audit.write({
      actorId: person.id,
      actorName: person.name,
      act: "create-room",
      roomId: made.id,
      details: { visibility: made.visibility, capacity: made.capacity },
    });
  }
  return { room: lobbyRoom(made, undefined) };
};

export const showRoom: Endpoint = async (call): Promise<RoomAnswer> => {
  const { services, person } = call;
  const { config, db, realtime } = services;
  const room = await db.rooms.bySlug(paramOf(call, "slug"));
  if (!room) throw new ApiError(404, "room-unknown");
  const [inside, role] = await Promise.all([
    realtime.room(room.id).catch(() => null),
    person ? db.roles.get(room.id, person.id) : null,
  ]);
  return {
    room: { ...lobbyRoom(room, inside ?? undefined), closed: room.closedAt !== null },
    role,
    inside: inside?.participants.some(({ personId }) => personId === person?.id) ?? false,
    voice: config.livekitUrl ? { on: true } : { on: false, reason: config.voiceOffReason },
  };
};
