import { expect, test } from "vitest";
import { OnsetFinder } from "./onset-finder";
import { againstBeat } from "./preview";

test("a clap is heard where it begins, its ring is not heard again, and hiss is no clap", () => {
  const sound = Float32Array.from({ length: 48_000 }, (_, i) => 0.004 * Math.sin(i * i));
  for (const at of [9_600, 28_800])
    for (let i = 0; i < 4_800; i++) sound[at + i] = 0.3 * Math.exp(-i / 900) * Math.sin(i / 3);
  const finder = new OnsetFinder(48_000);
  const heard: number[] = [];
  for (let from = 0; from < sound.length; from += 4_096)
    heard.push(...finder.push({ at: 5 + from / 48_000, samples: sound.subarray(from, from + 4_096) }));
  expect(heard).toHaveLength(2);
  expect(Math.abs((heard[0] ?? 0) - 5.2)).toBeLessThan(0.003);
  expect(Math.abs((heard[1] ?? 0) - 5.6)).toBeLessThan(0.003);
});

test("with the right delay a clap on the beat lies on the beat, with another before or behind it", () => {
  expect(againstBeat(10.12, 10, 120)).toBeCloseTo(0);
  expect(againstBeat(12.4 + 0.12, 10, 120)).toBeCloseTo(0);
  expect(againstBeat(10.8 + 0.12, 10, 60)).toBeCloseTo(60);
  expect(againstBeat(10.8 + 0.02, 10, 60)).toBeCloseTo(-40);
});
