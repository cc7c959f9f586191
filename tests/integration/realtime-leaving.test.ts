import { CLOSE_CODES, LIMITS } from "@karaverse/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type House, openHouse } from "./support/realtime-house";
import { SEAT } from "./support/realtime-seats";
import { queueTogether, takeTheStage } from "./support/realtime-singing";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

describe.concurrent("going out", () => {
  test("L1 who drops and comes back within the half minute has place, seat and queue as before", async () => {
    const room = await house.room();
    const other = await house.join("Other", { room });
    const ada = await house.join("Ada", { room });
    await house.put(room, other, -2.5, 1);
    await ada.must("sit", { seat: SEAT });
    const { entry } = await ada.must("queue-song", { song: house.song.id });
    const { shortId } = ada;
    await ada.drop();
    await other.until("Ada is shown as away", () => !other.person(ada).connected);
    expect(other.person(ada).seat).toBe(SEAT);
    expect(await other.tries("sit", { seat: SEAT })).toBe("seat-taken");
    await ada.comeBack();
    await other.until("Ada is shown as there", () => other.person(ada).connected);
    expect(ada.shortId).toBe(shortId);
    expect(ada.me.seat).toBe(SEAT);
    expect(ada.pose.seated).toBe(true);
    expect(ada.queue).toEqual([entry]);
    await ada.until("the one beside the seat is in sight again", () => ada.sight.has(other.shortId));
    expect(await ada.tries("chat", { text: "back" })).toBe("ok");
  });

  test("L1, L2 who drops while standing comes back to the same spot, not to the entrance", async () => {
    const room = await house.room();
    await house.join("Other", { room });
    const ada = await house.join("Ada", { room });
    const { x, z } = ada.pose;
    expect(await ada.moves({ x: x + 1, z: z - 2 })).toBeNull();
    await ada.drop();
    await ada.comeBack();
    expect(Math.hypot(ada.pose.x - (x + 1), ada.pose.z - (z - 2))).toBeLessThan(0.01);
    expect(await ada.moves({ x, z: z - 1 })).toBeNull();
  });

  test("L2 who leaves is gone at once for everybody: avatar, seat, and songs that nobody else here sings", async () => {
    const room = await house.room();
    const bea = await house.join("Bea", { room });
    const ada = await house.join("Ada", { room });
    await ada.must("sit", { seat: SEAT });
    await ada.must("queue-song", { song: house.song.id });
    const duet = await queueTogether(ada, house.song, [bea]);
    const { shortId } = ada;
    await bea.until("Ada in sight", () => bea.sight.has(shortId));
    await ada.leave();
    await bea.until("Ada is no participant any more", () => !bea.sees(ada));
    await bea.until("Ada's avatar is gone", () => !bea.sight.has(shortId));
    await bea.until("only the duet is left", () => bea.queue.length === 1);
    expect(bea.queue).toEqual([duet]);
    expect(await bea.tries("sit", { seat: SEAT })).toBe("ok");
  });

  test("L2 who does not come back in half a minute is gone, songs and all, and comes in as new", async () => {
    const room = await house.room();
    const bea = await house.join("Bea", { room });
    const ada = await house.join("Ada", { room });
    await ada.must("queue-song", { song: house.song.id });
    const droppedAt = performance.now();
    await ada.drop();
    await bea.until("Ada is gone", () => !bea.sees(ada));
    const away = (performance.now() - droppedAt) / 1_000;
    expect(away).toBeGreaterThan(LIMITS.returnSeconds - 2);
    await bea.until("the song is gone", () => bea.queue.length === 0);
    await expect(ada.comeBack()).rejects.toThrow();
    await ada.enter();
    await bea.until("Ada is there", () => bea.sees(ada));
  });

  test("P8 a singer who is not back half a minute after a kill has lost the stage, and the next is called", async () => {
    const annexe = await house.annexe();
    const room = await annexe.room();
    const [ada, bea] = [await annexe.join("Ada", { room }), await annexe.join("Bea", { room })];
    await takeTheStage(ada, annexe.slow);
    const next = await bea.must("queue-song", { song: annexe.song.id });
    annexe.server.kill();
    await bea.untilClosed();
    const backAt = await bea.untilIn();
    await bea.untilPhase("paused");
    await bea.untilPhase("idle");
    const waited = (performance.now() - backAt) / 1_000;
    expect(waited).toBeGreaterThan(LIMITS.performerReturnAfterKillSeconds - 2);
    await bea.until("the next song is first", () => bea.queue[0] === next.entry);
    expect(await bea.tries("take-microphone", next)).toBe("ok");
  });

  test("L3 who is removed hears why and by whom, and the old connection is of no use", async () => {
    const room = await house.room();
    const host = await house.join("Hilda", { room, role: "host" });
    const rude = await house.join("Rude", { room });
    await host.must("remove-participant", { person: rude.personId, reason: "shouting" });
    const { code } = await rude.untilClosed();
    expect(code).toBe(CLOSE_CODES.removed);
    const [goodbye] = rude.heard("goodbye");
    expect(goodbye?.why).toBe("removed");
    expect(goodbye?.message).toContain("Hilda");
    expect(goodbye?.message).toContain("shouting");
    await host.until("nobody of that name is here", () => !host.sees(rude));
    await expect(rude.comeBack()).rejects.toThrow();
    expect(host.sees(rude)).toBe(false);
  });

  test("L3 who is banned is out, and a ticket signed before the ban does not let them in again", async () => {
    const room = await house.room();
    const host = await house.join("Hilda", { room, role: "host" });
    const rude = await house.join("Rude", { room });
    const spare = await house.ticketFor(room, { personId: rude.personId, name: "Rude" });
    await host.must("ban-participant", { person: rude.personId, reason: "again", minutes: 10 });
    expect((await rude.untilClosed()).code).toBe(CLOSE_CODES.banned);
    expect(rude.heard("goodbye")[0]?.message).toContain("Hilda");
    await expect(house.knock({ ticket: spare, roomId: room.id })).rejects.toThrow("banned");
    await expect(rude.comeBack()).rejects.toThrow();
    const ban = await house.db.bans.active(rude.personId, room.id);
    expect(ban).toMatchObject({ byId: host.personId, reason: "again" });
  });

  test("L3 who is banned while away cannot come back with the old connection", async () => {
    const room = await house.room();
    const host = await house.join("Hilda", { room, role: "host" });
    const rude = await house.join("Rude", { room });
    await rude.drop();
    await host.must("ban-participant", { person: rude.personId, reason: "", minutes: null });
    await host.until("gone", () => !host.sees(rude));
    await expect(rude.comeBack()).rejects.toThrow();
    await expect(rude.enter()).rejects.toThrow("banned");
  });
});
