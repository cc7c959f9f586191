import { encodeUpdate } from "@karaverse/protocol";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { house, person } from "@/connection/far-end";
import { newPose } from "@/connection/motion";
import { readSight } from "./reading";
import { watchSight } from "./watch";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

async function inHall() {
  const { room, lines } = house(person("ann", 2), person("ben", 3), person("twin", 4, { crowd: 1 }));
  await room.join();
  const [line] = lines;
  if (!line) throw new Error("joined without a line");
  const asked = line.sent.filter(({ type }) => type === "clock").at(-1)?.payload as { t0: number };
  line.tell("clock", { t0: asked.t0, t1: 1_000_000, t2: 1_000_000 });
  const tell = async (update: Partial<Parameters<typeof encodeUpdate>[0]>) => {
    await vi.advanceTimersByTimeAsync(50);
    line.tellBytes(
      encodeUpdate({ time: room.now(), acknowledged: 0, correction: null, left: [], poses: [], ...update }),
    );
  };
  await tell({ correction: { sequence: 0, id: 1, pose: { ...newPose(), x: 1, z: 2 } } });
  room.motion.look(0.5, 80);
  return { room, tell };
}

const at = (id: number, z: number) => ({ id, pose: { ...newPose(), x: 1, z } });

test("S4 whoever is sent is named, nearest first, and out of the list with the frame that says so", async () => {
  const { room, tell } = await inHall();
  expect(readSight(room)).toMatchObject({ sent: [], others: 2, look: { x: 1, z: 2, yaw: 0.5, degrees: 80 } });
  await tell({ poses: [at(2, -8), at(3, 0)] });
  const { sent, bytesPerSecond, framesPerSecond } = readSight(room);
  expect(sent.map(({ name, away }) => [name, Math.round(away)])).toEqual([
    ["ben", 2],
    ["ann", 10],
  ]);
  expect(sent.every(({ hz, bytesPerSecond: bytes }) => hz > 0 && bytes > 0)).toBe(true);
  expect(framesPerSecond).toBeGreaterThan(0);
  expect(bytesPerSecond).toBeGreaterThan(0);
  await tell({ left: [3] });
  expect(readSight(room).sent.map(({ name }) => name)).toEqual(["ann"]);
});

test("the figures are read again while somebody looks, and no longer", async () => {
  const { room, tell } = await inHall();
  const watch = watchSight(room);
  await tell({ poses: [at(2, 0)] });
  expect(watch.getState().sent).toEqual([]);
  await vi.advanceTimersByTimeAsync(250);
  expect(watch.getState().sent).toHaveLength(1);
  watch.stop();
  await tell({ left: [2] });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(watch.getState().sent).toHaveLength(1);
});
