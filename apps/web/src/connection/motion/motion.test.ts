import {
  decodeFaceInput,
  decodeInput,
  encodeUpdate,
  FACE_VALUES,
  type Gait,
  newPose,
} from "@karaverse/protocol";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { house, person } from "../far-end";
import { Motion } from "./motion";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe("motion", () => {
  const frame = (time: number, x: number, gait: Gait = "rest") =>
    encodeUpdate({
      time,
      acknowledged: 0,
      correction: null,
      left: [],
      poses: [{ id: 2, pose: { ...newPose(), x, gait, vx: gait === "rest" ? 0 : 2 } }],
    });

  async function inHall() {
    const all = house(person("ann", 2));
    await all.room.join();
    const [line] = all.lines;
    if (!line) throw new Error("joined without a line");
    const asked = line.sent.filter(({ type }) => type === "clock").at(-1)?.payload as { t0: number };
    const now = 1_000_000;
    line.tell("clock", { t0: asked.t0, t1: now, t2: now });
    const serverNow = () => all.room.now();
    /** What the server sends to put oneself elsewhere. */
    const correctionTo = (x: number, z: number) =>
      encodeUpdate({
        time: serverNow(),
        acknowledged: 0,
        correction: { sequence: 0, id: 1, pose: { ...newPose(), x, z } },
        left: [],
        poses: [],
      });
    return { ...all, line, serverNow, correctionTo };
  }

  test("who was in sight before the clock was known is seen all the same", async () => {
    const { room, lines } = house(person("ann", 2));
    await room.join();
    const [line] = lines;
    line?.tellBytes(frame(1_000_000, 3));
    expect(room.motion.inSight()).toEqual([]);
    const asked = line?.sent.find(({ type }) => type === "clock")?.payload as { t0: number };
    line?.tell("clock", { t0: asked.t0, t1: 1_000_000, t2: 1_000_000 });
    await wait(60);
    expect(room.motion.inSight()).toEqual(["ann"]);
  });

  test("S4 somebody who comes into sight is seen at once, and gone in the frame that says so", async () => {
    const { room, line, serverNow } = await inHall();
    line.tellBytes(frame(serverNow(), 3));
    const pose = newPose();
    expect(room.motion.poseOf("ann", pose, performance.now())).toBe(true);
    expect(pose.x).toBeCloseTo(3, 2);
    expect(room.motion.inSight()).toEqual(["ann"]);
    await wait(50);
    line.tellBytes(
      encodeUpdate({
        time: serverNow(),
        acknowledged: 0,
        correction: null,
        left: [2],
        poses: [],
      }),
    );
    expect(room.motion.poseOf("ann", pose, performance.now())).toBe(false);
    expect(room.motion.inSight()).toEqual([]);
  });

  test("others are shown a little behind, on their way, at a walk", async () => {
    const { room, line, serverNow } = await inHall();
    line.tellBytes(frame(serverNow(), 0));
    for (let i = 1; i <= 8; i++) {
      await wait(50);
      line.tellBytes(frame(serverNow(), i * 0.1, "walk"));
    }
    const pose = newPose();
    room.motion.poseOf("ann", pose, performance.now());
    expect(pose.x).toBeGreaterThan(0.4);
    expect(pose.x).toBeLessThan(0.8);
    expect(pose.gait).toBe("walk");
  });

  test("who looks under the surface sees rates, ages and what is guessed, for everybody in sight", async () => {
    const { room, line, serverNow } = await inHall();
    for (let i = 0; i < 40; i++) {
      line.tellBytes(frame(serverNow(), i * 0.1, "walk"));
      await wait(50);
    }
    room.motion.look(1, 80);
    const { sightings, ...rest } = room.motion.watch();
    expect(rest.framesPerSecond).toBeCloseTo(20, -1);
    expect(rest.bytesPerSecond).toBeCloseTo(rest.framesPerSecond * 22, 6);
    expect(rest.delayMs).toBeGreaterThanOrEqual(100);
    expect(rest.jitterMs).toBeLessThan(20);
    expect(rest.view).toEqual({ yaw: 1, fieldOfView: 80 });
    const [ann] = sightings;
    expect(ann).toMatchObject({ shortId: 2, person: "ann", predicted: false });
    expect(ann?.recordsPerSecond).toBe(rest.framesPerSecond);
    expect(ann?.bytesPerSecond).toBeCloseTo((ann?.recordsPerSecond ?? 0) * 10, 6);
    expect(ann?.ageMs).toBeCloseTo(50, -1);
    await wait(2_000);
    const later = room.motion.watch().sightings[0];
    expect(later).toMatchObject({ recordsPerSecond: 0, bytesPerSecond: 0, predicted: true });
  });

  test("M1 one's own body walks at once, and goes where the server corrects it to", async () => {
    const { room, line, correctionTo } = await inHall();
    line.tellBytes(correctionTo(0, 3));
    const pose = newPose();
    expect(room.motion.poseOf("me", pose, performance.now())).toBe(true);
    expect(pose.z).toBeCloseTo(3, 2);
    for (let i = 0; i < 20; i++)
      room.motion.walk({ forward: 1, strafe: 0, run: false, yaw: Math.PI }, 1 / 60);
    room.motion.poseOf("me", pose, performance.now());
    expect(pose.z).toBeGreaterThan(3.2);
    await wait(50);
    line.tellBytes(correctionTo(-6, -2));
    room.motion.poseOf("me", pose, performance.now());
    expect(Math.hypot(pose.x + 6, pose.z + 2)).toBeLessThan(1);
  });

  test("of who walks straight on the room hears five times a second, and it rests with the body", async () => {
    const { room, line, correctionTo } = await inHall();
    line.tellBytes(correctionTo(0, 3));
    await wait(3_000);
    const before = line.bytes.length;
    for (let i = 0; i < 50; i++) {
      room.motion.walk({ forward: 1, strafe: 0, run: false, yaw: Math.PI }, 0.02);
      await wait(20);
    }
    // The first steps, up to walking pace, are news each.
    expect(line.bytes.length - before).toBeLessThanOrEqual(11);
    const straight = line.bytes.length;
    for (let i = 0; i < 100; i++) {
      room.motion.walk({ forward: 1, strafe: 0, run: false, yaw: Math.PI }, 0.02);
      await wait(20);
    }
    expect(line.bytes.length - straight).toBeGreaterThanOrEqual(9);
    expect(line.bytes.length - straight).toBeLessThanOrEqual(11);
    for (let i = 0; i < 20; i++) room.motion.walk({ forward: 0, strafe: 0, run: false, yaw: 0 }, 0.02);
    await wait(500);
    const rested = line.bytes.length;
    await wait(1_500);
    expect(line.bytes.length - rested).toBeLessThanOrEqual(1);
  });

  test("M10 who points turns to where they look, standing, and the room is told", async () => {
    const { room, line, correctionTo } = await inHall();
    line.tellBytes(correctionTo(0, 3));
    const pose = newPose();
    const look = async (yaw: number) => {
      room.motion.look(yaw, 90);
      for (let i = 0; i < 40; i++) {
        room.motion.walk({ forward: 0, strafe: 0, run: false, yaw: 0 }, 0.02);
        await wait(20);
      }
      room.motion.poseOf("me", pose, performance.now());
    };
    await look(1.2);
    expect(pose.yaw).toBeCloseTo(0, 2);
    room.motion.gesture("point");
    await look(1.2);
    expect(pose.yaw).toBeCloseTo(1.2, 1);
    expect([pose.x, pose.z]).toEqual([0, 3]);
    expect(decodeInput(line.bytes.at(-1) ?? new Uint8Array())?.pose.yaw).toBeCloseTo(1.2, 1);
  });

  test("the own face goes out twenty times a second at most, the newest always", async () => {
    const faces: Uint8Array[] = [];
    const motion = new Motion({
      clock: { now: () => 0, toServer: (local) => local, diagnostics: () => null },
      send: () => undefined,
      sendFace: (bytes) => faces.push(bytes),
      onWantsToStand: () => undefined,
    });
    motion.start("me");
    for (let i = 1; i <= 60; i++) {
      motion.sendFace(new Uint8Array(FACE_VALUES).fill(i));
      await wait(1_000 / 60);
    }
    await wait(200);
    expect(faces.length).toBeGreaterThanOrEqual(8);
    expect(faces.length).toBeLessThanOrEqual(21);
    expect(decodeFaceInput(faces.at(-1) ?? new Uint8Array())?.[0]).toBe(60);
    await wait(1_000);
    const all = faces.length;
    await wait(1_000);
    expect(faces.length).toBe(all);
    motion.stop();
  });
});
