import { randomUUID } from "node:crypto";
import type { Room } from "@karaverse/database";
import { decodeUpdate } from "@karaverse/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openRawGuest, type RawEvents } from "../support/raw-guest";
import { type House, openHouse } from "./support/realtime-house";
import { createMirror } from "./support/realtime-mirror";
import { eventually } from "./support/realtime-wait";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

async function enter(room: Room, hears: RawEvents = {}) {
  const personId = `p-${randomUUID()}`;
  await house.db.people.ensureGuest({ id: personId, name: "One of many" });
  const ticket = await house.ticketFor(room, { personId, name: "One of many" });
  return openRawGuest({ url: house.server.url, ticket, roomId: room.id }, hears);
}

describe("a crowd at the door", () => {
  test("who comes late is told exactly the state that the early ones have", async () => {
    const room = await house.room();
    const early = createMirror();
    const frames: (number | undefined)[] = [];
    const first = await enter(room, {
      ...early.hears,
      motion: (bytes) => frames.push(decodeUpdate(bytes)?.time),
    });
    const late = createMirror();
    const second = await enter(room, late.hears);
    await eventually(
      "both know of both",
      () => late.state?.participants?.size === 2 && early.state.participants.size === 2,
    );
    expect(late.text()).toBe(early.text());
    await eventually("motion comes", () => frames.length > 0);
    expect(frames).not.toContain(undefined);
    expect(first.counts.states).toBe(1);
    first.leave();
    second.vanish();
  });
});
