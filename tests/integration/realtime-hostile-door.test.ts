import { randomUUID } from "node:crypto";
import { connect } from "node:net";
import { Client } from "@colyseus/sdk";
import type { Room } from "@karaverse/database";
import { CLIENT_MESSAGES, CLOSE_CODES, LIMITS, ROOM_TYPE } from "@karaverse/protocol";
import { SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { type House, openHouse } from "./support/realtime-house";
import { onlookers } from "./support/realtime-onlookers";
import { SECRET } from "./support/realtime-server";
import { eventually } from "./support/realtime-wait";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const JSON_HEAD = { "content-type": "application/json" };
/** A megabyte is Colyseus' own limit of a request. */
const HUGE = 3_000_000;
/** In a WebSocket's own words; the last is Colyseus'. */
const CLOSED = { protocolError: 1_002, notEven: 1_006, tooBig: 1_009, unreadable: 4_002 } as const;
/** Colyseus' first bytes. */
const WIRE = { join: 10, error: 11 } as const;

interface Seat {
  roomId: string;
  sessionId: string;
}

async function somebody(): Promise<string> {
  const id = `p-${randomUUID()}`;
  await house.db.people.ensureGuest({ id, name: "Rascal" });
  return id;
}

async function seatFor(room: Room, person?: string): Promise<Seat> {
  const personId = person ?? (await somebody());
  const ticket = await house.ticketFor(room, { personId, name: "Rascal" });
  const response = await fetch(`${house.server.url}/matchmake/joinOrCreate/${ROOM_TYPE}`, {
    method: "POST",
    headers: JSON_HEAD,
    body: JSON.stringify({ ticket, roomId: room.id }),
  });
  return (await response.json()) as Seat;
}

interface Line {
  socket: WebSocket;
  /** First bytes of what came. */
  codes: number[];
  closed(): Promise<number>;
}

/** A bare WebSocket to a seat, which says nothing by itself. */
async function dial(seat: Seat, query = ""): Promise<Line> {
  const address = `${house.server.url.replace("http", "ws")}/p/${seat.roomId}?sessionId=${seat.sessionId}${query}`;
  const socket = new WebSocket(address);
  const codes: number[] = [];
  let code: number | null = null;
  socket.on("message", (bytes: Buffer) => codes.push(bytes[0] ?? 0));
  socket.on("close", (why) => {
    code = why;
  });
  socket.on("error", () => undefined);
  await new Promise((resolve) => socket.once("open", resolve).once("close", resolve));
  return { socket, codes, closed: () => eventually("the socket is closed", () => code) };
}

/** Through the door, as far as the seat goes; the room has not heard that they are in. */
async function seated(room: Room, personId?: string): Promise<Line> {
  const line = await dial(await seatFor(room, personId));
  await eventually("the seat is taken", () => line.codes.includes(WIRE.join));
  return line;
}

async function joined(room: Room): Promise<Line> {
  const line = await seated(room);
  line.socket.send(Uint8Array.of(WIRE.join));
  await eventually("the state comes", () => line.codes.length > 1);
  return line;
}

/** Bytes past ws, as no library would send them. */
const onTheWire = ({ socket }: Line, bytes: readonly number[]) =>
  (socket as unknown as { _socket: { write(bytes: Uint8Array): void } })._socket.write(
    Uint8Array.from(bytes),
  );

/** A request by hand; answers with the status, or 0 when the line was cut. */
function request(head: string, body = ""): Promise<number> {
  const { hostname, port } = new URL(house.server.url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    let answer = "";
    socket.on("data", (bytes: Buffer) => {
      answer += bytes.toString("latin1");
      if (answer.includes("\r\n\r\n")) socket.destroy();
    });
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0)));
    socket.write(`${head}\r\n\r\n${body}`);
  });
}

const post = (path: string, body: string, length = body.length) =>
  request(
    `POST ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${length}`,
    body,
  );

