import { GESTURES } from "../words";
import { GAITS, newPose, type Pose } from "./layout";

/** Bits of a record's state byte. */
export const STATE = {
  posture: 0x03,
  /** The highest bit of the gesture; who sits has no gait, so that posture needs two bits. */
  gestureHigh: 0x04,
  holdingMicrophone: 0x08,
  gestureShift: 4,
  talking: 0x80,
} as const;
const GESTURE_LOW = 0x07;
const GESTURE_HIGH = 0x08;

/** Behind the gaits. */
const SEATED = GAITS.length;

/** Who walks or runs has a velocity; who rests or sits has none. */
export function isMoving(state: number): boolean {
  const posture = state & STATE.posture;
  return posture !== 0 && posture !== SEATED;
}

/** The state byte but for its talking bit, which goes with the level. */
export function stateOf({ gait, seated, holdingMicrophone, gesture }: Pose): number {
  return (
    (seated ? SEATED : GAITS.indexOf(gait)) |
    (gesture & GESTURE_HIGH ? STATE.gestureHigh : 0) |
    (holdingMicrophone ? STATE.holdingMicrophone : 0) |
    ((gesture & GESTURE_LOW) << STATE.gestureShift)
  );
}

export const levelByte = (level: number): number => Math.round(Math.max(0, Math.min(1, level)) * 255);

/** A whole pose out of a state byte and numbers. */
export function poseFrom(
  state: number,
  numbers: { x: number; z: number; yaw: number; vx: number; vz: number; level: number },
): Pose {
  const pose: Pose = { ...newPose(), ...numbers };
  readState(state, pose);
  return pose;
}

/** What a state byte says, into a pose; who sits rests, and a gesture that does not exist is none. */
export function readState(state: number, pose: Pose): void {
  pose.gait = GAITS[state & STATE.posture] ?? "rest";
  if (pose.gait === "rest") {
    pose.vx = 0;
    pose.vz = 0;
  }
  const gesture =
    ((state >> STATE.gestureShift) & GESTURE_LOW) | (state & STATE.gestureHigh ? GESTURE_HIGH : 0);
  pose.gesture = gesture < GESTURES.length ? gesture : 0;
  pose.seated = (state & STATE.posture) === SEATED;
  pose.holdingMicrophone = (state & STATE.holdingMicrophone) !== 0;
}
