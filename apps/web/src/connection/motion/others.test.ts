import {
  decodeUpdate,
  encodeUpdate,
  FACE_BYTES_MAX,
  FACE_VALUES,
  type MotionUpdate,
  newPose,
  type Pose,
  writeFaceChange,
  writeFaceKey,
} from "@karaverse/protocol";
import { describe, expect, test } from "vitest";
import { Others } from "./others";
import { RateMeter } from "./rate-meter";

const START = 1_700_000_000_000;
const update = (poses: MotionUpdate["poses"], more: Partial<MotionUpdate> = {}) => ({
  ...{ left: [], poses, faces: [] },
  ...more,
});
const walking = (x: number): Pose => ({ ...newPose(), x, vx: 1.9, gait: "walk" });

describe("others in sight", () => {
  test("gestures, seats and loudness are shown when the place of their time is", () => {
    const others = new Others();
    others.receive(update([{ id: 2, pose: newPose() }]), START, START);
    others.receive(
      update([{ id: 2, pose: { ...newPose(), gesture: 3, level: 0.5 } }]),
      START + 500,
      START + 500,
    );
    const pose = newPose();
    others.poseOf(2, pose, 550, START + 550);
    expect([pose.gesture, pose.level]).toEqual([0, 0]);
    others.poseOf(2, pose, 605, START + 605);
    expect([pose.gesture, pose.level]).toEqual([3, 0.5]);
  });

  test("feet go by what is seen: at a walk on the line, at rest when a connection stalls", () => {
    const others = new Others();
    others.receive(update([{ id: 2, pose: walking(0) }]), START, START);
    const pose = newPose();
    others.poseOf(2, pose, 300, START + 300);
    expect(pose.gait).toBe("walk");
    expect(pose.vx).toBeCloseTo(1.9, 9);
    others.poseOf(2, pose, 900, START + 900);
    expect([pose.gait, pose.vx]).toEqual(["rest", 0]);
  });

  test("it is told apart who is where the server says and who is guessed", () => {
    const others = new Others();
    others.receive(update([{ id: 2, pose: walking(0) }]), START, START);
    expect(others.sights(90, START + 90)).toMatchObject([{ id: 2, predicted: false, lastRecordAt: START }]);
    expect(others.sights(110, START + 110)).toMatchObject([{ id: 2, predicted: true }]);
    others.receive(update([]), START + 100, START + 120);
    expect(others.sights(130, START + 130)).toMatchObject([{ id: 2, predicted: false, lastRecordAt: START }]);
  });

  test("showing a person allocates no objects", () => {
    const others = new Others();
    others.receive(update([{ id: 2, pose: walking(0) }]), START, START);
    const pose = newPose();
    const show = (from: number, count: number) => {
      for (let i = 0; i < count; i++) others.poseOf(2, pose, from + i * 0.01, START + from + i * 0.01);
    };
    show(0, 50_000);
    // Round by round: one may be collected in, the first ones may be run before they are compiled.
    const rounds = Array.from({ length: 11 }, (_, round) => {
      const before = process.memoryUsage().heapUsed;
      show(500 + round * 100, 10_000);
      return (process.memoryUsage().heapUsed - before) / 10_000;
    });
    // The two clocks that are handed over are boxed, 16 bytes each, on their way down; a pose would be 180.
    expect(rounds.sort((a, b) => a - b)[5]).toBeLessThan(100);
  });
});

describe("faces", () => {
  const weights = (fill: number) => new Uint8Array(FACE_VALUES).fill(fill);
  const key = (id: number, number: number, all: Uint8Array) => {
    const bytes = new Uint8Array(FACE_BYTES_MAX);
    return bytes.subarray(0, writeFaceKey(bytes, 0, id, number, all, 0));
  };
  const change = (id: number, number: number, all: Uint8Array, from: Uint8Array) => {
    const bytes = new Uint8Array(FACE_BYTES_MAX);
    return bytes.subarray(0, writeFaceChange(bytes, 0, id, number, all, from, 0));
  };
  const facesOf = (...faces: Uint8Array[]) => {
    const head = encodeUpdate({ time: 0, acknowledged: 0, correction: null, left: [], poses: [] });
    const decoded = decodeUpdate(Uint8Array.from([head, ...faces].flatMap((bytes) => [...bytes])));
    if (!decoded) throw new Error("no update");
    return decoded.faces;
  };

  test("a key and what changed against it give the face; changes against another key are left out", () => {
    const others = new Others();
    const smile = weights(10);
    smile[7] = 200;
    const out = weights(0);
    others.receive(
      update([{ id: 2, pose: newPose() }], { faces: facesOf(key(2, 5, weights(10))) }),
      START,
      START,
    );
    expect(others.faceOf(2, out)).toBe(true);
    expect(out).toEqual(weights(10));
    others.receive(update([], { faces: facesOf(change(2, 5, smile, weights(10))) }), START + 50, START + 50);
    others.faceOf(2, out);
    expect(out).toEqual(smile);
    others.receive(
      update([], { faces: facesOf(change(2, 6, weights(99), weights(10))) }),
      START + 100,
      START + 100,
    );
    others.faceOf(2, out);
    expect(out).toEqual(smile);
    // Changes are against the key, not against each other.
    others.receive(
      update([], { faces: facesOf(change(2, 5, weights(10), weights(10))) }),
      START + 150,
      START + 150,
    );
    others.faceOf(2, out);
    expect(out).toEqual(weights(10));
  });

  test("nobody has a face who is not in sight, or any more", () => {
    const others = new Others();
    const out = weights(0);
    others.receive(
      update([{ id: 2, pose: newPose() }], { faces: facesOf(key(3, 0, weights(1))) }),
      START,
      START,
    );
    expect(others.faceOf(3, out)).toBe(false);
    others.receive(update([], { faces: facesOf(key(2, 0, weights(1))) }), START + 50, START + 50);
    expect(others.faceOf(2, out)).toBe(true);
    others.receive(update([], { left: [2] }), START + 100, START + 100);
    expect(others.faceOf(2, out)).toBe(false);
  });
});

describe("rates", () => {
  test("are over the last two seconds, and go down to nothing", () => {
    const meter = new RateMeter();
    expect(meter.perSecond(0)).toEqual({ count: 0, bytes: 0 });
    for (let t = 0; t < 10_000; t += 100) meter.add(t, 30);
    expect(meter.perSecond(9_999)).toEqual({ count: 10, bytes: 300 });
    expect(meter.perSecond(10_999)).toEqual({ count: 5, bytes: 150 });
    expect(meter.perSecond(60_000)).toEqual({ count: 0, bytes: 0 });
  });
});
