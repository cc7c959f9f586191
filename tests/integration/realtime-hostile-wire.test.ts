import { CLOSE_CODES, LIMITS } from "@karaverse/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type House, openHouse } from "./support/realtime-house";
import { CLOSED, linesTo, onTheWire } from "./support/realtime-lines";
import { onlookers } from "./support/realtime-onlookers";

let house: House;
let joined: ReturnType<typeof linesTo>["joined"];
beforeAll(async () => {
  house = await openHouse();
  ({ joined } = linesTo(house));
});
afterAll(() => house.close());

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
