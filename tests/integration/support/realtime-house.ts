import { randomUUID } from "node:crypto";
import { Client, type Room as ColyseusRoom } from "@colyseus/sdk";
import { createDatabase, type Database, type NewRoom, type Room } from "@karaverse/database";
import {
  type AdminAct,
  LIMITS,
  type PlaceInLine,
  ROOM_TYPE,
  type Role,
  type RoomDetail,
  type RoomState,
  type TicketClaims,
} from "@karaverse/protocol";
import { signTicket } from "../../../apps/web/src/lib/server/rooms/sign-ticket";
import { startLiveKit, type TestLiveKit } from "../../support/livekit";
import { anyPostgres } from "../../support/postgres";
import { Guest } from "./realtime-guest";
import { type RealtimeServer, SECRET, startRealtime } from "./realtime-server";
import { shortSong, slowSong, type TestSong } from "./realtime-song";

export interface JoinWish {
  room: Room;
  /** Somebody who was here before. */
  personId?: string;
  role?: Role;
  admin?: boolean;
  device?: "desktop" | "phone";
  avatar?: string;
  /** Takes a twin when the first hall is full (Rule J6). */
  overflow?: "twin";
  /** The crowd of whoever sent the link (Rule J8). */
  crowd?: number;
}

export interface House {
  server: RealtimeServer;
  databaseUrl: string;
  db: Database;
  livekit: TestLiveKit | undefined;
  song: TestSong;
  /** Takes 24 s. */
  slow: TestSong;
  room(wish?: Partial<NewRoom>): Promise<Room>;
  /** A ticket as the web app signs it; what is given takes the place of what would be in it. */
  ticketFor(room: Room, claims?: Partial<TicketClaims>, secret?: string): Promise<string>;
  /** A bare try at the door; rejects with the refusal. */
  knock(options: object): Promise<ColyseusRoom<unknown, RoomState>>;
  join(name: string, wish: JoinWish): Promise<Guest>;
  /** What an admin does from the dashboard. */
  act(room: Room, act: AdminAct): Promise<Response>;
  detail(room: Room): Promise<RoomDetail | null>;
  /** Asks for a place in line as the web app does; null for who is not in it. */
  inLine(room: Room, person: string, wish?: { join: boolean }): Promise<PlaceInLine | null>;
  leaveLine(room: Room, person: string): Promise<void>;
  /** Puts somebody somewhere, as an admin can, and waits until their client knows. */
  put(room: Room, guest: Guest, x: number, z: number): Promise<void>;
  /** A copy of the short song that only one test sings. */
  ownSong(): Promise<TestSong>;
  /** Another process on the same database. */
  annexe(): Promise<House>;
  close(): Promise<void>;
}

const DASHBOARD = { personId: "dashboard", name: "Dashboard" };

/** A real realtime server on a real PostgreSQL, with LiveKit where a test listens. */
export async function openHouse({ voice = false } = {}): Promise<House> {
  const [postgres, livekit] = await Promise.all([anyPostgres(), voice ? startLiveKit() : undefined]);
  const db = createDatabase(postgres.url);
  const songs = { song: await shortSong(db), slow: await slowSong(db) };
  const server = await startRealtime(postgres.url, livekit);
  const house = furnish({ server, databaseUrl: postgres.url, db, livekit, ...songs });
  return {
    ...house,
    async close() {
      await house.close();
      await db.close();
      await Promise.all([postgres.stop(), livekit?.stop()]);
    },
  };
}

function furnish(parts: Pick<House, "server" | "databaseUrl" | "db" | "livekit" | "song" | "slow">): House {
  const { server, db } = parts;
  const client = new Client(server.url);
  const guests: Guest[] = [];
  const annexes: House[] = [];
  const knock = (options: object) => client.joinOrCreate<RoomState>(ROOM_TYPE, options);
  const internal = (path: string, init: RequestInit = {}) =>
    fetch(`${server.url}/internal${path}`, {
      ...init,
      headers: { authorization: `Bearer ${SECRET}`, "content-type": "application/json" },
    });

  const ticketFor: House["ticketFor"] = (room, claims = {}, secret = SECRET) =>
    signTicket(
      {
        personId: "somebody",
        name: "Somebody",
        avatar: "",
        roomId: room.id,
        guest: true,
        admin: false,
        exp: Math.floor(Date.now() / 1_000) + LIMITS.ticketSeconds,
        ...claims,
      },
      secret,
    );

  const act: House["act"] = (room, act) =>
    internal(`/rooms/${room.id}/acts`, {
      method: "POST",
      body: JSON.stringify({ actor: DASHBOARD, act }),
    });

  return {
    ...parts,
    ticketFor,
    knock,
    room: (wish = {}) =>
      db.rooms.create({
        name: "A test's room",
        theme: "lounge",
        visibility: "public",
        capacity: 20,
        ownerId: null,
        ...wish,
      }),
    async join(name, { room, personId = `p-${randomUUID()}`, role, admin = false, avatar = "", ...wish }) {
      const { device, overflow, crowd } = wish;
      await db.people.ensureGuest({ id: personId, name });
      if (admin) await db.people.setPlatformRole(personId, "admin");
      if (role) await db.roles.set(room.id, personId, role);
      const enter = async () => {
        const ticket = await ticketFor(room, { personId, name, avatar, admin });
        return knock({
          ticket,
          roomId: room.id,
          ...(device && { device }),
          ...(overflow && { overflow }),
          ...(crowd !== undefined && { crowd }),
        });
      };
      const guest = new Guest(personId, name, enter, (token) => client.reconnect<RoomState>(token));
      guests.push(guest);
      await guest.enter();
      return guest;
    },
    act,
    async detail(room) {
      const response = await internal(`/rooms/${room.id}`);
      return response.ok ? ((await response.json()) as RoomDetail) : null;
    },
    async inLine(room, person, { join } = { join: true }) {
      const response = await internal(`/rooms/${room.id}/line`, {
        method: "POST",
        body: JSON.stringify({ person, join }),
      });
      return response.ok ? ((await response.json()) as PlaceInLine) : null;
    },
    async leaveLine(room, person) {
      await internal(`/rooms/${room.id}/line/${person}`, { method: "DELETE" });
    },
    async put(room, guest, x, z) {
      const { personId: person } = guest;
      const { ok } = await act(room, { act: "move", person, x, z });
      if (!ok) throw new Error(`${guest.name} could not be put anywhere`);
      await guest.until("stands there", () => Math.hypot(guest.pose.x - x, guest.pose.z - z) < 0.5);
      await guest.moves();
    },
    ownSong: () => shortSong(db, `song-${randomUUID()}`),
    async annexe() {
      const annexe = furnish({ ...parts, server: await startRealtime(parts.databaseUrl, parts.livekit) });
      annexes.push(annexe);
      return annexe;
    },
    async close() {
      const faults = guests.flatMap(({ name, faults }) => faults.map((fault) => `${name}: ${fault}`));
      for (const guest of guests) guest.vanish();
      await Promise.all(annexes.map((annexe) => annexe.close()));
      await server.stop();
      if (faults.length > 0) throw new Error(faults.join("\n"));
    },
  };
}
