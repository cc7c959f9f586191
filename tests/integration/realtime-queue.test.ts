import { LIMITS } from "@karaverse/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Guest } from "./support/realtime-guest";
import { type House, openHouse } from "./support/realtime-house";
import { queueTogether, takeTheStage } from "./support/realtime-singing";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const add = (guest: Guest, others: readonly Guest[] = []): Promise<string> =>
  queueTogether(guest, house.song, others);

describe.concurrent("the queue", () => {
  test("Q1 everybody queues up to five songs; unknown and disabled ones are refused", async () => {
    const room = await house.room();
    const [ada, bea] = [await house.join("Ada", { room }), await house.join("Bea", { room })];
    expect(await ada.tries("queue-song", { song: "no-such-song" })).toBe("song-unknown");
    const disabled = await house.ownSong();
    await house.db.songs.setDisabled(disabled.id, true);
    expect(await ada.tries("queue-song", { song: disabled.id })).toBe("song-disabled");
    expect(await ada.tries("queue-song", { song: house.song.id, with: ["nobody"] })).toBe("not-here");
    const first = await add(ada);
    for (let n = 1; n < LIMITS.queuePerPerson; n++) await add(ada);
    expect(await ada.tries("queue-song", { song: house.song.id })).toBe("too-many-entries");
    await add(bea);
    await ada.must("remove-entry", { entry: first });
    expect(await ada.tries("queue-song", { song: house.song.id })).toBe("ok");
  });

  test("Q1 who asks for eight songs in the same instant gets five", async () => {
    const room = await house.room();
    const ada = await house.join("Ada", { room });
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => ada.tries("queue-song", { song: house.song.id })),
    );
    expect(answers.filter((answer) => answer === "ok")).toHaveLength(LIMITS.queuePerPerson);
    expect(answers.filter((answer) => answer === "too-many-entries")).toHaveLength(3);
  });

  test("Q2, Q5 order is order of arrival, the same for everybody and in the database", async () => {
    const room = await house.room();
    const guests = await Promise.all(["Ada", "Bea", "Cyd"].map((name) => house.join(name, { room })));
    const [first, ...rest] = guests;
    if (!first) throw new Error("nobody came");
    const one = await add(first);
    const others = await Promise.all(rest.flatMap((guest) => [add(guest), add(guest), add(guest)]));
    const late = await house.join("Late", { room });
    for (const guest of [...guests, late]) {
      await guest.until("seven songs", () => guest.queue.length === 7);
      expect(guest.queue[0]).toBe(one);
      expect(guest.queue).toEqual(first.queue);
      expect(new Set(guest.queue)).toEqual(new Set([one, ...others]));
    }
    expect((await house.db.queue.list(room.id)).map(({ id }) => id)).toEqual([...first.queue]);
  });

  test("Q2 moderators and hosts reorder, nobody else does, and what is being sung does not move", async () => {
    const room = await house.room();
    const ada = await house.join("Ada", { room });
    const moderator = await house.join("Mo", { room, role: "moderator" });
    const [one, two, three] = [await add(ada), await add(ada), await add(ada)];
    expect(await ada.tries("move-entry", { entry: three, before: one })).toBe("not-allowed");
    await moderator.must("move-entry", { entry: three, before: one });
    await ada.until("the new order", () => ada.queue[0] === three);
    expect(ada.queue).toEqual([three, one, two]);
    await moderator.must("move-entry", { entry: three, before: null });
    await ada.until("the next order", () => ada.queue.at(-1) === three);
    await ada.must("take-microphone", { entry: one });
    expect(await moderator.tries("move-entry", { entry: one, before: null })).toBe("entry-performing");
    expect(await moderator.tries("move-entry", { entry: three, before: one })).toBe("entry-performing");
    expect(await moderator.tries("move-entry", { entry: "none", before: null })).toBe("entry-unknown");
    await moderator.must("move-entry", { entry: three, before: two });
    await ada.until("the last order", () => ada.queue[1] === three);
    expect(ada.queue).toEqual([one, three, two]);
  });

  test("Q3 singers, whoever added it, hosts and moderators remove a song, and nobody else", async () => {
    const room = await house.room();
    const [ada, bea, eve] = [
      await house.join("Ada", { room }),
      await house.join("Bea", { room }),
      await house.join("Eve", { room, role: "singer" }),
    ];
    const moderator = await house.join("Mo", { room, role: "moderator" });
    const [one, two, three] = [await add(ada, [bea]), await add(ada), await add(ada)];
    expect(await eve.tries("remove-entry", { entry: one })).toBe("not-your-entry");
    expect(await bea.tries("remove-entry", { entry: two })).toBe("not-your-entry");
    await bea.must("remove-entry", { entry: one });
    await ada.must("remove-entry", { entry: two });
    await moderator.must("remove-entry", { entry: three });
    expect(await ada.tries("remove-entry", { entry: three })).toBe("entry-unknown");
    await eve.until("an empty queue", () => eve.queue.length === 0);
    const sung = await takeTheStage(ada, house.song);
    expect(await ada.tries("remove-entry", { entry: sung })).toBe("entry-performing");
    const audited = await house.db.audit.page({ roomId: room.id, act: "remove-entry", limit: 9 });
    expect(audited).toMatchObject([{ actorId: moderator.personId, target: three }]);
  });

  test("Q4 a song that is shown in the queue is in the database", async () => {
    const room = await house.room();
    const [ada, bea] = [await house.join("Ada", { room }), await house.join("Bea", { room })];
    const asked = ada.tries("queue-song", { song: house.song.id });
    const entry = await bea.until("a song", () => bea.queue[0]);
    expect(await house.db.queue.list(room.id)).toMatchObject([{ id: entry, state: "queued" }]);
    await asked;
  });

  test("Q4 the queue comes back whole and in order after the server was killed", async () => {
    const annexe = await house.annexe();
    const room = await annexe.room();
    const [ada, bea] = [await annexe.join("Ada", { room }), await annexe.join("Bea", { room })];
    await add(ada);
    await add(bea, [ada]);
    await add(ada);
    const last = await add(bea);
    await ada.until("four songs", () => ada.queue.length === 4);
    annexe.server.kill();
    await ada.untilClosed();
    const before = ada.queue;
    expect(before).toHaveLength(4);
    expect(before.at(-1)).toBe(last);
    await ada.untilIn();
    expect(ada.queue).toEqual(before);
    expect(ada.state.queue[1]?.singers.map(({ name }) => name)).toEqual(["Bea", "Ada"]);
    await bea.untilIn();
    expect(await bea.tries("remove-entry", { entry: last })).toBe("ok");
  });

  test("Q5 what is sung now, next and after is shown to everybody, with title and singers", async () => {
    const room = await house.room();
    const [ada, bea] = [await house.join("Ada", { room }), await house.join("Bea", { room })];
    const now = await takeTheStage(ada, house.slow);
    const next = await add(bea, [ada]);
    const after = await add(ada);
    const late = await house.join("Late", { room });
    for (const guest of [ada, bea, late]) {
      await guest.until("three songs", () => guest.queue.length === 3);
      expect(guest.queue).toEqual([now, next, after]);
      expect(guest.performance).toMatchObject({ entry: now, performers: [{ name: "Ada" }] });
      expect(guest.state.queue[1]).toMatchObject({ title: house.song.song.title, artist: "The House" });
      expect(guest.state.queue[1]?.singers.map(({ name }) => name)).toEqual(["Bea", "Ada"]);
    }
  });
});
