import { GESTURES } from "../words";
import { GAITS, type Pose } from "./layout";

/** Bits of a record's state byte. */
export const STATE = {
  gait: 0x03,
  seated: 0x04,
  holdingMicrophone: 0x08,
  gestureShift: 4,
  talking: 0x80,
} as const;
const GESTURE = 0x07;

/** The state byte but for its talking bit, which goes with the level. */
export function stateOf({ gait, seated, holdingMicrophone, gesture }: Pose): number {
  return (
    GAITS.indexOf(gait) |
    (seated ? STATE.seated : 0) |
    (holdingMicrophone ? STATE.holdingMicrophone : 0) |
    ((gesture & GESTURE) << STATE.gestureShift)
  );
}

export const levelByte = (level: number): number => Math.round(Math.max(0, Math.min(1, level)) * 255);

/** A whole pose out of a state byte and numbers; a gait that does not exist is rest, and such a gesture none. */
export function poseFrom(
  state: number,
  numbers: { x: number; z: number; yaw: number; vx: number; vz: number; level: number },
): Pose {
  const gait = GAITS[state & STATE.gait] ?? "rest";
  const gesture = (state >> STATE.gestureShift) & GESTURE;
  const { x, z, yaw, vx, vz, level } = numbers;
  return {
    x,
    z,
    yaw,
    vx: gait === "rest" ? 0 : vx,
    vz: gait === "rest" ? 0 : vz,
    gait,
    seated: (state & STATE.seated) !== 0,
    holdingMicrophone: (state & STATE.holdingMicrophone) !== 0,
    gesture: gesture < GESTURES.length ? gesture : 0,
    level,
  };
}
