import { expect, test } from "vitest";
import { FaceLife, type Surroundings } from "./life";
import { shapeIndex } from "./shapes";

const FPS = 30;
const QUIET: Surroundings = { gaze: { yaw: 0, pitch: 0 }, loudness: 0, applause: 0 };
const BLINK = shapeIndex("eyeBlinkLeft");

/** Each frame's weights over some seconds. */
function live(life: FaceLife, seconds: number, at: (second: number) => Surroundings = () => QUIET) {
  return Array.from({ length: seconds * FPS }, (_, n) => {
    life.step(1 / FPS, at(n / FPS));
    return life.weights.slice();
  });
}

/** Seconds at which lids began to fall. */
function blinksOf(frames: readonly Float32Array[]): number[] {
  return frames.flatMap((face, n) =>
    (face[BLINK] ?? 0) > 0.5 && (frames[n - 1]?.[BLINK] ?? 0) <= 0.5 ? [n / FPS] : [],
  );
}
const last = (frames: readonly Float32Array[]) => frames.at(-1) ?? new Float32Array();

test("people blink 10 to 25 times a minute, irregularly, now and then twice, and lids shut altogether", () => {
  const frames = live(new FaceLife(1), 300);
  const blinks = blinksOf(frames);
  expect(blinks.length / 5).toBeGreaterThan(10);
  expect(blinks.length / 5).toBeLessThan(25);
  const pauses = blinks.slice(1).map((at, n) => at - (blinks[n] ?? 0));
  expect(pauses.filter((pause) => pause < 0.5).length).toBeGreaterThan(3);
  expect(pauses.filter((pause) => pause > 4).length).toBeGreaterThan(5);
  expect(Math.max(...pauses)).toBeLessThan(10);
  expect(Math.max(...frames.map((face) => face[BLINK] ?? 0))).toBeGreaterThan(0.95);
});

test("the same seed gives the same face, another blinks at other times", () => {
  const faces = [3, 3, 4].map((seed) => blinksOf(live(new FaceLife(seed), 60)));
  expect(faces[0]).toEqual(faces[1]);
  expect(faces[0]).not.toEqual(faces[2]);
});

test("who looks from one to another blinks more", () => {
  const jumping = (second: number) => ({
    ...QUIET,
    gaze: { yaw: Math.floor(second / 1.5) % 2 === 0 ? 0.45 : -0.45, pitch: 0 },
  });
  const still = blinksOf(live(new FaceLife(5), 150)).length;
  expect(blinksOf(live(new FaceLife(5), 150, jumping)).length).toBeGreaterThan(1.3 * still);
});

test("eyes are where they look within a tenth of a second, and dart a little while they stay", () => {
  const life = new FaceLife(6);
  live(life, 3);
  const left = live(life, 0.1, () => ({ ...QUIET, gaze: { yaw: 0.5, pitch: -0.3 } }));
  expect(last(left)[shapeIndex("eyeLookOutLeft")]).toBeGreaterThan(0.65);
  expect(last(left)[shapeIndex("eyeLookInRight")]).toBeGreaterThan(0.65);
  expect(last(left)[shapeIndex("eyeLookInLeft")]).toBe(0);
  expect(last(left)[shapeIndex("eyeLookDownLeft")]).toBeGreaterThan(0.4);
  const places = live(life, 30).map(
    (face) => (face[shapeIndex("eyeLookOutLeft")] ?? 0) - (face[shapeIndex("eyeLookInLeft")] ?? 0),
  );
  const darts = places.filter((place, n) => n > 0 && Math.abs(place - (places[n - 1] ?? 0)) > 0.01);
  expect(darts.length).toBeGreaterThan(15);
  expect(Math.max(...places.slice(FPS).map(Math.abs))).toBeLessThan(0.15);
});

test("brows go up with a loud note and come down after it", () => {
  const life = new FaceLife(7);
  const brows = (frames: readonly Float32Array[]) => last(frames)[shapeIndex("browInnerUp")] ?? 0;
  expect(brows(live(life, 4, () => ({ ...QUIET, loudness: 0.4 })))).toBeLessThan(0.1);
  expect(brows(live(life, 0.5, () => ({ ...QUIET, loudness: 0.95 })))).toBeGreaterThan(0.4);
  expect(brows(live(life, 3))).toBeLessThan(0.05);
});

test("applause makes a smile that goes slowly", () => {
  const life = new FaceLife(8);
  const smile = (frames: readonly Float32Array[]) => last(frames)[shapeIndex("mouthSmileRight")] ?? 0;
  expect(smile(live(life, 1))).toBe(0);
  expect(smile(live(life, 2, () => ({ ...QUIET, applause: 1 })))).toBeGreaterThan(0.6);
  expect(smile(live(life, 1))).toBeGreaterThan(0.2);
  expect(smile(live(life, 8))).toBeLessThan(0.02);
});

test("every weight stays between 0 and 1, also after a long pause and with a gaze that is no number", () => {
  const life = new FaceLife(9);
  for (const [n, seconds] of [0, 5, 1 / 60, 1_000, 0.3].entries()) {
    life.step(seconds, { gaze: { yaw: n % 2 ? Number.NaN : 9, pitch: -9 }, loudness: 2, applause: 3 });
    for (const weight of life.weights) expect(weight >= 0 && weight <= 1).toBe(true);
  }
});
