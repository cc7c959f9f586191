import { LIMITS, type SongId } from "@karaverse/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Guest } from "./support/realtime-guest";
import { type House, openHouse } from "./support/realtime-house";
import { takeTheStage } from "./support/realtime-singing";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const add = async (guest: Guest, song: SongId = house.song.id): Promise<string> =>
  (await guest.must("queue-song", { song })).entry;

/** Also in the database, because it is there before it is told. */
async function shows(guest: Guest, room: { id: string }, order: readonly string[]): Promise<void> {
  await guest.until(
    `the queue is ${order.length} songs in that order`,
    () => guest.queue.join() === order.join(),
  );
  expect((await house.db.queue.list(room.id)).map(({ id }) => id)).toEqual(order);
}

async function company() {
  const room = await house.room();
  const host = await house.join("Hal", { room, role: "host" });
  const [ada, bea] = [await house.join("Ada", { room }), await house.join("Bea", { room })];
  return { room, host, ada, bea };
}

describe.concurrent("the rotation", () => {
  test("Q6 the host chooses the rotation; the order changes for everybody and comes back after a kill", async () => {
    const annexe = await house.annexe();
    const room = await annexe.room();
    const host = await annexe.join("Hal", { room, role: "host" });
    const [ada, bea] = [await annexe.join("Ada", { room }), await annexe.join("Bea", { room })];
    const [a1, a2, a3] = [await add(ada), await add(ada), await add(ada)];
    const [b1, b2] = [await add(bea), await add(bea)];
    for (const guest of [host, ada, bea]) await shows(guest, room, [a1, b1, a2, b2, a3]);
    expect(await ada.tries("change-rotation", { rotation: "first-come" })).toBe("not-allowed");
    await host.must("change-rotation", { rotation: "first-come" });
    for (const guest of [ada, bea]) {
      await shows(guest, room, [a1, a2, a3, b1, b2]);
      expect(guest.state.rotation).toBe("first-come");
    }
    annexe.server.kill();
    await ada.untilClosed();
    await ada.untilIn();
    expect(ada.state.rotation).toBe("first-come");
    expect(ada.queue).toEqual([a1, a2, a3, b1, b2]);
  });

  test("Q6, Q7 who has just sung comes after who waits, and a newcomer after who waited already", async () => {
    const { room, ada, bea } = await company();
    const now = await takeTheStage(ada, house.slow);
    const [a2, b1] = [await add(ada), await add(bea)];
    const cyd = await house.join("Cyd", { room });
    const c1 = await add(cyd);
    // Ada's turn began before anybody else waited.
    await shows(cyd, room, [now, a2, b1, c1]);
    const b2 = await add(bea);
    await shows(bea, room, [now, a2, b1, c1, b2]);
  });

  test("Q14 who takes their first song away keeps their place in the round, with nothing waiting it is gone", async () => {
    const { room, ada, bea } = await company();
    const a1 = await add(ada);
    const b1 = await add(bea);
    const [a2, b2] = [await add(ada), await add(bea)];
    await shows(bea, room, [a1, b1, a2, b2]);
    await ada.must("remove-entry", { entry: a1 });
    await shows(bea, room, [a2, b1, b2]);
    await ada.must("remove-entry", { entry: a2 });
    const a3 = await add(ada);
    await shows(bea, room, [b1, a3, b2]);
  });

  test("Q6 fewest songs first: who has not sung this evening goes before who has", async () => {
    const { room, host, ada, bea } = await company();
    await host.must("change-rotation", { rotation: "fewest-songs" });
    const now = await takeTheStage(ada, house.slow);
    const [a2, b1, b2] = [await add(ada), await add(bea), await add(bea)];
    await shows(host, room, [now, b1, a2, b2]);
  });

  test("Q6 Q1 a host lets each have fewer songs waiting; what waits already stays", async () => {
    const { host, ada } = await company();
    await add(ada);
    await add(ada);
    await host.must("change-rotation", { perPerson: 1 });
    expect(await ada.tries("queue-song", { song: house.song.id })).toBe("too-many-entries");
    expect(ada.queue).toHaveLength(2);
    expect(await host.tries("change-rotation", { perPerson: LIMITS.queuePerPerson + 1 })).toBe("bad-message");
    await host.must("change-rotation", { perPerson: 3 });
    expect(await ada.tries("queue-song", { song: house.song.id })).toBe("ok");
  });

  test("Q8 what a host moved stays where it is while others come, until another rotation is chosen", async () => {
    const { room, host, ada, bea } = await company();
    const [a1, a2, a3] = [await add(ada), await add(ada), await add(ada)];
    await host.must("move-entry", { entry: a3, before: a1 });
    await shows(bea, room, [a3, a1, a2]);
    const b1 = await add(bea);
    await shows(bea, room, [a3, b1, a1, a2]);
    await bea.until("it is shown as placed by hand", () => bea.state.queue[0]?.held === true);
    await host.must("change-rotation", { rotation: "by-turns" });
    await shows(bea, room, [a1, b1, a2, a3]);
  });

  test("Q10 who is not there is moved down by two and not out, by a host or by themselves", async () => {
    const { room, host, ada, bea } = await company();
    const cyd = await house.join("Cyd", { room });
    const [a1, b1, c1] = [await add(ada), await add(bea), await add(cyd)];
    expect(await bea.tries("pass-turn", { entry: a1 })).toBe("not-your-entry");
    await host.must("pass-turn", { entry: a1 });
    await shows(ada, room, [b1, c1, a1]);
    await bea.must("pass-turn", { entry: b1 });
    await shows(ada, room, [c1, a1, b1]);
    await cyd.must("take-microphone", { entry: c1 });
    expect(await cyd.tries("pass-turn", { entry: c1 })).toBe("entry-performing");
    expect(await cyd.tries("pass-turn", { entry: "none" })).toBe("entry-unknown");
    const audited = await house.db.audit.page({ roomId: room.id, act: "pass-turn", limit: 9 });
    expect(audited).toMatchObject([{ actorId: host.personId, target: a1 }]);
  });

  test("Q10 everybody sees until when the called singer may come, where others wait", async () => {
    const { ada, bea } = await company();
    await add(ada);
    await ada.until("her song", () => ada.queue.length === 1);
    expect(ada.state.calledUntil).toBe(0);
    await add(bea);
    const until = await bea.until("a time to come by", () => bea.state.calledUntil || null);
    const inSeconds = (until - bea.now()) / 1_000;
    expect(inSeconds).toBeGreaterThan(0);
    expect(inSeconds).toBeLessThanOrEqual(LIMITS.calledSeconds + 1);
  });

  test("Q11 two entries of the same song become a duet when both want it, at the place of the earlier", async () => {
    const { room, ada, bea } = await company();
    const [a1, b1] = [await add(ada), await add(bea)];
    const other = await add(bea, house.slow.id);
    expect(await ada.ask("make-duet", { entry: a1, with: other })).toMatchObject({ reason: "no-duet" });
    expect(await ada.ask("make-duet", { entry: b1, with: a1 })).toMatchObject({ reason: "not-your-entry" });
    expect(await ada.must("make-duet", { entry: a1, with: b1 })).toEqual({ made: false });
    await bea.until("Ada's wish", () =>
      bea.state.queue.some(({ id, duetWith }) => id === a1 && duetWith === b1),
    );
    expect(await bea.must("make-duet", { entry: b1, with: a1 })).toEqual({ made: true });
    await shows(ada, room, [a1, other]);
    await ada.until(
      "both sing it",
      () => ada.state.queue[0]?.singers.map(({ name }) => name).join() === "Ada,Bea",
    );
  });

  test("Q11 a host makes a duet of two entries without asking; one person alone is none", async () => {
    const { room, host, ada, bea } = await company();
    const [a1, b1, a2] = [await add(ada), await add(bea), await add(ada)];
    expect(await host.ask("make-duet", { entry: a1, with: a2 })).toMatchObject({ reason: "no-duet" });
    expect(await host.must("make-duet", { entry: b1, with: a1 })).toEqual({ made: true });
    await shows(bea, room, [a1, a2]);
    expect((await house.db.queue.list(room.id))[0]?.singers.map(({ name }) => name)).toEqual(["Ada", "Bea"]);
  });
});
