import { expect, test } from "vitest";
import { GraphSound } from "./graph-sound";

const ramp = (from: number, length: number) => Float32Array.from({ length }, (_, i) => (from + i) % 1_000);

test("the newest seconds are read by their sample numbers, over the ring's seam as well", () => {
  const sound = new GraphSound();
  for (let at = 100_000; at < 400_000; at += 4_096) sound.write(at, ramp(at, 4_096));
  const out = new Float32Array(30_000);
  expect(sound.read(360_000, out)).toBe("read");
  expect(out).toEqual(ramp(360_000, 30_000));
  expect(sound.read(390_000, out)).toBe("early");
  expect(sound.read(110_000, out)).toBe("gone");
});

test("what lies before a hole is forgotten, so that it is never taken for sound", () => {
  const sound = new GraphSound();
  sound.write(0, ramp(0, 4_096));
  sound.write(5_000, ramp(5_000, 4_096));
  expect(sound.read(4_000, new Float32Array(2_000))).toBe("gone");
  expect(sound.read(5_000, new Float32Array(2_000))).toBe("read");
});
