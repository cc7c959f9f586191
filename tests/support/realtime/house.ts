import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDatabase, type Database, type NewRoom, type Room } from "@karaverse/database";
import type { AdminAct, LiveStatus, RoomDetail, TicketClaims } from "@karaverse/protocol";
import { SignJWT } from "jose";
import { startLiveKit, type TestLiveKit } from "../livekit";
import { startPostgres, type TestPostgres } from "../postgres";
import { type RealtimeProcess, startRealtime } from "./process";
import { songRow } from "./songs";
import { Visitor } from "./visitor";

const SECRET = "only-for-tests-only-for-tests-only";

interface Somebody {
  personId?: string;
  name?: string;
  guest?: boolean;
  admin?: boolean;
}

export interface House {
  db: Database;
  postgres: TestPostgres;
  livekit: TestLiveKit | null;
  realtime: RealtimeProcess;
  /** A person the database knows. */
  person(name?: string): Promise<string>;
  room(options?: Partial<NewRoom>): Promise<Room>;
  song(seconds: number): Promise<string>;
  ticket(room: Room, claims?: Partial<TicketClaims>, secret?: string): Promise<string>;
  /** Comes in by a ticket of their own. */
  enter(room: Room, somebody?: Somebody): Promise<Visitor>;
  /** As the web app asks, in the name of an admin. */
  act(room: Room, act: AdminAct): Promise<Response>;
  detail(room: Room): Promise<RoomDetail>;
  internal(path: string, init?: RequestInit): Promise<Response>;
  firstStatus(): Promise<LiveStatus>;
  close(): Promise<void>;
}

/** A realtime server with a database, and LiveKit where voice is asked for. */
export async function openHouse({ voice = false }: { voice?: boolean } = {}): Promise<House> {
  const folder = await mkdtemp(join(tmpdir(), "karaverse-realtime-"));
  const [postgres, livekit] = await Promise.all([startPostgres(), voice ? startLiveKit() : null]);
  const db = createDatabase(postgres.url);
  const realtime = await startRealtime(
    {
      DATABASE_URL: postgres.url,
      DATA_DIR: folder,
      TICKET_SECRET: SECRET,
      INTERNAL_SECRET: SECRET,
      ...(livekit && {
        LIVEKIT_URL: livekit.url,
        LIVEKIT_API_KEY: livekit.apiKey,
        LIVEKIT_API_SECRET: livekit.apiSecret,
      }),
      ...(!livekit && { VOICE_OFF_REASON: "There is no voice in this test." }),
    },
    folder,
  );
  const admin = { personId: await newPerson(db, "Admin"), name: "Admin" };
  await db.people.setPlatformRole(admin.personId, "admin");

  const ticket: House["ticket"] = (room, claims = {}, secret = SECRET) => {
    const { exp = Math.floor(Date.now() / 1_000) + 30, jti = randomUUID(), ...rest } = claims;
    const said = { personId: "nobody", name: "Nobody", avatar: "k1", guest: true, admin: false, ...rest };
    return new SignJWT({ roomId: room.id, ...said })
      .setProtectedHeader({ alg: "HS256" })
      .setJti(jti)
      .setExpirationTime(exp)
      .sign(new TextEncoder().encode(secret));
  };
  const internal: House["internal"] = (path, init = {}) =>
    fetch(`${realtime.url}/internal${path}`, {
      ...init,
      headers: { authorization: `Bearer ${SECRET}`, "content-type": "application/json", ...init.headers },
    });

  return {
    db,
    postgres,
    livekit,
    realtime,
    person: (name = "Somebody") => newPerson(db, name),
    room: (options = {}) =>
      db.rooms.create({
        name: "A room",
        theme: "lounge",
        visibility: "public",
        capacity: 40,
        ownerId: null,
        ...options,
      }),
    async song(seconds) {
      const id = `song-${randomUUID().slice(0, 8)}`;
      await db.songs.put(songRow(id, seconds));
      return id;
    },
    ticket,
    async enter(room, { name = "Somebody", guest = true, admin: isAdmin = false, ...somebody } = {}) {
      const personId = somebody.personId ?? (await newPerson(db, name));
      const signed = await ticket(room, { personId, name, guest, admin: isAdmin });
      return Visitor.join(realtime.url, { ticket: signed, roomId: room.id, personId });
    },
    act: (room, act) =>
      internal(`/rooms/${room.id}/acts`, { method: "POST", body: JSON.stringify({ actor: admin, act }) }),
    detail: async (room) => (await internal(`/rooms/${room.id}`)).json() as Promise<RoomDetail>,
    internal,
    async firstStatus() {
      const ended = new AbortController();
      const response = await internal("/stream", { signal: ended.signal });
      let text = "";
      for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
        text += chunk;
        if (text.includes("\n\n")) break;
      }
      ended.abort();
      return JSON.parse(text.slice("data: ".length, text.indexOf("\n\n"))) as LiveStatus;
    },
    async close() {
      await realtime.stop();
      await db.close();
      await Promise.all([postgres.stop(), livekit?.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function newPerson(db: Database, name: string): Promise<string> {
  const id = `p-${randomUUID().slice(0, 12)}`;
  await db.people.ensureGuest({ id, name });
  return id;
}
