import type { Room } from "@karaverse/database";
import { JoinOptions, LIMITS, may, type Rank, type Role, type TicketClaims } from "@karaverse/protocol";
import type { Services } from "../services";
import type { Wish } from "./places";
import { Rejected } from "./refusal";
import { redeem } from "./ticket";

/** What Colyseus keeps with the connection. */
export interface Admitted {
  claims: TicketClaims;
  rank: Rank;
  device: JoinOptions["device"];
  /** Rules J6, J8. */
  wish: Wish;
  /** Rule J2: of a locked room whose server died. */
  wasInside: boolean;
}

/** When Colyseus picks another room for the same request it asks again, with the very same options. */
const known = new WeakMap<object, Promise<Admitted>>();

/** Rules J1, J2. */
export function admit(services: Services, options: unknown): Promise<Admitted> {
  if (typeof options !== "object" || options === null) return Promise.reject(new Rejected("ticket-invalid"));
  const before = known.get(options);
  if (before) return before;
  const admitted = decide(services, options);
  known.set(options, admitted);
  return admitted;
}

async function decide(services: Services, options: object): Promise<Admitted> {
  const { db, config } = services;
  const parsed = JoinOptions.safeParse(options);
  if (!parsed.success) throw new Rejected("ticket-invalid");
  const { ticket, roomId, device, overflow, crowd } = parsed.data;
  const wish = { overflow, crowd };
  const claims = await redeem(ticket, roomId, config.ticketSecret, db);
  const door = await db.rooms.atDoor(roomId, claims.personId);
  const room = stillOpen(door?.room);
  if (door?.isBanned) throw new Rejected("banned");
  const rank = rankOf(room, door?.role ?? null, claims);
  const isLocked = services.rooms.get(roomId)?.state.locked ?? room.locked;
  const wasInside = isLocked && (await db.insiders.wasSeen(roomId, claims.personId, insideSince()));
  const venue = services.rooms.get(roomId);
  if (venue) venue.placeFor(claims.personId, rank, wasInside, wish);
  else if (room.locked && !wasInside && !may(rank, "enter-locked")) throw new Rejected("room-locked");
  return { claims, rank, device, wish, wasInside };
}

/** Who was seen inside a locked room from then on may come back. */
const insideSince = (): Date => new Date(Date.now() - LIMITS.insideAgainSeconds * 1_000);

export const openRoom = async ({ db }: Services, roomId: string): Promise<Room> =>
  stillOpen(await db.rooms.byId(roomId));

function stillOpen(room: Room | null | undefined): Room {
  if (!room) throw new Rejected("room-unknown");
  if (room.closedAt) throw new Rejected("room-closed");
  return room;
}

/** Rule R1: the role that was given, else the one people enter with. */
function rankOf(room: Room, role: Role | null, { personId, admin, guest }: TicketClaims): Rank {
  if (admin) return "admin";
  if (room.ownerId === personId) return "owner";
  return role ?? (guest ? "guest" : "singer");
}
