import { faceOf, shapeIndex } from "@karaverse/avatars/face";
import { expect, test } from "vitest";
import { Between } from "./between";

const JAW = shapeIndex("jawOpen");
const STRAIGHT = { yaw: 0, pitch: 0, roll: 0 };

test("a finder that takes 120 ms a picture still moves the face thirty times a second, without a jump", () => {
  const between = new Between();
  const seen: number[] = [];
  for (let at = 0; at < 1_200; at += 30) {
    if (at % 120 === 0) between.found(faceOf({ jawOpen: (at / 120) % 2 }), STRAIGHT, at);
    between.read(at);
    seen.push(between.weights[JAW] ?? 0);
  }
  const steps = seen.slice(9).map((weight, n) => Math.abs(weight - (seen[n + 8] ?? 0)));
  expect(Math.max(...steps)).toBeLessThan(0.3);
  expect(steps.filter((step) => step > 0.2).length).toBeGreaterThan(20);
});

test("of a quick finder every picture is shown as it is, and so is the first after a while", () => {
  const between = new Between();
  for (const at of [0, 33, 66, 1_000]) {
    between.found(faceOf({ jawOpen: at === 33 ? 1 : 0.2 }), { yaw: at / 1_000, pitch: 0, roll: 0 }, at);
    expect(between.read(at)).toBe(false);
    expect(between.weights[JAW]).toBeCloseTo(at === 33 ? 1 : 0.2);
    expect(between.head.yaw).toBe(at / 1_000);
  }
});
