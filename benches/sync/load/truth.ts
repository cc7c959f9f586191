import { createOwnLine } from "@karaverse/field-of-view/client";
import { encodeInput, quantiseMetres, UNITS_PER_METRE, yawFrom } from "@karaverse/protocol";
import { createLooker, type Looker, lookFrom } from "../rule";
import { poseOf, type Walker } from "./walkers";

/** So many steps of each person are remembered: three seconds of walking. */
const REMEMBERED = 64;

/** Where everybody was, step by step, and what they have sent: places as they travel, ms of performance.now(). */
export interface Truth {
  readonly people: number;
  /** How many steps there were of this person; who stands still makes none. */
  readonly steps: Uint32Array;
  /** The newest. */
  readonly x: Float64Array;
  readonly z: Float64Array;
  readonly lookers: readonly Looker[];
  /** A step of this person, and the input that says it; null where the room knows by what it was told. */
  next(index: number, walker: Walker, now: number): Uint8Array | null;
  /** When somebody first said this (see keyOf), of the newest time that they did; NaN where it is forgotten. */
  saidAt(index: number, key: number, after: number): number;
  /** Where they really are by now: who walks goes on between two steps. */
  realX(index: number, now: number): number;
  realZ(index: number, now: number): number;
  steppedAt(index: number, step: number): number;
  placeX(index: number, step: number): number;
  placeZ(index: number, step: number): number;
  /** The oldest step that is remembered. */
  oldest(index: number): number;
}

const SEQUENCE = 2;
const YAW = 8;
const STATE = 9;
const GAIT = 0x03;
const VIEW_YAW = 13;
const TIME = 14;
/** Of a step of which the room was told nothing. */
const UNSAID = 0xffff;
/** Bytes that change though nothing has happened. */
const COUNTING = new Set([SEQUENCE, SEQUENCE + 1, TIME, TIME + 1]);

/** What every contender hands on as it was said: the direction of a body and its gait. */
export const keyOf = (yawByte: number, state: number): number => yawByte | ((state & GAIT) << 8);

export function createTruth(people: number): Truth {
  const steps = new Uint32Array(people);
  const inputs = new Uint32Array(people);
  const x = new Float64Array(people);
  const z = new Float64Array(people);
  const vx = new Float64Array(people);
  const vz = new Float64Array(people);
  const keys = new Uint16Array(people * REMEMBERED);
  const xs = new Int16Array(people * REMEMBERED);
  const zs = new Int16Array(people * REMEMBERED);
  const times = new Float64Array(people * REMEMBERED);
  const lookers = Array.from({ length: people }, createLooker);
  const lines = Array.from({ length: people }, createOwnLine);
  const lasts: (Uint8Array | null)[] = Array.from({ length: people }, () => null);
  const slot = (index: number, step: number) => index * REMEMBERED + (step % REMEMBERED);
  const oldest = (index: number) => Math.max(1, (steps[index] ?? 0) - REMEMBERED + 1);
  const steppedAt = (index: number, step: number) => times[slot(index, step)] ?? 0;
  const since = (index: number, now: number) => (now - steppedAt(index, steps[index] ?? 0)) / 1_000;

  function remember(index: number, walker: Walker, bytes: Uint8Array, now: number): void {
    const step = (steps[index] ?? 0) + 1;
    steps[index] = step;
    const at = slot(index, step);
    xs[at] = quantiseMetres(walker.motion.x);
    zs[at] = quantiseMetres(walker.motion.z);
    keys[at] = UNSAID;
    times[at] = now;
    x[index] = (xs[at] ?? 0) / UNITS_PER_METRE;
    z[index] = (zs[at] ?? 0) / UNITS_PER_METRE;
    vx[index] = walker.isWalking ? walker.motion.vx : 0;
    vz[index] = walker.isWalking ? walker.motion.vz : 0;
    const looker = lookers[index];
    if (looker) lookFrom(looker, x[index] ?? 0, z[index] ?? 0, yawFrom(bytes[VIEW_YAW] ?? 0), walker.degrees);
  }

  return {
    ...{ people, steps, x, z, lookers, oldest, steppedAt },
    next(index, walker, now) {
      const input = {
        sequence: (inputs[index] ?? 0) + 1,
        time: now,
        pose: poseOf(walker),
        viewYaw: walker.viewYaw,
        fieldOfView: walker.degrees,
      };
      const bytes = encodeInput(input);
      const last = lasts[index];
      if (!last || walker.isWalking || !saysTheSame(last, bytes)) {
        lasts[index] = bytes;
        remember(index, walker, bytes, now);
      }
      const line = lines[index];
      if (!line?.isNews(input.pose, { yaw: walker.viewYaw, fieldOfView: walker.degrees }, now)) return null;
      line.told(input);
      inputs[index] = input.sequence;
      keys[slot(index, steps[index] ?? 0)] = keyOf(bytes[YAW] ?? 0, bytes[STATE] ?? 0);
      return bytes;
    },
    saidAt(index, key, after) {
      let step = steps[index] ?? 0;
      const end = oldest(index);
      while (step >= end && keys[slot(index, step)] !== key) step--;
      if (step < end || steppedAt(index, step) <= after) return Number.NaN;
      let first = step;
      for (; step >= end; step--) {
        const said = keys[slot(index, step)];
        if (said === key) first = step;
        else if (said !== UNSAID) break;
      }
      return steppedAt(index, first);
    },
    realX: (index, now) => (x[index] ?? 0) + (vx[index] ?? 0) * since(index, now),
    realZ: (index, now) => (z[index] ?? 0) + (vz[index] ?? 0) * since(index, now),
    placeX: (index, step) => (xs[slot(index, step)] ?? 0) / UNITS_PER_METRE,
    placeZ: (index, step) => (zs[slot(index, step)] ?? 0) / UNITS_PER_METRE,
  };
}

function saysTheSame(a: Uint8Array, b: Uint8Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i] && !COUNTING.has(i)) return false;
  return true;
}