describe.concurrent("at the door", () => {
  test("J1 garbage instead of a request gets an error of its own, never a seat, and nobody inside notices", async () => {
    const room = await house.room();
    const { witness, during } = await onlookers(house, room);
    const door = `/matchmake/joinOrCreate/${ROOM_TYPE}`;
    const back = `/matchmake/reconnect/${room.id}`;
    const ticket = await house.ticketFor(room);
    const tries: [expected: number, path: string, body: string, length?: number][] = [
      [400, door, "{"],
      [403, door, ""],
      [403, door, "null"],
      [403, door, "7"],
      [403, door, "[]"],
      [403, door, '{"__proto__":{"ticket":"x","roomId":"y"}}'],
      [403, door, JSON.stringify({ ticket: { length: 3 }, roomId: [room.id] })],
      [403, door, JSON.stringify({ ticket, roomId: "__proto__" })],
      [403, door, JSON.stringify({ ticket: "x".repeat(5_000), roomId: room.id })],
      [520, "/matchmake/joinOrCreate/no-such-kind", "{}"],
      [520, "/matchmake/joinOrCreate/__proto__", "{}"],
      [520, "/matchmake/joinOrCreate/..%2f..%2finternal", "{}"],
      [520, `/matchmake/create/${ROOM_TYPE}`, JSON.stringify({ ticket, roomId: room.id })],
      [520, `/matchmake/joinById/${room.id}`, JSON.stringify({ ticket, roomId: room.id })],
      [520, `/matchmake/constructor/${ROOM_TYPE}`, "{}"],
      [523, back, "{}"],
      [524, back, '{"reconnectionToken":"__proto__"}'],
      [524, back, '{"reconnectionToken":["a","b"]}'],
      [524, back, JSON.stringify({ reconnectionToken: witness.wire.sessionId })],
      [522, "/matchmake/reconnect/__proto__", '{"reconnectionToken":"x"}'],
      [401, "/internal/rooms", "{}"],
      [401, `/internal/rooms/${room.id}/acts`, '{"actor":{"personId":"x","name":"x"},"act":{"act":"close"}}'],
    ];
    await during(async () => {
      for (const [expected, path, body] of tries)
        expect([path, body.slice(0, 80), await post(path, body)]).toEqual([
          path,
          body.slice(0, 80),
          expected,
        ]);
      // Read no further than a megabyte; the line may be cut before the answer is through.
      expect([0, 400, 413]).toContain(await post(door, "x".repeat(HUGE)));
      for (const method of ["GET", "PUT", "DELETE", "TRACE"])
        expect(await request(`${method} ${door} HTTP/1.1\r\nHost: x\r\nConnection: close`)).toBe(404);
      expect(await request("NONSENSE")).toBe(400);
    });
    expect(witness.state.participants.size).toBe(2);
  });

  test("J1 a ticket that was used, forged or made for somebody else lets nobody in, and nobody inside notices", async () => {
    const room = await house.room();
    const { witness, during } = await onlookers(house, room);
    const used = await house.ticketFor(room, { personId: witness.personId, name: "Witness" });
    const sign = (claims: object, secret = SECRET) =>
      new SignJWT({ ...claims }).setProtectedHeader({ alg: "HS256" }).sign(new TextEncoder().encode(secret));
    const claims = {
      jti: randomUUID(),
      personId: witness.personId,
      name: "Owner",
      avatar: "",
      roomId: room.id,
      guest: false,
      admin: true,
      exp: Math.floor(Date.now() / 1_000) + 20,
    };
    await house.db.tickets.use(JSON.parse(atob(used.split(".")[1] ?? "")).jti, new Date(Date.now() + 60_000));
    const knock = (ticket: string) => house.knock({ ticket, roomId: room.id });
    await during(async () => {
      await expect(knock(used)).rejects.toThrow("ticket-used");
      await expect(knock(await sign(claims, "another secret, just as long as it must be"))).rejects.toThrow(
        "ticket-invalid",
      );
      const own = (await house.ticketFor(room)).split(".");
      const swapped = `${own[0]}.${btoa(JSON.stringify(claims)).replace(/=+$/, "")}.${own[2]}`;
      await expect(knock(swapped)).rejects.toThrow("ticket-invalid");
      for (const wrong of [
        { ...claims, jti: "" },
        { ...claims, personId: "../witness" },
        { ...claims, name: "a\u0000b" },
        { ...claims, name: "a\u202eb" },
        { ...claims, exp: "soon" },
        { ...claims, admin: "yes" },
      ])
        await expect(knock(await sign(wrong).catch(() => "unsigned"))).rejects.toThrow("ticket-invalid");
    });
  });

  test("J1 of two sockets that claim one seat in the same instant one is in", async () => {
    const room = await house.room();
    const { witness, during } = await onlookers(house, room);
    await during(async () => {
      const seat = await seatFor(room);
      const lines = await Promise.all(Array.from({ length: 5 }, () => dial(seat)));
      await eventually("each is answered", () => lines.every(({ codes }) => codes.length > 0));
      expect(lines.filter(({ codes }) => codes.includes(WIRE.join))).toHaveLength(1);
      for (const line of lines.filter(({ codes }) => codes[0] === WIRE.error)) await line.closed();
      await witness.until("one newcomer", () => witness.state.participants.size === 3);
      for (const { socket } of lines) socket.terminate();
    });
  });

  test("J3, L1 with the numbers of somebody else's connection one gets neither it nor them out", async () => {
    const room = await house.room();
    const { witness, during } = await onlookers(house, room);
    const rascal = await house.join("Rascal", { room });
    const { sessionId } = witness.wire;
    await during(async () => {
      const [, own = ""] = rascal.wire.reconnectionToken.split(":");
      for (const query of [
        "",
        "&reconnectionToken=x",
        `&reconnectionToken=${own}`,
        "&reconnectionToken=__proto__",
      ]) {
        const line = await dial({ roomId: room.id, sessionId }, query);
        await line.closed();
        expect(line.codes).toEqual([WIRE.error]);
      }
      const client = new Client(house.server.url);
      await expect(client.reconnect(`${room.id}:${sessionId}`)).rejects.toThrow();
      await expect(client.reconnect(`${room.id}:${randomUUID()}`)).rejects.toThrow();
    });
    expect(rascal.closed).toBeNull();
  });

  test("J3 whoever comes twenty times at once is there once", async () => {
    const room = await house.room();
    const { witness, during } = await onlookers(house, room);
    const personId = await somebody();
    await during(async () => {
      const seats = await Promise.all(Array.from({ length: 20 }, () => seatFor(room, personId)));
      const lines = await Promise.all(seats.map((seat) => dial(seat)));
      for (const { socket } of lines)
        if (socket.readyState === socket.OPEN) socket.send(Uint8Array.of(WIRE.join));
      await eventually(
        "all but one are closed",
        () => lines.filter(({ socket }) => socket.readyState === WebSocket.OPEN).length === 1,
      );
      await witness.until("all three are known", () => witness.state.participants.size === 3);
      for (const { socket } of lines) socket.terminate();
    });
  });

  test("X1 who has a seat and never says that they are in is out again, and is kept nothing", async () => {
    const room = await house.room();
    const { witness, during } = await onlookers(house, room);
    await during(async () => {
      const personId = await somebody();
      const silent = await seated(room, personId);
      const name = Buffer.from(CLIENT_MESSAGES.clock);
      // Messages before joining is finished are heard as any other, and change nothing.
      for (let n = 0; n < 10; n++)
        silent.socket.send(Buffer.concat([Buffer.of(13, 0xa0 | name.length), name]));
      await witness.until("a newcomer", () => witness.sees({ personId }));
      expect(await silent.closed()).toBe(CLOSED.notEven);
      await witness.until("no newcomer any more", () => !witness.sees({ personId }));
      expect(silent.codes).toEqual([WIRE.join]);
    });
  });
});

