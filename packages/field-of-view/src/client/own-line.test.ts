import { decodeInput, encodeInput, LIMITS, newPose, type Pose } from "@karaverse/protocol";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gaitOf, type Motion, type Stride, step } from "../movement";
import { createOwnLine } from ".";

const STEP_MS = 1_000 / LIMITS.motionHz;
const WIDE_FLOOR = {
  bounds: { minX: -100, maxX: 100, minZ: -100, maxZ: 100 },
  obstacles: [],
  bodyRadius: 0.3,
};

/** Somebody who tells a room where they are, by bytes, and what the room makes of it. */
function teller() {
  const line = createOwnLine();
  const camera = { yaw: 0, fieldOfView: 75 };
  let motion: Motion = { x: 0, z: 0, vx: 0, vz: 0 };
  let pose: Pose = newPose();
  let heard = { at: 0, pose: newPose() };
  let now = 0;
  let told = 0;
  return {
    camera,
    told: () => told,
    /** How far off the room takes the body to be, metres. */
    off(): number {
      const seconds = (now - heard.at) / 1_000;
      const { x, z, vx, vz } = heard.pose;
      return Math.hypot(motion.x - x - vx * seconds, motion.z - z - vz * seconds);
    },
    heardPose: () => heard.pose,
    pass(stride: Stride, change: Partial<Pose> = {}): void {
      now += STEP_MS;
      motion = step(motion, stride, STEP_MS / 1_000, WIDE_FLOOR);
      const gait = gaitOf(motion);
      const isResting = gait === "rest";
      const { x, z, vx, vz } = motion;
      pose = { ...pose, x, z, vx: isResting ? 0 : vx, vz: isResting ? 0 : vz, gait, ...change };
      if (!line.isNews(pose, camera, now)) return;
      const input = {
        sequence: told++,
        time: now,
        pose,
        viewYaw: camera.yaw,
        fieldOfView: camera.fieldOfView,
      };
      const decoded = decodeInput(encodeInput(input));
      if (!decoded) throw new Error("not an input");
      heard = { at: now, pose: decoded.pose };
      line.told(input);
    },
  };
}

const STAND: Stride = { x: 0, z: 0, run: false };
const WALK: Stride = { x: 0.6, z: 0.8, run: false };

describe("what a client tells the room of its own body", () => {
  test("M5 however one walks, the room is never more than 1.5 cm off, nor wrong about walking and standing", () => {
    const strides = fc.record({
      stride: fc.record({
        x: fc.double({ min: -1, max: 1, noNaN: true }),
        z: fc.double({ min: -1, max: 1, noNaN: true }),
        run: fc.boolean(),
      }),
      steps: fc.integer({ min: 1, max: 30 }),
    });
    fc.assert(
      fc.property(fc.array(strides, { maxLength: 8 }), (way) => {
        const self = teller();
        for (const { stride, steps } of way)
          for (let i = 0; i < steps; i++) {
            self.pass(stride);
            expect(self.off()).toBeLessThan(0.016);
          }
        for (let i = 0; i < 20; i++) self.pass(STAND);
        expect(self.heardPose().gait).toBe("rest");
      }),
    );
  });

  test("M5 who walks straight on is heard of five times a second", () => {
    const self = teller();
    for (let i = 0; i < 20; i++) self.pass(WALK);
    const before = self.told();
    for (let i = 0; i < 200; i++) self.pass(WALK);
    expect(self.told() - before).toBeLessThanOrEqual(51);
    expect(self.told() - before).toBeGreaterThanOrEqual(49);
  });

  test("who rests is heard of every ten seconds", () => {
    const self = teller();
    for (let i = 0; i < 600; i++) self.pass(STAND);
    expect(self.told()).toBe(1 + 2);
  });

  test.each([
    ["a wave", { gesture: 1 }],
    ["a turn", { yaw: 0.04 }],
    ["a first sound", { level: 0.03 }],
    ["a louder voice", { level: 0.4 }],
    ["sitting down", { seated: true }],
  ])("M5 %s is told at once", (_, change) => {
    const self = teller();
    self.pass(STAND);
    self.pass(STAND);
    expect(self.told()).toBe(1);
    self.pass(STAND, change);
    expect(self.told()).toBe(2);
    self.pass(STAND, change);
    expect(self.told()).toBe(2);
  });

  test("M5 S1 a camera that turns by three degrees, the short way round, or gets wider is told of at once", () => {
    const self = teller();
    self.pass(STAND);
    self.camera.yaw = 2 * Math.PI - 0.04;
    self.pass(STAND);
    expect(self.told()).toBe(1);
    self.camera.yaw = 2 * Math.PI - 0.06;
    self.pass(STAND);
    expect(self.told()).toBe(2);
    self.camera.fieldOfView = 90;
    self.pass(STAND);
    expect(self.told()).toBe(3);
  });

  test("M5 S1 a camera that turned by less is told of a fifth of a second later", () => {
    const self = teller();
    for (let i = 0; i < 10; i++) self.pass(STAND);
    self.camera.yaw = 0.03;
    self.pass(STAND);
    expect(self.told()).toBe(2);
    self.camera.yaw = 0.06;
    for (let i = 0; i < 3; i++) self.pass(STAND);
    expect(self.told()).toBe(2);
    self.pass(STAND);
    expect(self.told()).toBe(3);
  });
});
