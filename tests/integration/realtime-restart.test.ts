import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Guest } from "./support/realtime-guest";
import { type House, openHouse } from "./support/realtime-house";
import { sing, takeTheStage } from "./support/realtime-singing";
import { eventually } from "./support/realtime-wait";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

describe("a server that is told to end", () => {
  test("J4, P8 writes everything down, and the next one goes on from there with the same people", async () => {
    const room = await house.room();
    const [ada, ben] = [await house.join("Ada", { room }), await house.join("Ben", { room })];
    const entry = await takeTheStage(ada, house.slow);
    const second = await ben.must("queue-song", { song: house.song.id });
    const singing = sing(ada, house.slow);
    await ada.untilPhase("singing");
    const { startsAt } = ada.state.performance;
    await ada.until("four seconds are sung", () => ada.now() - startsAt > 4_000);
    process.kill(house.server.pid(), "SIGTERM");
    await ada.untilClosed();
    singing.stop();
    await ada.untilIn();
    expect(ada.queue).toEqual([entry, second.entry]);
    expect(ada.performance).toMatchObject({ phase: expect.stringMatching(/paused|counting-in/), entry });
    await ada.untilPhase("counting-in");
    // Two seconds before where it was, with the points up to there.
    expect(ada.state.performance.position).toBeGreaterThan(1_000);
    expect(ada.state.performance.scores[0]?.points).toBeGreaterThan(0);
    await ben.enter();
    expect(ben.queue).toEqual([entry, second.entry]);
    await ada.untilPhase("singing");
    expect(await house.server.log()).toContain('"msg":"stopped"');
  });
});

describe("a locked room whose server is killed", () => {
  test("J2 has those who were inside again, and nobody who left, was removed or banned", async () => {
    const room = await house.room();
    const host = await house.join("Host", { room, role: "host" });
    const [ada, ben, cy, dan] = [
      await house.join("Ada", { room }),
      await house.join("Ben", { room }),
      await house.join("Cy", { room }),
      await house.join("Dan", { room }),
    ];
    await host.must("lock-room", { locked: true });
    const isKept = (guest: Guest) => house.db.insiders.wasSeen(room.id, guest.personId, new Date(0));
    await eventually("all are kept", async () =>
      (await Promise.all([ada, ben, cy, dan].map(isKept))).every(Boolean),
    );
    await ben.leave();
    await house.act(room, { act: "kick", person: cy.personId, reason: "" });
    await house.act(room, { act: "ban", person: dan.personId, reason: "", minutes: 60 });
    await eventually(
      "three are forgotten",
      async () => !(await Promise.all([ben, cy, dan].map(isKept))).some(Boolean),
    );
    house.server.kill();
    await ada.untilClosed();
    await ada.untilIn();
    await expect(ben.enter()).rejects.toThrow("room-locked");
    await expect(cy.enter()).rejects.toThrow("room-locked");
    await expect(dan.enter()).rejects.toThrow("banned");
    expect(ada.state.locked).toBe(true);
  });
});

describe("a room that everybody has left", () => {
  test("L2, J4 whoever comes back in the same moment finds it as it is in the database", async () => {
    const room = await house.room();
    const ada = await house.join("Ada", { room });
    for (let round = 0; round < 5; round++) {
      await ada.must("queue-song", { song: house.song.id });
      await ada.leave();
      await ada.enter();
      expect(ada.queue).toEqual([]);
    }
  });

  test("J4, X3 newcomers hear what was said, also when everybody has left since", async () => {
    const room = await house.room();
    const ada = await house.join("Ada", { room });
    await ada.must("chat", { text: " hello " });
    await ada.must("chat", { text: "anybody?" });
    const ben = await house.join("Ben", { room });
    const history = () =>
      ben
        .heard("chat-history")
        .at(-1)
        ?.map(({ name, text }) => [name, text]);
    const said = [
      ["Ada", "hello"],
      ["Ada", "anybody?"],
    ];
    await ben.until("the history", () => history()?.length === 2);
    expect(history()).toEqual(said);
    await Promise.all([ada.leave(), ben.leave()]);
    await ben.enter();
    await ben.until("the history again", () => ben.heard("chat-history").length === 2);
    expect(history()).toEqual(said);
  });
});
