import { GESTURES, LIMITS, type Pose } from "@karaverse/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Guest } from "./support/realtime-guest";
import { type House, openHouse } from "./support/realtime-house";
import { SEATS } from "./support/realtime-seats";
import { takeTheStage } from "./support/realtime-singing";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const AWAY_FROM_STAGE = Math.PI;
/** Head of a frame and its three empty lists: a frame that speaks of nobody. */
const NOBODY_BYTES = 12;

const far = (a: Pick<Pose, "x" | "z">, b: Pick<Pose, "x" | "z">): number => Math.hypot(a.x - b.x, a.z - b.z);

/** Small steps to and fro, each looked at by the server before the next. */
async function wiggle(guest: Guest, steps: number): Promise<void> {
  const { x } = guest.pose;
  for (let step = 0; step < steps; step++) await guest.moves({ x: x + (step % 2 ? 0 : 0.2) });
}

const frames = (guest: Guest, from: number, id: number) =>
  guest.frames
    .slice(from)
    .filter(({ update }) => [...update.left, ...update.poses.map((avatar) => avatar.id)].includes(id));

describe.concurrent("moving", () => {
  test("M1 a leap is refused, the client is told where it stands, and nobody sees it", async () => {
    const room = await house.room();
    const [ada, bea] = [await house.join("Ada", { room }), await house.join("Bea", { room })];
    await house.put(room, bea, 0, 3);
    await house.put(room, ada, 0, 5);
    const refused = await ada.moves({ z: -4 });
    expect(refused && far(refused, { x: 0, z: 5 })).toBeLessThan(0.5);
    expect(await ada.moves({ z: 4.5 })).toBeNull();
    await bea.until("Ada took a step", () => (bea.sight.get(ada.shortId)?.z ?? 9) < 4.6);
    expect(
      frames(bea, 0, ada.shortId).every(({ update }) => update.poses.every(({ pose }) => pose.z > -1)),
    ).toBe(true);
  });

  test("M1 running faster than anybody can, in small steps, gets one no further than running does", async () => {
    const room = await house.room();
    const ada = await house.join("Ada", { room });
    await house.put(room, ada, 0, 12);
    const start = { ...ada.pose };
    const startedAt = performance.now();
    for (let step = 1; step <= 40; step++) ada.propose({ z: start.z - step * 0.4 });
    const { z } = (await ada.moves({ z: start.z - 16.4 })) ?? ada.pose;
    const seconds = (performance.now() - startedAt) / 1_000 + 1;
    const most = LIMITS.runMetresPerSecond * LIMITS.speedTolerance * seconds;
    expect(start.z - z).toBeLessThan(most + 0.5);
    expect(start.z - z).toBeGreaterThan(1);
  });

  test("M1 nobody walks through walls or tables", async () => {
    const room = await house.room();
    const ada = await house.join("Ada", { room });
    await house.put(room, ada, 0, 12);
    expect(await ada.moves({ z: 13.4 })).not.toBeNull();
    await house.put(room, ada, -3, -0.6);
    expect(await ada.moves({ x: -5.4 })).not.toBeNull();
    expect(await ada.moves({ x: -7.8 })).not.toBeNull();
    expect(far(ada.pose, { x: -3, z: -0.6 })).toBeLessThan(0.5);
  });

  test("M2 of two who ask for the same seat the first sits and the other is told", async () => {
    const room = await house.room();
    const [seat = "", another = ""] = SEATS;
    const [ada, bea] = [await house.join("Ada", { room }), await house.join("Bea", { room })];
    const answers = await Promise.all([ada.tries("sit", { seat }), bea.tries("sit", { seat })]);
    expect([...answers].sort()).toEqual(["ok", "seat-taken"]);
    const [sitter, other] = answers[0] === "ok" ? [ada, bea] : [bea, ada];
    await other.until(
      "the seat is shown as taken",
      () => other.sees(sitter) && other.person(sitter).seat === seat,
    );
    expect(await other.tries("sit", { seat: "no-such-seat" })).toBe("seat-unknown");
    await sitter.until("sits", () => sitter.pose.seated);
    expect(await sitter.moves({ x: sitter.pose.x + 1 })).toMatchObject({ seated: true });
    await other.must("sit", { seat: another });
    expect(await sitter.tries("sit", { seat: another })).toBe("seat-taken");
    expect(await other.tries("sit", { seat })).toBe("seat-taken");
    await sitter.must("stand", {});
    await sitter.until("stands", () => !sitter.pose.seated);
    expect(sitter.me.seat).toBe("");
    expect(await sitter.moves({ yaw: 1 })).toBeNull();
    expect(await other.tries("sit", { seat })).toBe("ok");
    expect(await sitter.tries("sit", { seat: another })).toBe("ok");
  });

  test("M3 the stage is for performers, hosts, and whom a host has placed there", async () => {
    const room = await house.room();
    const [host, ada] = [await house.join("Host", { room, role: "host" }), await house.join("Ada", { room })];
    await house.put(room, ada, 0, -4.8);
    expect(await ada.moves({ z: -6.2 })).not.toBeNull();
    await house.put(room, host, 0.6, -4.8);
    expect(await host.moves({ z: -6.2 })).toBeNull();
    expect(await ada.tries("place-participant", { person: ada.personId, to: "stage" })).toBe("not-allowed");
    await host.must("place-participant", { person: ada.personId, to: "stage" });
    await ada.until("stands on the stage", () => ada.pose.z < -6 && ada.me.onStage);
    expect(await ada.moves({ x: ada.pose.x + 0.5 })).toBeNull();
    await host.must("place-participant", { person: ada.personId, to: "floor" });
    await ada.until("stands in front of the stage", () => ada.pose.z > -5.4 && !ada.me.onStage);
    const entry = await takeTheStage(ada, house.song);
    await ada.until("performs on the stage", () => ada.pose.z < -6 && ada.pose.holdingMicrophone);
    expect(ada.performance).toMatchObject({ entry });
    expect(await host.tries("place-participant", { person: ada.personId, to: "floor" })).toBe("wrong-phase");
    await host.must("skip-song", {});
    await ada.until(
      "is off the stage",
      () => ada.pose.z > -5.4 && !ada.pose.holdingMicrophone && !ada.me.onStage,
    );
  });

  test("M4 a gesture is seen by those who see one, and ends by itself", async () => {
    const room = await house.room();
    const [ada, bea, eve] = [
      await house.join("Ada", { room }),
      await house.join("Bea", { room }),
      await house.join("Eve", { room }),
    ];
    await house.put(room, ada, 0, 9.8);
    await house.put(room, bea, 0, 5);
    await house.put(room, eve, 0, -4);
    await bea.moves({ viewYaw: AWAY_FROM_STAGE });
    await eve.moves({ viewYaw: 0 });
    await eve.until("Ada is out of sight", () => !eve.sight.has(ada.shortId));
    const before = eve.frames.length;
    const at = performance.now();
    await ada.must("gesture", { gesture: "wave" });
    const gesture = () => GESTURES[bea.sight.get(ada.shortId)?.gesture ?? 0];
    await bea.until("Ada waves", () => gesture() === "wave");
    await bea.until("Ada has waved", () => gesture() === "none");
    expect((performance.now() - at) / 1_000).toBeGreaterThan(LIMITS.gestureSeconds - 1);
    expect(frames(eve, before, ada.shortId)).toEqual([]);
  });
});

