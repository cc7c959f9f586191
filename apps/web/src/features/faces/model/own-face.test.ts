import {
  CARRIED_VALUES,
  carriedFromBytes,
  EXPRESSIONS,
  faceOf,
  newCarriedFace,
  newFace,
  newSeenBody,
} from "@karaverse/avatars/face";
import { FACE_VALUES } from "@karaverse/protocol";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { OwnFace } from "./own-face";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const STRAIGHT = { yaw: 0, pitch: 0, roll: 0 };

function told() {
  const seen: Uint8Array[] = [];
  const own = new OwnFace((values) => seen.push(values.slice()));
  const last = () => {
    const face = newCarriedFace();
    carriedFromBytes(seen.at(-1) ?? new Uint8Array(CARRIED_VALUES), face);
    return face;
  };
  return { own, seen, last };
}

test("a face has as many values as the room's channel carries", () => {
  expect(CARRIED_VALUES).toBe(FACE_VALUES);
});

test("others are told what a camera sees, and once it sees nobody any more they are told so", () => {
  const { own, last } = told();
  own.track(faceOf({ jawOpen: 0.8 }), { yaw: 0.3, pitch: 0, roll: 0 });
  expect(last()).toMatchObject({ tracked: true, head: { yaw: 0.3 } });
  vi.advanceTimersByTime(1_400);
  expect(last().tracked).toBe(true);
  vi.advanceTimersByTime(200);
  expect(last().tracked).toBe(false);
});

test("hands are told also of who turns the face away, which rests then", () => {
  const { own, last } = told();
  own.track(faceOf({ jawOpen: 0.8 }), { yaw: 0.3, pitch: 0, roll: 0 });
  own.rest();
  const body = newSeenBody();
  Object.assign(body.left, { isSeen: true, x: 0.2, y: 0.9, z: 0.1 });
  own.hold(body);
  expect(last()).toMatchObject({ tracked: true, head: { yaw: 0 }, body: { left: { isSeen: true } } });
  expect(last().weights.every((weight) => weight === 0)).toBe(true);
  vi.advanceTimersByTime(1_600);
  expect(last().tracked).toBe(false);
});

test("each expression is told, whatever was worn before it", () => {
  const { own, last } = told();
  for (const before of [null, ...EXPRESSIONS])
    for (const expression of EXPRESSIONS) {
      own.wear(before, true);
      own.wear(expression, true);
      expect(last().expression).toBe(expression);
    }
});

test("a face that only trembles costs nothing", () => {
  const { own, seen } = told();
  const at = (weight: number) => newFace().fill(weight);
  own.track(at(0.5), STRAIGHT);
  for (let n = 0; n < 30; n++) own.track(at(0.5 + (n % 2) * 0.006), STRAIGHT);
  expect(seen).toHaveLength(1);
  own.track(at(0.6), STRAIGHT);
  expect(seen).toHaveLength(2);
});

test("an expression that is put on in passing goes by itself, one that is held stays", () => {
  const { own, last } = told();
  own.wear("wow");
  expect(last().expression).toBe("wow");
  vi.advanceTimersByTime(5_000);
  expect(last().expression).toBeNull();
  own.wear("sad", true);
  vi.advanceTimersByTime(60_000);
  expect(last().expression).toBe("sad");
  own.wear(null);
  expect(last().expression).toBeNull();
});
