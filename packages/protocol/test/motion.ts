import fc from "fast-check";
import {
  type AvatarPose,
  FACE_VALUES,
  GAITS,
  type Gait,
  type MotionInput,
  type MotionUpdate,
  type Pose,
} from "../src/motion";
import { GESTURES } from "../src/words";

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
export const u16 = fc.integer({ min: 0, max: 0xffff });

/** As far as positions reach on the wire, a little less than 128 m. */
const METRES = 127.99;
const METRES_PER_SECOND = 5.08;

const moving = between(-METRES_PER_SECOND, METRES_PER_SECOND);

function poseOf(gait: Gait): fc.Arbitrary<Pose> {
  const speed = gait === "rest" ? fc.constant(0) : moving;
  return fc.record({
    x: between(-METRES, METRES),
    z: between(-METRES, METRES),
    yaw: between(-20, 20),
    vx: speed,
    vz: speed,
    gait: fc.constant(gait),
    // Who walks does not sit.
    seated: gait === "rest" ? fc.boolean() : fc.constant(false),
    holdingMicrophone: fc.boolean(),
    gesture: fc.integer({ min: 0, max: GESTURES.length - 1 }),
    level: fc.oneof(fc.constant(0), between(0, 1)),
  });
}

const pose = fc.constantFrom(...GAITS).chain(poseOf);

export const avatar: fc.Arbitrary<AvatarPose> = fc.record({ id: u16, pose });

export const input: fc.Arbitrary<MotionInput> = fc.record({
  sequence: u16,
  time: u16,
  pose,
  viewYaw: between(-20, 20),
  fieldOfView: fc.integer({ min: 0, max: 255 }),
});

export const update: fc.Arbitrary<Omit<MotionUpdate, "faces">> = fc.record({
  time: fc.integer({ min: 0, max: 0xffff_ffff }),
  acknowledged: u16,
  correction: fc.option(fc.record({ sequence: u16, id: u16, pose })),
  left: fc.array(u16, { maxLength: 20 }),
  poses: fc.array(avatar, { maxLength: 20 }),
});

/** The values of a face. */
export const weights = fc.uint8Array({ minLength: FACE_VALUES, maxLength: FACE_VALUES });

/** The same bytes in the middle of a larger buffer, as sockets hand them out; most of its neighbours are ones. */
export function inside(bytes: Uint8Array, offset: number): Uint8Array {
  const larger = new Uint8Array(offset + bytes.byteLength + 9).fill(0xff);
  larger.set(bytes, offset);
  return larger.subarray(offset, offset + bytes.byteLength);
}

export function fromHex(hex: string): Uint8Array<ArrayBuffer> {
  const digits = hex.replace(/\s/g, "");
  return Uint8Array.from({ length: digits.length / 2 }, (_, i) =>
    Number.parseInt(digits.slice(i * 2, i * 2 + 2), 16),
  );
}

export const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** Degrees between two directions in radians, the short way. */
export function degreesBetween(a: number, b: number): number {
  const turn = (((((a - b) / (2 * Math.PI)) % 1) + 1.5) % 1) - 0.5;
  return Math.abs(turn) * 360;
}
