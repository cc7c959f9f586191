import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Client, defineRoom, defineServer, Room } from "@colyseus/core";
import { Encoder } from "@colyseus/schema";
import { CLIENT_MESSAGES, INPUT_BYTES, Participant, ROOM_TYPE, RoomState } from "@karaverse/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  createOutlet,
  createTransport,
  hearInputs,
  StateSerializer,
} from "../../apps/realtime/src/transport";
import { openRawGuest, type RawGuest } from "../support/raw-guest";
import { createMirror } from "./support/realtime-mirror";
import { eventually } from "./support/realtime-wait";

/** More than two kernels keep for a reader who does not read. */
const PATCHES = 30;
const PATCH_BYTES = 250_000;

/** A room with nothing in it but the way to its clients. */
class BareRoom extends Room<{ state: RoomState }> {
  override patchRate = null;

  override setSerializer(): void {
    super.setSerializer(new StateSerializer(() => this.clients));
  }

  override onCreate(): void {
    this.state = new RoomState().assign({ roomId: this.roomId });
    rooms.push(this);
  }
}

const rooms: BareRoom[] = [];
const http = createServer();
const server = defineServer({
  rooms: { [ROOM_TYPE]: defineRoom(BareRoom).filterBy(["ticket"]) },
  transport: createTransport(http, 16_384),
  gracefullyShutdown: false,
  greet: false,
});
let url: string;

beforeAll(async () => {
  Encoder.BUFFER_SIZE = 2 * PATCH_BYTES;
  await server.listen(0, "127.0.0.1");
  if (!http.listening) await once(http, "listening");
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
});
afterAll(() => server.gracefullyShutdown(false));

async function enter(name: string) {
  const mirror = createMirror();
  const names: string[] = [];
  const raw = await openRawGuest(
    { url, ticket: name, roomId: "" },
    {
      ...mirror.hears,
      patch(bytes) {
        mirror.hears.patch?.(bytes);
        names.push(mirror.state.name);
      },
    },
  );
  const room = rooms[rooms.length - 1];
  const client = room?.clients.get(raw.sessionId);
  if (!room || !client) throw new Error("nobody came in");
  await eventually("the state", () => raw.counts.states === 1);
  return { raw, mirror, names, room, client };
}

const MOTION = Buffer.from(`\x11\xa6${CLIENT_MESSAGES.motion}`, "latin1");
const MASK = [0x5a, 0x01, 0xff, 0x80];

/** A client's frame, as a browser masks it. */
function masked(head: number, payload: Uint8Array): Buffer {
  const bytes = payload.map((byte, i) => byte ^ (MASK[i & 3] ?? 0));
  return Buffer.concat([Buffer.of(head, 0x80 | payload.length, ...MASK), bytes]);
}

/** Somebody whose bytes are written one by one, and what the room hears of it on either way. */
async function enterByHand(name: string) {
  const { room, client, raw } = await enter(name);
  /** The first byte of each in the order in which they were heard, and those that came past ws. */
  const said: number[] = [];
  const past: number[] = [];
  hearInputs(client, (bytes, at) => {
    said.push(bytes[at] ?? -1);
    past.push(bytes[at] ?? -1);
  });
  room.onMessageBytes(CLIENT_MESSAGES.motion, (_client, bytes: Uint8Array) => {
    said.push(bytes[0] ?? -1);
  });
  return { socket: raw.wire, said, past };
}

const flush = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Many large patches, each of another letter. */
async function patchMuch(room: BareRoom): Promise<string[]> {
  const names = Array.from({ length: PATCHES }, (_, n) => String.fromCharCode(65 + n).repeat(PATCH_BYTES));
  for (const name of names) {
    room.state.name = name;
    room.broadcastPatch();
    await flush();
  }
  return names;
}

const unread = ({ ref }: Client): number => (ref as unknown as { bufferedAmount: number }).bufferedAmount;
const until = (raw: RawGuest) => eventually("the connection is closed", () => raw.closed);

describe("the transport", () => {
  test("who reads late reads every patch as it was, though more have been made since", async () => {
    const { raw, names, mirror, room, client } = await enter("late");
    raw.stopReading();
    const told = await patchMuch(room);
    expect(unread(client)).toBeGreaterThan(PATCH_BYTES);
    raw.readOn();
    await eventually("all patches", () => names.length === told.length);
    expect(names.map((name) => [name.length, name[0]])).toEqual(told.map((name) => [name.length, name[0]]));
    expect(mirror.state.name).toBe(told.at(-1));
    raw.leave();
  });

  test("newcomers get what somebody has by now who came earlier, also while something waits to be told", async () => {
    const first = await enter("newcomers");
    const { room } = first;
    const texts: string[] = [];
    for (let n = 0; n < 100; n++) {
      room.state.participants.set(`p${n}`, new Participant().assign({ personId: `p${n}`, shortId: n }));
      if (n % 3 === 0) room.state.participants.delete(`p${n - 2}`);
      if (n % 2 === 0) room.broadcastPatch();
      if (n % 10 !== 5) continue;
      // The change of this round is told to nobody yet.
      const next = await enter("newcomers");
      room.broadcastPatch();
      await eventually("the same", () => next.mirror.text() === first.mirror.text());
      texts.push(next.mirror.text());
      expect(next.raw.counts.states).toBe(1);
      next.raw.leave();
    }
    expect(new Set(texts).size).toBe(10);
    first.raw.leave();
  });

  test("an outlet is closed to who has not read, and the connection is cut where too much lies unread", async () => {
    const { raw, room, client } = await enter("unread");
    const outlet = createOutlet(client);
    expect(outlet.isReady()).toBe(true);
    raw.stopReading();
    await patchMuch(room);
    expect(outlet.isReady()).toBe(false);
    raw.readOn();
    await until(raw);
  });

  test("inputs are heard whole and in order, however their bytes come, and nothing else is heard with them", async () => {
    const { socket, said, past } = await enterByHand("inputs");
    const OTHER = 0xff;
    const message = (n: number) => Buffer.concat([MOTION, new Uint8Array(INPUT_BYTES).fill(n)]);
    const input = (n: number) => masked(0x82, message(n));
    const all = (count: number) => eventually(`${count} of them`, () => said.length === count);
    socket.write(Buffer.concat([input(1), input(2), input(3)]));
    await all(3);
    // From here on ws reads some of them, as they come with something else or in pieces.
    socket.write(
      Buffer.concat([input(4), masked(0x82, Buffer.concat([MOTION, Buffer.of(OTHER)])), input(5)]),
    );
    await all(6);
    for (const byte of input(6)) socket.write(Buffer.of(byte));
    await all(7);
    socket.write(Buffer.concat([input(7), input(8).subarray(0, 11)]));
    await all(8);
    socket.write(input(8).subarray(11));
    await all(9);
    socket.write(
      Buffer.concat([masked(0x02, message(9).subarray(0, 10)), masked(0x80, message(9).subarray(10))]),
    );
    await all(10);
    socket.write(input(10));
    await all(11);
    expect(said).toEqual([1, 2, 3, 4, OTHER, 5, 6, 7, 8, 9, 10]);
    expect(past).toEqual(expect.arrayContaining([1, 2, 3, 4, 7, 10]));
    expect(past).not.toContain(9);
    expect(past).not.toContain(OTHER);
    socket.destroy();
  });
});