describe.concurrent("seeing", () => {
  test("S1, S4 who stands behind one's back outside the near circle is in not a single byte", async () => {
    const room = await house.room();
    const [ada, bea] = [await house.join("Ada", { room }), await house.join("Bea", { room })];
    await house.put(room, ada, 0, -3);
    await house.put(room, bea, 0, 9.8);
    await ada.moves({ viewYaw: 0 });
    await ada.until("Bea is out of sight", () => !ada.sight.has(bea.shortId));
    const from = ada.frames.length;
    await wiggle(bea, 15);
    for (const { bytes } of ada.frames.slice(from)) expect(bytes.byteLength).toBe(NOBODY_BYTES);
    const detail = await house.detail(room);
    expect(detail?.participants.find(({ personId }) => personId === ada.personId)?.sight).toBe(0);
    await ada.moves({ viewYaw: AWAY_FROM_STAGE });
    const frame = await ada.until("Bea comes into sight", () =>
      ada.frames.slice(from).find(({ update }) => update.poses.length > 0),
    );
    expect(frame.update.poses).toMatchObject([{ id: bea.shortId }]);
    expect(far(frame.update.poses[0]?.pose ?? { x: 99, z: 99 }, bea.pose)).toBeLessThan(0.05);
    const seen = ada.frames.length;
    await wiggle(bea, 3);
    await ada.until("Bea's moves", () => frames(ada, seen, bea.shortId).length > 0);
  });

  test("S1 whoever claims to look everywhere at once sees 120 degrees", async () => {
    const room = await house.room();
    const [ada, bea] = [await house.join("Ada", { room }), await house.join("Bea", { room })];
    await house.put(room, ada, 0, 1);
    // Nearly square to the right of where Ada looks, ten metres away.
    await house.put(room, bea, 10, 0.6);
    await ada.moves({ viewYaw: 0, fieldOfView: 255 });
    await ada.until("Bea is out of sight", () => !ada.sight.has(bea.shortId));
    const from = ada.frames.length;
    await wiggle(bea, 6);
    expect(frames(ada, from, bea.shortId)).toEqual([]);
    await ada.moves({ viewYaw: -Math.PI / 4, fieldOfView: 100 });
    await ada.until("Bea is in sight", () => ada.sight.has(bea.shortId));
  });

  test("S2 a step over the edge keeps one in sight; further out it takes half a second", async () => {
    const room = await house.room();
    const [ada, bea] = [await house.join("Ada", { room }), await house.join("Bea", { room })];
    await house.put(room, ada, 0, 5);
    await house.put(room, bea, 0, 10);
    await ada.moves({ viewYaw: 0 });
    await ada.until("Bea is in sight", () => ada.sight.has(bea.shortId));
    const from = ada.frames.length;
    // 6.4 m: outside of the 6 m, within the tenth more.
    await bea.moves({ z: 11.4 });
    const since = performance.now();
    while (performance.now() - since < 1.6 * LIMITS.leaveMs) await wiggle(bea, 2);
    expect(ada.sight.has(bea.shortId)).toBe(true);
    expect(ada.frames.slice(from).flatMap(({ update }) => update.left)).toEqual([]);
    const before = bea.frames.length;
    await bea.moves({ z: 12.2 });
    const step = bea.frames.at(-1)?.update.acknowledged;
    const out = bea.frames.slice(before).find(({ update }) => update.acknowledged === step);
    const gone = await ada.until("Bea is out of sight", () =>
      ada.frames.slice(from).find(({ update }) => update.left.includes(bea.shortId)),
    );
    expect(gone.update.time - (out?.update.time ?? 0)).toBeGreaterThan(LIMITS.leaveMs - 100);
  });

  test("S3 a performer is in sight of those who turn their backs, and so is whom one follows", async () => {
    const room = await house.room();
    const [ada, bea, cyd] = [
      await house.join("Ada", { room }),
      await house.join("Bea", { room }),
      await house.join("Cyd", { room }),
    ];
    await house.put(room, ada, 0, 6);
    await house.put(room, bea, 0.5, -3);
    await house.put(room, cyd, -0.5, -3);
    await ada.moves({ viewYaw: AWAY_FROM_STAGE });
    const out = (guest: Guest) => !ada.sight.has(guest.shortId);
    await ada.until("both are out of sight", () => out(bea) && out(cyd));
    await takeTheStage(bea, house.song);
    await ada.until("the performer is in sight", () => !out(bea));
    expect(out(cyd)).toBe(true);
    expect(await ada.tries("follow", { person: "nobody" })).toBe("not-here");
    await ada.must("follow", { person: cyd.personId });
    await ada.until("whom one follows is in sight", () => !out(cyd));
    await ada.must("follow", { person: null });
    await ada.until("and no more", () => out(cyd));
    await bea.must("skip-song", {});
    await ada.until("who does not perform any more is out of sight", () => out(bea));
  });

  test("S3 who speaks within earshot is in sight from behind, until they are silent", async () => {
    const room = await house.room();
    const [ada, bea] = [await house.join("Ada", { room }), await house.join("Bea", { room })];
    await house.put(room, ada, 0, 0);
    await house.put(room, bea, 0, 9.8);
    await ada.moves({ viewYaw: 0 });
    await ada.until("Bea is out of sight", () => !ada.sight.has(bea.shortId));
    await bea.must("set-microphone", { on: true });
    await bea.moves({ level: 0.5 });
    await ada.until("Bea is in sight", () => ada.sight.has(bea.shortId));
    await bea.moves({ level: 0 });
    await ada.until("Bea is out of sight again", () => !ada.sight.has(bea.shortId));
  });

  test("S5 near ones come at 20 Hz, middle ones at half, far ones at a fifth of that; resting ones not at all", async () => {
    const room = await house.room();
    const mover = await house.join("Mover", { room });
    const [near, middle, far] = [
      await house.join("Near", { room }),
      await house.join("Middle", { room }),
      await house.join("Far", { room }),
    ];
    await house.put(room, mover, 5.4, 11.5);
    await house.put(room, near, 4.2, 10);
    await house.put(room, middle, 0, 2);
    await house.put(room, far, -8.5, -8.5);
    const watchers = [near, middle, far];
    for (const one of watchers) {
      await one.moves({ viewYaw: Math.atan2(one.pose.x - mover.pose.x, one.pose.z - mover.pose.z) });
      await one.until("the mover is in sight", () => one.sight.has(mover.shortId));
    }
    const before = watchers.map((one) => one.frames.length);
    const counts = () => watchers.map((one, n) => frames(one, before[n] ?? 0, mover.shortId).length);
    let step = 0;
    const talking = setInterval(() => mover.propose({ level: (step++ % 2) * 0.5 }), 1_000 / LIMITS.motionHz);
    await near.until("sixty poses", () => (counts()[0] ?? 0) >= 60);
    clearInterval(talking);
    const [nearCount = 0, middleCount = 0, farCount = 0] = counts();
    expect(middleCount / nearCount).toBeGreaterThan(0.3);
    expect(farCount / nearCount).toBeGreaterThan(0.1);
    // By the server's own time: who is told of a mover that comes on slowly is told no faster, but not more rarely.
    const usualGap = (one: Guest, n: number) => {
      const times = frames(one, before[n] ?? 0, mover.shortId).map(({ update }) => update.time);
      const gaps = times.slice(1).map((time, i) => time - (times[i] ?? time));
      return gaps.sort((a, b) => a - b)[gaps.length >> 1] ?? 0;
    };
    const tick = 1_000 / LIMITS.motionHz;
    expect(usualGap(middle, 1)).toBeGreaterThan(1.5 * tick);
    expect(usualGap(far, 2)).toBeGreaterThan(3.5 * tick);
    await mover.moves({ z: 11.3, level: 0 });
    for (const one of watchers)
      await one.until("the last pose", () => Math.abs((one.sight.get(mover.shortId)?.z ?? 0) - 11.3) < 0.01);
    const after = watchers.map((one) => one.frames.length);
    await wiggle(middle, 8);
    expect(watchers.flatMap((one, n) => frames(one, after[n] ?? 0, mover.shortId))).toEqual([]);
  });
});
