import { randomUUID } from "node:crypto";
import { connect } from "node:net";
import { Client } from "@colyseus/sdk";
import { CLIENT_MESSAGES, ROOM_TYPE } from "@karaverse/protocol";
import { SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { type House, openHouse } from "./support/realtime-house";
import { CLOSED, linesTo, WIRE } from "./support/realtime-lines";
import { onlookers } from "./support/realtime-onlookers";
import { SECRET } from "./support/realtime-server";
import { eventually } from "./support/realtime-wait";

let house: House;
let ways: ReturnType<typeof linesTo>;
beforeAll(async () => {
  house = await openHouse();
  ways = linesTo(house);
});
afterAll(() => house.close());

/** A megabyte is Colyseus' own limit of a request. */
const HUGE = 3_000_000;

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
      const seat = await ways.seatFor(room);
      const lines = await Promise.all(Array.from({ length: 5 }, () => ways.dial(seat)));
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
        const line = await ways.dial({ roomId: room.id, sessionId }, query);
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
    const personId = await ways.somebody();
    await during(async () => {
      const seats = await Promise.all(Array.from({ length: 20 }, () => ways.seatFor(room, personId)));
      const lines = await Promise.all(seats.map((seat) => ways.dial(seat)));
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
      const personId = await ways.somebody();
      const silent = await ways.seated(room, personId);
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
