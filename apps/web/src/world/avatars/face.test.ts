import { EXPRESSION_FACES, faceOf, shapeIndex } from "@karaverse/avatars/face";
import { expect, test } from "vitest";
import { type FaceMoment, PersonFace } from "./face";

const CALM: FaceMoment = { yaw: 0, pitch: 0, level: 0, pleased: 0, open: 0 };
const JAW = shapeIndex("jawOpen");

function after(face: PersonFace, seconds: number, moment: Partial<FaceMoment> = {}, near = true) {
  let [jaw, lids] = [0, 0];
  for (let n = 0; n < seconds * 60; n++) {
    face.step({ seconds: 1 / 60 }, { ...CALM, ...moment }, near);
    jaw = Math.max(jaw, face.weights[JAW] ?? 0);
    lids = Math.max(lids, face.weights[shapeIndex("eyeBlinkLeft")] ?? 0);
  }
  return { jaw, lids, now: (name: Parameters<typeof shapeIndex>[0]) => face.weights[shapeIndex(name)] ?? 0 };
}

test("near and far people blink, and open their mouths when they are heard", () => {
  for (const near of [true, false]) {
    const face = new PersonFace(7);
    const still = after(face, 30, {}, near);
    expect(still.lids).toBeGreaterThan(0.9);
    expect(still.jaw).toBeLessThan(0.05);
    expect(after(face, 1, { level: 0.5 }, near).jaw).toBeGreaterThan(0.3);
    expect(after(face, 1, {}, near).now("jawOpen")).toBeLessThan(0.05);
  }
});

test("a voice that is listened to closely counts more than how loud it is", () => {
  const face = new PersonFace(7);
  face.reading.voice = faceOf({ mouthFunnel: 0.6, jawOpen: 0.2 });
  const said = after(face, 1, { level: 0.9 });
  expect(said.now("mouthFunnel")).toBeCloseTo(0.6);
  expect(said.now("jawOpen")).toBeCloseTo(0.2);
});

test("a camera moves face, eyes and head; without it they go back to the body", () => {
  const face = new PersonFace(7);
  face.reading.camera = faceOf({ browInnerUp: 0.8, eyeLookOutLeft: 1, eyeLookInRight: 1 });
  expect(after(face, 2).now("browInnerUp")).toBeCloseTo(0.8);
  expect(face.eyes.yaw).toBeCloseTo(0.6);
  expect(face.tracked).toBe(1);
  face.reading.camera = null;
  expect(after(face, 2).now("browInnerUp")).toBeLessThan(0.05);
  expect(face.tracked).toBe(0);
});

test("an expression is worn while one speaks", () => {
  const face = new PersonFace(7);
  face.reading.expression = EXPRESSION_FACES.laugh;
  const laughing = after(face, 1);
  expect(laughing.now("mouthSmileLeft")).toBeGreaterThan(0.8);
  expect(laughing.now("jawOpen")).toBeCloseTo(0.4, 2);
});

test("eyes go where the body looks, and a mouth that a gesture opens is open", () => {
  const face = new PersonFace(7);
  after(face, 0.5, { yaw: 0.3, open: 1 });
  expect(face.eyes.yaw).toBeGreaterThan(0.2);
  expect(face.eyes.yaw).toBeLessThan(0.4);
  expect(face.weights[JAW]).toBeCloseTo(0.62);
});
