import { LIMITS, quantiseYaw } from "@karaverse/protocol";
import { describe, expect, test } from "vitest";
import { createTruth } from "./truth";
import type { Walker } from "./walkers";
import { createWitness, noFindings } from "./witness";

const STEP_MS = 1_000 / LIMITS.motionHz;
const VIEWER = 0;
const OTHER = 1;

/** A viewer at the origin who looks along -z, and somebody else who walks as a test says. */
function pair(start: { x: number; z: number }) {
  const truth = createTruth(2);
  const witness = createWitness(VIEWER, truth);
  const walker = (x: number, z: number): Walker => ({
    ...{ motion: { x, z, vx: 0, vz: 0 }, yaw: 0, viewYaw: 0, degrees: 90 },
    ...{ level: 0, isWalking: false, gesture: null },
  });
  const other = walker(start.x, start.z);
  let findings = noFindings();
  let now = 0;
  truth.next(VIEWER, walker(0, 0), now);
  truth.next(OTHER, other, now);
  return {
    other,
    get findings() {
      return findings;
    },
    forget(): void {
      findings = noFindings();
    },
    now: () => now,
    /** Looks for so long; each step may move the other one. */
    pass(ms: number, move: () => void = () => {}): void {
      for (let passed = 0; passed < ms; passed += STEP_MS) {
        now += STEP_MS;
        move();
        truth.next(OTHER, other, now);
        witness.look(now, findings);
      }
    },
    show(x: number, z: number, moving: { vx?: number; yaw?: number; state?: number } = {}): void {
      const { vx = 0, yaw = 0, state = 0 } = moving;
      witness.show(OTHER, { x, z, yaw, vx, vz: 0, state }, now, now, findings);
    },
    hide: () => witness.hide(OTHER),
  };
}

describe("who should be in sight, and who is", () => {
  test("S1 who is ahead and is not shown is missed, once, and not before the server has had time to look", () => {
    const room = pair({ x: 0, z: -30 });
    room.pass(600);
    expect(room.findings.missed).toBe(0);
    room.pass(1_000);
    expect(room.findings.missed).toBe(1);
  });

  test("S1 who is behind the back is not missed, and who is right behind it is", () => {
    const far = pair({ x: 0, z: 10 });
    far.pass(2_000);
    expect(far.findings.missed).toBe(0);
    const close = pair({ x: 0, z: 5 });
    close.pass(2_000);
    expect(close.findings.missed).toBe(1);
  });

  test("S2 who has left may be shown for half a second and two looks, and no longer", () => {
    const room = pair({ x: 0, z: 20 });
    room.show(0, 20);
    room.pass(1_100);
    expect(room.findings.falselyShown).toBe(0);
    room.pass(400);
    expect(room.findings.falselyShown).toBe(1);
    room.hide();
    room.pass(2_000);
    expect(room.findings.falselyShown).toBe(1);
  });

  test("S2 who is between the two edges may be shown, or not", () => {
    const room = pair({ x: 0, z: 6.3 });
    room.pass(2_000);
    room.show(0, 6.3);
    room.pass(2_000);
    expect(room.findings).toMatchObject({ missed: 0, falselyShown: 0 });
  });
});

describe("how old and how far off", () => {
  test("who stands where they are shown is of now, however long ago that was said", () => {
    const room = pair({ x: 1, z: -5 });
    room.show(1, -5);
    room.pass(3_000);
    expect(Math.max(...room.findings.stale, ...room.findings.placeError)).toBe(0);
  });

  test("who is shown where they were 200 ms ago is 200 ms old", () => {
    const room = pair({ x: 0, z: -5 });
    room.pass(1_000, () => {
      const { motion } = room.other;
      motion.x += 0.15;
      room.show(motion.x - 0.6, -5);
    });
    expect(room.findings.stale.at(-1)).toBeCloseTo(200, 0);
    expect(room.findings.placeError.at(-1)).toBeCloseTo(0.6, 2);
  });

  test("who walks on as was said is of now without another word", () => {
    const room = pair({ x: 0, z: -5 });
    room.other.isWalking = true;
    room.other.motion.vx = 2;
    room.show(0, -5, { vx: 2, state: 1 });
    room.pass(1_000, () => {
      room.other.motion.x += 2 * (STEP_MS / 1_000);
    });
    expect(Math.max(...room.findings.stale)).toBe(0);
    expect(Math.max(...room.findings.placeError)).toBeLessThan(0.01);
  });

  test("from sending to receiving is counted from the first input that said it", () => {
    const room = pair({ x: 0, z: -5 });
    room.show(0, -5);
    room.pass(100);
    room.other.yaw = 1;
    room.pass(STEP_MS);
    const sent = room.now();
    room.pass(100);
    room.show(0, -5, { yaw: (quantiseYaw(1) / 256) * 2 * Math.PI });
    expect(room.findings.sendToReceive).toEqual([room.now() - sent]);
    room.show(0, -5, { yaw: 1 });
    expect(room.findings.sendToReceive).toHaveLength(1);
  });
});