describe.concurrent("on the wire", () => {
  const MASK = [0, 0, 0, 0];
  const KIB = 1_024;

  test.each<[what: string, bytes: number[], code: number]>([
    ["without a mask", [0x82, 3, 13, 1, 2], CLOSED.protocolError],
    ["of an opcode that does not exist", [0x83, 0x80, ...MASK], CLOSED.protocolError],
    ["with bits that mean nothing", [0xf2, 0x80, ...MASK], CLOSED.protocolError],
    ["that goes on with what never began", [0x80, 0x80, ...MASK], CLOSED.protocolError],
    ["that claims to hold nine exabytes", [0x82, 0xff, 0x7f, ...Array(7).fill(255), ...MASK], CLOSED.tooBig],
    ["that claims to hold a gigabyte", [0x82, 0xff, 0, 0, 0, 0, 0x40, 0, 0, 0, ...MASK], CLOSED.tooBig],
    ["of control, in pieces", [0x09, 0x80, ...MASK], CLOSED.protocolError],
    ["of text that is none", [0x81, 0x82, ...MASK, 0xc3, 0x28], 1_007],
  ])("X1 a frame %s ends that connection alone", async (_, bytes, code) => {
    const room = await house.room();
    const { during } = await onlookers(house, room);
    await during(async () => {
      const line = await joined(room);
      onTheWire(line, bytes);
      expect(await line.closed()).toBe(code);
    });
  });

  test("X1 a giant in small pieces ends that connection alone, as soon as it is too big", async () => {
    const room = await house.room();
    const { during } = await onlookers(house, room);
    await during(async () => {
      const line = await joined(room);
      const piece = [0x80 | 126, 4, 0, ...MASK, ...new Array<number>(KIB).fill(7)];
      onTheWire(line, [0x02, ...piece]);
      for (let n = 0; n <= LIMITS.maxMessageBytes / KIB; n++) onTheWire(line, [0x00, ...piece]);
      expect(await line.closed()).toBe(CLOSED.tooBig);
    });
  });

  test("X1 text where bytes are due is read as bytes, and harms nobody", async () => {
    const room = await house.room();
    const { during } = await onlookers(house, room);
    await during(async () => {
      const line = await joined(room);
      for (const text of ["", "{}", "\r\u0000", "\u000d\u00ffcommand", "x".repeat(2_000)])
        line.socket.send(text);
      expect(await line.closed()).toBe(CLOSED.unreadable);
    });
  });

  test("X2 whoever pings without end is cut off, reading or not", async () => {
    const room = await house.room();
    const { during } = await onlookers(house, room);
    await during(async () => {
      for (const reads of [true, false]) {
        const line = await joined(room);
        if (!reads) line.socket.pause();
        for (let n = 0; n < 400; n++) line.socket.ping("x".repeat(100));
        line.socket.resume();
        expect([CLOSED.notEven, 1_008]).toContain(await line.closed());
      }
    });
  });

  test("X2 whoever sends more than a room listens to at all is cut off by the transport", async () => {
    const room = await house.room();
    const { during } = await onlookers(house, room);
    await during(async () => {
      const line = await joined(room);
      // Requests, which the room never hears of.
      for (let n = 0; n < 1_000; n++) line.socket.send(Uint8Array.of(18, n & 0x7f, 0xa1, 0x78));
      expect(Object.values(CLOSE_CODES)).not.toContain(await line.closed());
    });
  });
});
