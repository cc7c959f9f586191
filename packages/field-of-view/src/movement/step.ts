import { LIMITS } from "@karaverse/protocol";
import { type Floor, type Point, pushOut } from "./obstacles";

/** Metres, metres a second. */
export interface Motion extends Point {
  vx: number;
  vz: number;
}

/** What the legs are told: a direction on the floor (length up to 1), and whether to run. */
export interface Stride {
  x: number;
  z: number;
  run: boolean;
}

/** To walking pace in 0.16 s, to a stop in 0.12 s: quick to the hand, soft to the eye. m/s^2 */
const SPEEDING_UP = 12;
export const SLOWING_DOWN = 16;
/** One step of the simulation is never longer, metres: nobody gets through a thin wall. */
const LONGEST_STEP = 0.08;
/** After a stall of the page one does not leap, s. */
const LONGEST_DT = 0.25;
/** Corners need a second look: out of one wall may be into the other. */
const LOOKS = 4;

/**
 * One step of walking, the same on both sides of the connection: speed up or down towards the wanted velocity, move,
 * slide along what is in the way. Pure.
 */
export function step(motion: Readonly<Motion>, stride: Stride, dtSeconds: number, floor: Floor): Motion {
  const dt = Math.max(0, Math.min(LONGEST_DT, dtSeconds));
  const next = accelerate(motion, stride, dt);
  const distance = Math.hypot(next.vx, next.vz) * dt;
  // Who stands was put there: the word that they may stand on the stage can come after the place itself.
  if (distance === 0) return next;
  const parts = Math.max(1, Math.ceil(distance / LONGEST_STEP));
  for (let part = 0; part < parts; part++) {
    const from = { x: next.x, z: next.z };
    next.x += (next.vx * dt) / parts;
    next.z += (next.vz * dt) / parts;
    if (settle(next, floor)) slide(next, from, dt / parts);
  }
  return next;
}

/** Puts a point where a body may stand, in place; true when it was not there. */
export function settle(point: Point, { bounds, obstacles, bodyRadius }: Floor): boolean {
  const { x, z } = point;
  for (let look = 0; look < LOOKS; look++) {
    let moved = false;
    for (const obstacle of obstacles) moved = pushOut(obstacle, point, bodyRadius) || moved;
    point.x = Math.max(bounds.minX, Math.min(bounds.maxX, point.x));
    point.z = Math.max(bounds.minZ, Math.min(bounds.maxZ, point.z));
    if (!moved) break;
  }
  return point.x !== x || point.z !== z;
}

function accelerate({ x, z, vx, vz }: Readonly<Motion>, stride: Stride, dt: number): Motion {
  const length = Math.hypot(stride.x, stride.z);
  const pace = stride.run ? LIMITS.runMetresPerSecond : LIMITS.walkMetresPerSecond;
  const speed = Number.isFinite(length) && length > 1e-3 ? pace * Math.min(1, length) : 0;
  const wantedX = speed > 0 ? (stride.x / length) * speed : 0;
  const wantedZ = speed > 0 ? (stride.z / length) * speed : 0;
  const changeX = wantedX - vx;
  const changeZ = wantedZ - vz;
  const change = Math.hypot(changeX, changeZ);
  const most = (speed >= Math.hypot(vx, vz) ? SPEEDING_UP : SLOWING_DOWN) * dt;
  if (change <= most) return { x, z, vx: wantedX, vz: wantedZ };
  return { x, z, vx: vx + (changeX / change) * most, vz: vz + (changeZ / change) * most };
}

/** The velocity is what the wall left of it, never more than it was. */
function slide(motion: Motion, from: Point, dt: number): void {
  if (dt <= 0) return;
  const before = Math.hypot(motion.vx, motion.vz);
  const vx = (motion.x - from.x) / dt;
  const vz = (motion.z - from.z) / dt;
  const after = Math.hypot(vx, vz);
  const scale = after > before ? before / after : 1;
  motion.vx = vx * scale;
  motion.vz = vz * scale;
}

/** Which gait the motion looks like. */
export function gaitOf({ vx, vz }: Pick<Motion, "vx" | "vz">): "rest" | "walk" | "run" {
  const speed = Math.hypot(vx, vz);
  if (speed < 0.1) return "rest";
  return speed > (LIMITS.walkMetresPerSecond + LIMITS.runMetresPerSecond) / 2 ? "run" : "walk";
}
