import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { degreesBetween, fromHex, input, inside, toHex, u16 } from "../../test/motion";
import { GESTURES } from "../words";
import { decodeInput, encodeInput, isLater, type MotionInput } from "./input";
import { INPUT_BYTES, MOTION_VERSION } from "./layout";

const FROZEN = "045ae9fd80068001c02a7fd8e240d2ff";

const walking: MotionInput = {
  sequence: 0xfde9,
  time: 0xffd2,
  pose: {
    x: 6.5,
    z: 1.5,
    yaw: -Math.PI / 2,
    vx: 5.08,
    vz: -1.6,
    gait: "run",
    seated: false,
    holdingMicrophone: true,
    gesture: GESTURES.indexOf("clap"),
    level: 226 / 255,
  },
  viewYaw: Math.PI / 2,
  fieldOfView: 90,
};

describe("an input", () => {
  test("has these bytes", () => {
    expect(toHex(encodeInput(walking))).toBe(FROZEN);
    expect(decodeInput(fromHex(FROZEN))).toEqual(walking);
  });

  test("says what was put in, to the stated errors", () => {
    fc.assert(
      fc.property(input, fc.nat({ max: 7 }), (given, offset) => {
        const came = decodeInput(inside(encodeInput(given), offset));
        if (!came) throw new Error("A whole input was refused.");
        const { pose, viewYaw, ...rest } = came;
        expect(rest).toEqual({
          sequence: given.sequence,
          time: given.time,
          fieldOfView: given.fieldOfView,
        });
        expect(degreesBetween(viewYaw, given.viewYaw)).toBeLessThan(0.704);
        expect(degreesBetween(pose.yaw, given.pose.yaw)).toBeLessThan(0.704);
        expect(Math.abs(pose.x - given.pose.x)).toBeLessThan(0.001_96);
        expect(Math.abs(pose.z - given.pose.z)).toBeLessThan(0.001_96);
        expect(Math.abs(pose.vx - given.pose.vx)).toBeLessThanOrEqual(0.020_000_1);
        expect(Math.abs(pose.vz - given.pose.vz)).toBeLessThanOrEqual(0.020_000_1);
        expect(Math.abs(pose.level - given.pose.level)).toBeLessThan(0.002);
        const { gait, seated, holdingMicrophone, gesture } = given.pose;
        expect(pose).toMatchObject({ gait, seated, holdingMicrophone, gesture });
      }),
    );
  });

  test("is its own bytes again after a way out and back", () => {
    fc.assert(
      fc.property(input, (given) => {
        const bytes = encodeInput(given);
        const came = decodeInput(bytes);
        expect(came && toHex(encodeInput(came))).toBe(toHex(bytes));
      }),
    );
  });

  test("carries sequence and clock modulo 2^16, however long the client has been open", () => {
    const { sequence, time } =
      decodeInput(encodeInput({ ...walking, sequence: 65_536 + 7, time: 9e9 + 0.4 })) ?? walking;
    expect([sequence, time]).toEqual([7, 9e9 % 65_536]);
  });

  test("cut short, too long or of another version is none", () => {
    const whole = fromHex(FROZEN);
    for (let length = 0; length < INPUT_BYTES; length++)
      expect(decodeInput(inside(whole.subarray(0, length), 3))).toBeNull();
    expect(decodeInput(Uint8Array.of(...whole, 0))).toBeNull();
    for (let version = 0; version < 256; version++) {
      whole[0] = version;
      expect(decodeInput(whole) !== null).toBe(version === MOTION_VERSION);
    }
  });

  test("of any bytes is none, or one with every value in range", () => {
    const bytes = fc.uint8Array({ maxLength: 40 });
    const whole = fc
      .uint8Array({ minLength: INPUT_BYTES - 1, maxLength: INPUT_BYTES - 1 })
      .map((rest) => Uint8Array.of(MOTION_VERSION, ...rest));
    fc.assert(
      fc.property(fc.oneof(bytes, whole), fc.nat({ max: 5 }), (given, offset) => {
        const came = decodeInput(inside(given, offset));
        if (!came) return;
        const { pose, viewYaw, fieldOfView } = came;
        expect(Math.max(Math.abs(pose.x), Math.abs(pose.z))).toBeLessThanOrEqual(128);
        expect(Math.max(Math.abs(pose.vx), Math.abs(pose.vz))).toBeLessThanOrEqual(5.12);
        expect(Math.max(Math.abs(pose.yaw), Math.abs(viewYaw))).toBeLessThanOrEqual(Math.PI);
        expect(pose.level).toBeLessThanOrEqual(1);
        expect(fieldOfView).toBeLessThanOrEqual(255);
        expect(GESTURES[pose.gesture]).toBeDefined();
        if (pose.gait === "rest") expect([pose.vx, pose.vz]).toEqual([0, 0]);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("sequences", () => {
  test("count on through their wrap", () => {
    expect(isLater(0, 0xffff)).toBe(true);
    expect(isLater(0xffff, 0)).toBe(false);
    expect(isLater(3, 65_530)).toBe(true);
    expect(isLater(65_530, 3)).toBe(false);
  });

  test("one is later than another by up to half of the way round", () => {
    fc.assert(
      fc.property(u16, fc.integer({ min: 1, max: 0x7fff }), (from, steps) => {
        const to = (from + steps) & 0xffff;
        expect([isLater(to, from), isLater(from, to), isLater(from, from)]).toEqual([true, false, false]);
      }),
    );
  });
});
