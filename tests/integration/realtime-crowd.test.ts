import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Room } from "@karaverse/database";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openRawGuest, type RawEvents, type RawGuest } from "../support/raw-guest";
import { type House, openHouse } from "./support/realtime-house";
import { createMirror, type Mirror, stateText } from "./support/realtime-mirror";
import { eventually } from "./support/realtime-wait";

const CROWD = 300;
const WITHIN_MS = 3_000;
/** Lights may change at any time; what is done to the queue, three times in a round of eight, twice a second. */
const STEP_MS = 200;
const STEPS = 8;
/** One of so many, and the last ones, look at the whole state: to decode it for everybody takes longer than the joining. */
const WATCHES = 20;

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

interface Visitor {
  raw: RawGuest;
  personId: string;
  mirror: Mirror | null;
  /** Went again, one way or the other: they may not know it yet when the others do. */
  hasGone: boolean;
}

async function peopleOf(count: number) {
  const people = Array.from({ length: count }, (_, n) => ({ id: `p-${randomUUID()}`, name: `Guest ${n}` }));
  // One by one: three hundred questions at once waited longer for a connection than one waits.
  for (const person of people) await house.db.people.ensureGuest(person);
  return people;
}

const enter = (room: Room, ticket: string, hears: RawEvents) =>
  openRawGuest({ url: house.server.url, ticket, roomId: room.id }, hears);

describe("a crowd at the door", () => {
  test("of three hundred in three seconds, who comes last knows exactly what the first one knows", async () => {
    const room = await house.room({ capacity: CROWD + 10 });
    const people = await peopleOf(CROWD);
    const host = await house.join("Host", { room, role: "host" });
    const failures: string[] = [];
    const visitors: Visitor[] = [];

    const come = async (nth: number) => {
      await pause((nth / CROWD) * WITHIN_MS);
      const { id: personId, name } = people[nth] ?? { id: "", name: "" };
      // Not before: on a busy machine the last ones come after the thirty seconds that a ticket holds.
      const ticket = await house.ticketFor(room, { personId, name });
      const mirror = nth % WATCHES === 0 || nth > CROWD - 5 ? createMirror() : null;
      const raw = await enter(room, ticket, mirror?.hears ?? {});
      // Some don't stay, some lose the connection.
      const [leaves, vanishes] = [!mirror && nth % 7 === 1, !mirror && nth % 7 === 2];
      visitors.push({ raw, personId, mirror, hasGone: leaves || vanishes });
      if (leaves) raw.leave();
      if (vanishes) raw.vanish();
    };
    const coming = Promise.all(
      Array.from({ length: CROWD }, (_, nth) => come(nth).catch((error) => failures.push(String(error)))),
    );
    // What is told while they come: things that change, come, go and change places.
    let isOver = false;
    const evening = (async () => {
      const { entry: first } = await host.must("queue-song", { song: house.song.id });
      for (let step = 0; !isOver; step++) {
        await host.must("change-room", { lights: step % 2 === 0 ? "dim" : "warm" });
        await pause(STEP_MS);
        if (step % STEPS !== 0) continue;
        const { entry } = await host.must("queue-song", { song: house.song.id });
        await host.must("move-entry", { entry, before: first });
        await host.must("remove-entry", { entry });
      }
    })();
    await coming;
    isOver = true;
    await evening;

    expect(failures).toEqual([]);
    const watching = visitors.flatMap(({ mirror }) => mirror ?? []);
    expect(watching.length).toBeGreaterThan(CROWD / WATCHES);
    await eventually("everybody knows the same", () => {
      const all = new Set(watching.map((mirror) => mirror.text()));
      return all.size === 1 && all.has(stateText(host.state));
    });
    // All may know the same of a moment ago: whoever came last is told with the next patch.
    await eventually("everybody who is inside is seen", () =>
      visitors.every(
        ({ raw, hasGone, personId }) => hasGone || raw.closed !== null || host.sees({ personId }),
      ),
    );
    for (const { raw, mirror } of visitors) {
      if (mirror) expect(raw.counts.states).toBe(1);
      raw.leave();
    }
  });
});
