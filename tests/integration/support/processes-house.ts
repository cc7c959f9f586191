import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { Client, type SeatReservation } from "@colyseus/sdk";
import { createDatabase, type Database, type Room } from "@karaverse/database";
import { LIMITS, ROOM_TYPE, type RoomState } from "@karaverse/protocol";
import { colyseusConnector } from "../../../apps/web/src/connection/colyseus";
import { RoomConnection } from "../../../apps/web/src/connection/room-connection";
import { type Realtime, realtimeClient } from "../../../apps/web/src/lib/server/realtime";
import { signTicket } from "../../../apps/web/src/lib/server/rooms/sign-ticket";
import { createGateway } from "../../../apps/web/src/server/gateway";
import { realtimeUpstream } from "../../../apps/web/src/server/realtime-upstream";
import { anyPostgres } from "../../support/postgres";
import { startRedis, type TestRedis } from "../../support/redis";
import { Guest, type Wire } from "./realtime-guest";
import { type RealtimeServer, SECRET, startRealtime } from "./realtime-server";
import { shortSong, type TestSong } from "./realtime-song";

/** Two realtime processes over one Redis and one PostgreSQL, behind the gateway that browsers know. */
export interface ProcessesHouse {
  processes: readonly [RealtimeServer, RealtimeServer];
  /** What browsers know. */
  origin: string;
  db: Database;
  redis: TestRedis;
  databaseUrl: string;
  /** As the web app asks the processes. */
  realtime: Realtime;
  song: TestSong;
  room(): Promise<Room>;
  ticketFor(room: Room, personId: string): Promise<string>;
  /** Asks that process for a way in, whichever has the room; the connection goes through the gateway. */
  knock(process: RealtimeServer, room: Room, ticket: string): Promise<Wire>;
  /** Through the gateway, or with the question at one process. */
  join(name: string, room: Room, entry?: RealtimeServer): Promise<Guest>;
  /** With the connection that the pages use. */
  visit(room: Room): Promise<RoomConnection>;
  /** The process in which that room is open; undefined while there is none. */
  placeOf(room: Room): Promise<RealtimeServer | undefined>;
  close(): Promise<void>;
}

export async function openProcesses(): Promise<ProcessesHouse> {
  const [postgres, redis] = await Promise.all([anyPostgres(), startRedis()]);
  const db = createDatabase(postgres.url);
  const song = await shortSong(db);
  const start = () => startRealtime(postgres.url, undefined, redis.url);
  const processes = await Promise.all([start(), start()]);
  const urls = processes.map(({ url }) => url);
  const upstream = realtimeUpstream(urls, () => undefined);
  const gateway = createGateway({
    mode: "production",
    secure: false,
    trustProxy: false,
    realtime: upstream,
    livekit: null,
    app: { request: async (_, res) => void res.writeHead(404).end(), upgrade: null },
    onError: (error) => {
      throw error;
    },
  });
  // Closing waits for every connection, and those that were upgraded are no longer the server's to end.
  const sockets = new Set<Socket>();
  gateway.on("connection", (socket) => sockets.add(socket));
  const origin = await listening(gateway);
  const client = new Client(`${origin}/realtime`);
  const guests: Guest[] = [];
  const visits: RoomConnection[] = [];

  const ticketFor: ProcessesHouse["ticketFor"] = (room, personId) => {
    const who = { personId, name: personId.slice(0, 20), avatar: "", guest: true, admin: false };
    const exp = Math.floor(Date.now() / 1_000) + LIMITS.ticketSeconds;
    return signTicket({ ...who, roomId: room.id, exp }, SECRET);
  };

  const knock: ProcessesHouse["knock"] = async ({ url }, room, ticket) => {
    const response = await fetch(`${url}/matchmake/joinOrCreate/${ROOM_TYPE}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ticket, roomId: room.id }),
    });
    const answer = (await response.json()) as SeatReservation & { error?: string };
    if (!response.ok) throw new Error(answer.error);
    return client.consumeSeatReservation<RoomState>(answer);
  };

  return {
    processes,
    origin,
    db,
    redis,
    databaseUrl: postgres.url,
    realtime: realtimeClient({ urls, secret: SECRET }),
    song,
    room: () =>
      db.rooms.create({
        name: "A test's room",
        theme: "lounge",
        visibility: "public",
        capacity: 20,
        ownerId: null,
      }),
    ticketFor,
    knock,
    async join(name, room, entry) {
      const personId = `${name}-${randomUUID()}`;
      await db.people.ensureGuest({ id: personId, name });
      const enter = async () => {
        const ticket = await ticketFor(room, personId);
        return entry
          ? knock(entry, room, ticket)
          : client.joinOrCreate<RoomState>(ROOM_TYPE, { ticket, roomId: room.id });
      };
      const guest = new Guest(personId, name, enter, (token) => client.reconnect<RoomState>(token));
      guests.push(guest);
      await guest.enter();
      return guest;
    },
    async visit(room) {
      const personId = `visitor-${randomUUID()}`;
      await db.people.ensureGuest({ id: personId, name: "Visitor" });
      const connection = new RoomConnection({
        slug: room.slug,
        me: personId,
        device: "desktop",
        wish: { overflow: "refuse" },
        connector: colyseusConnector(origin),
        tickets: async () => ({ ticket: await ticketFor(room, personId), roomId: room.id }),
      });
      visits.push(connection);
      await connection.join();
      return connection;
    },
    async placeOf(room) {
      for (const process of processes) {
        const alone = realtimeClient({ urls: [process.url], secret: SECRET });
        if (await alone.room(room.id).catch(() => null)) return process;
      }
      return undefined;
    },
    async close() {
      for (const visit of visits) visit.leave();
      for (const guest of guests) guest.vanish();
      upstream.close();
      const closed = new Promise((resolve) => gateway.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
      await Promise.all(processes.map((process) => process.stop()));
      await db.close();
      await Promise.all([redis.stop(), postgres.stop()]);
    },
  };
}

function listening(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    );
  });
}
