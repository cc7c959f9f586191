import { encodeInput, quantiseMetres, UNITS_PER_METRE, yawFrom } from "@karaverse/protocol";
import { createLooker, type Looker, lookFrom } from "../rule";
import { poseOf, type Walker } from "./walkers";

/** So many inputs of each person are remembered: three seconds of walking. */
const REMEMBERED = 64;

/** What everybody has sent, and when: places as they travel, ms of performance.now(). */
export interface Truth {
  readonly people: number;
  /** How many inputs this person has sent. */
  readonly sent: Uint32Array;
  /** The newest. */
  readonly x: Float64Array;
  readonly z: Float64Array;
  readonly lookers: readonly Looker[];
  /** The person's next input, or null where it would say nothing new. */
  next(index: number, walker: Walker, now: number): Uint8Array | null;
  /** When somebody first said this (see keyOf), of the newest time that they did; NaN where it is forgotten. */
  saidAt(index: number, key: number, after: number): number;
  /** Where they really are by now: who walks goes on between two inputs. */
  realX(index: number, now: number): number;
  realZ(index: number, now: number): number;
  sentAt(index: number, input: number): number;
  placeX(index: number, input: number): number;
  placeZ(index: number, input: number): number;
  /** The oldest input that is remembered. */
  oldest(index: number): number;
}

const SEQUENCE = 2;
const YAW = 8;
const STATE = 9;
const GAIT = 0x03;
const VIEW_YAW = 13;
const TIME = 14;
/** Bytes that change though nothing has happened. */
const COUNTING = new Set([SEQUENCE, SEQUENCE + 1, TIME, TIME + 1]);

/** What every contender hands on as it was said: the direction of a body and its gait. */
export const keyOf = (yawByte: number, state: number): number => yawByte | ((state & GAIT) << 8);

export function createTruth(people: number): Truth {
  const sent = new Uint32Array(people);
  const x = new Float64Array(people);
  const z = new Float64Array(people);
  const vx = new Float64Array(people);
  const vz = new Float64Array(people);
  const keys = new Uint16Array(people * REMEMBERED);
  const xs = new Int16Array(people * REMEMBERED);
  const zs = new Int16Array(people * REMEMBERED);
  const times = new Float64Array(people * REMEMBERED);
  const lookers = Array.from({ length: people }, createLooker);
  const lasts: (Uint8Array | null)[] = Array.from({ length: people }, () => null);
  const slot = (index: number, input: number) => index * REMEMBERED + (input % REMEMBERED);
  const oldest = (index: number) => Math.max(1, (sent[index] ?? 0) - REMEMBERED + 1);
  const sentAt = (index: number, input: number) => times[slot(index, input)] ?? 0;
  const since = (index: number, now: number) => (now - sentAt(index, sent[index] ?? 0)) / 1_000;

  function remember(index: number, walker: Walker, bytes: Uint8Array, now: number): void {
    const input = (sent[index] ?? 0) + 1;
    sent[index] = input;
    const at = slot(index, input);
    xs[at] = quantiseMetres(walker.motion.x);
    zs[at] = quantiseMetres(walker.motion.z);
    keys[at] = keyOf(bytes[YAW] ?? 0, bytes[STATE] ?? 0);
    times[at] = now;
    x[index] = (xs[at] ?? 0) / UNITS_PER_METRE;
    z[index] = (zs[at] ?? 0) / UNITS_PER_METRE;
    vx[index] = walker.isWalking ? walker.motion.vx : 0;
    vz[index] = walker.isWalking ? walker.motion.vz : 0;
    const looker = lookers[index];
    if (looker) lookFrom(looker, x[index] ?? 0, z[index] ?? 0, yawFrom(bytes[VIEW_YAW] ?? 0), walker.degrees);
  }

  return {
    ...{ people, sent, x, z, lookers, oldest, sentAt },
    next(index, walker, now) {
      const bytes = encodeInput({
        sequence: (sent[index] ?? 0) + 1,
        time: now,
        pose: poseOf(walker),
        viewYaw: walker.viewYaw,
        fieldOfView: walker.degrees,
      });
      const last = lasts[index];
      if (last && !walker.isWalking && saysTheSame(last, bytes)) return null;
      lasts[index] = bytes;
      remember(index, walker, bytes, now);
      return bytes;
    },
    saidAt(index, key, after) {
      let input = sent[index] ?? 0;
      const end = oldest(index);
      while (input >= end && keys[slot(index, input)] !== key) input--;
      if (input < end || sentAt(index, input) <= after) return Number.NaN;
      while (input > end && keys[slot(index, input - 1)] === key) input--;
      return sentAt(index, input);
    },
    realX: (index, now) => (x[index] ?? 0) + (vx[index] ?? 0) * since(index, now),
    realZ: (index, now) => (z[index] ?? 0) + (vz[index] ?? 0) * since(index, now),
    placeX: (index, input) => (xs[slot(index, input)] ?? 0) / UNITS_PER_METRE,
    placeZ: (index, input) => (zs[slot(index, input)] ?? 0) / UNITS_PER_METRE,
  };
}

function saysTheSame(a: Uint8Array, b: Uint8Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i] && !COUNTING.has(i)) return false;
  return true;
}
