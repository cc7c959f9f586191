import { shapeIndex } from "@karaverse/avatars/face";
import { expect, test } from "vitest";
import { Straight, turnOf, weightsOf } from "./seen-face";

test("what the finder calls by ARKit's names moves that shape; what it calls otherwise moves nothing", () => {
  const weights = weightsOf([
    { categoryName: "_neutral", score: 0.9 },
    { categoryName: "jawOpen", score: 0.5 },
    { categoryName: "eyeBlinkLeft", score: 0.9 },
  ]);
  expect(weights[shapeIndex("jawOpen")]).toBe(0.5);
  expect(weights[shapeIndex("eyeBlinkLeft")]).toBe(1);
  expect([...weights].filter((weight) => weight > 0)).toHaveLength(2);
});

/** Columns of a rotation about an axis of the picture. */
const about = {
  y: (a: number) => [
    Math.cos(a),
    0,
    -Math.sin(a),
    0,
    0,
    1,
    0,
    0,
    Math.sin(a),
    0,
    Math.cos(a),
    0,
    0,
    0,
    -40,
    1,
  ],
  x: (a: number) => [
    1,
    0,
    0,
    0,
    0,
    Math.cos(a),
    Math.sin(a),
    0,
    0,
    -Math.sin(a),
    Math.cos(a),
    0,
    0,
    0,
    -40,
    1,
  ],
  z: (a: number) => [
    Math.cos(a),
    Math.sin(a),
    0,
    0,
    -Math.sin(a),
    Math.cos(a),
    0,
    0,
    0,
    0,
    1,
    0,
    0,
    0,
    -40,
    1,
  ],
};

test("a nose to the right of the picture is a head turned to its own left, one that sinks looks down", () => {
  expect(turnOf(about.y(0.4)).yaw).toBeCloseTo(0.4);
  expect(turnOf(about.x(0.3)).pitch).toBeCloseTo(-0.3);
  // Turned like a clock's hand as the camera sees it: the crown comes to the picture's right, the own left.
  expect(turnOf(about.z(-0.2)).roll).toBeCloseTo(0.2);
});

test("how a head was held in the first second is straight", () => {
  const straight = new Straight();
  const held = { yaw: 0.3, pitch: -0.2, roll: 0 };
  expect(straight.apply(held, 10)).toEqual({ yaw: 0, pitch: 0, roll: 0 });
  for (let n = 1; n < 30; n++) straight.apply(held, 10 + n / 30);
  const later = straight.apply({ yaw: 0.5, pitch: -0.2, roll: 0.1 }, 12);
  expect(later.yaw).toBeCloseTo(0.2);
  expect(later.pitch).toBeCloseTo(0);
  expect(later.roll).toBeCloseTo(0.1);
});
