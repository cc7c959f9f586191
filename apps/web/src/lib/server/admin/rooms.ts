import type { Database, NewAudit, Room } from "@karaverse/database";
import { AdminAct } from "@karaverse/protocol";
import type { AdminLive, AdminRoom } from "../../api-types";
import { ApiError } from "../api-error";
import { bodyOf, type Endpoint, type PersonCall, paramOf } from "../endpoint";
import { eventStream } from "../sse";

export const streamLive: Endpoint<PersonCall> = async ({ request, services }) =>
  eventStream(request.signal, (send) =>
    services.live.subscribe((status) =>
      send((status ? { live: true, status } : { live: false }) satisfies AdminLive),
    ),
  );

export const listAllRooms: Endpoint<PersonCall> = async ({ services }) => {
  const rooms = await services.db.rooms.open({ all: true });
  const owners = await services.db.people.names(rooms.flatMap(({ ownerId }) => ownerId ?? []));
  return { rooms: rooms.map((room) => adminRoom(room, owners.get(room.ownerId ?? "") ?? null)) };
};

const adminRoom = (room: Room, owner: string | null): AdminRoom => ({
  id: room.id,
  slug: room.slug,
  name: room.name,
  theme: room.theme,
  visibility: room.visibility,
  capacity: room.capacity,
  locked: room.locked,
  owner,
  createdAt: room.createdAt.toISOString(),
});

/** Whom one person in a live room is sent. */
export const seeSight: Endpoint<PersonCall> = async (call) => {
  const sight = await call.services.realtime.sight(paramOf(call, "id"), paramOf(call, "person"));
  if (!sight) throw new ApiError(404, "not-here");
  return { sight };
};

/** What can be done to a room nobody is in; false where it makes no sense without people. */
async function actAtRest(db: Database, room: Room, act: AdminAct, byId: string): Promise<boolean> {
  switch (act.act) {
    case "lock":
      await db.rooms.change(room.id, { locked: act.locked });
      return true;
    case "theme":
      await db.rooms.change(room.id, {
        ...(act.theme && { theme: act.theme }),
        ...(act.lights && { lights: act.lights }),
        ...(act.screen && { screen: act.screen }),
      });
      return true;
    case "close":
      await db.rooms.close(room.id);
      return true;
    case "ban":
      await db.bans.create({
        personId: act.person,
        roomId: room.id,
        byId,
        reason: act.reason,
        minutes: act.minutes,
      });
      return true;
    case "role":
      await db.roles.set(room.id, act.person, act.role);
      return true;
    case "remove-entry":
      return (await db.queue.remove(room.id, act.entry)).ok;
    case "mute":
    case "move":
    case "stage":
    case "kick":
    case "announce":
    case "skip":
      return false;
  }
}

/** The names that the realtime server writes for the same acts. */
const AUDIT_NAMES: Record<AdminAct["act"], string> = {
  mute: "mute-participant",
  move: "place-participant",
  stage: "place-participant",
  kick: "remove-participant",
  ban: "ban-participant",
  role: "give-role",
  lock: "lock-room",
  announce: "announce",
  theme: "change-room",
  skip: "skip-song",
  "remove-entry": "remove-entry",
  close: "close-room",
};

const auditOf = ({ act, ...details }: AdminAct): Pick<NewAudit, "act" | "target" | "details"> => ({
  act: AUDIT_NAMES[act],
  target: "person" in details ? details.person : null,
  details,
});

/**
 * Acts on a room in the caller's name: through the realtime server while it carries the room, which then writes
 * the audit log too (Rule R4), and on the database itself otherwise. So rooms can be closed while realtime burns.
 */
export const actOnRoom: Endpoint<PersonCall> = async (call) => {
  const { services, person } = call;
  const { db, realtime } = services;
  const act = await bodyOf(call, AdminAct);
  const room = await db.rooms.byId(paramOf(call, "id"));
  if (!room || room.closedAt) throw new ApiError(404, "room-unknown");
  if ((act.act === "ban" || act.act === "role") && !(await db.people.byId(act.person))) {
    throw new ApiError(404, "person-unknown");
  }
  try {
    await realtime.act(room.id, { actor: { personId: person.id, name: person.name }, act });
    return { done: "live" };
  } catch (error) {
    const absent =
      error instanceof ApiError &&
      (error.reason === "room-not-live" || error.reason === "realtime-unreachable");
    if (!absent || !(await actAtRest(db, room, act, person.id))) throw error;
    await db.audit.write({ actorId: person.id, actorName: person.name, roomId: room.id, ...auditOf(act) });
    return { done: "at-rest" };
  }
};
