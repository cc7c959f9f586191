import {
  quantiseMetres,
  quantiseVelocity,
  quantiseYaw,
  RECORD_BYTES_MAX,
  STATE,
  UNITS_PER_METRE,
  UNITS_PER_METRE_PER_SECOND,
  writeRecord,
} from "@karaverse/protocol";
import { type Bits, createBits, hasBit, lowestBit, setBit, type World, wordsFor } from "../world";

/** How true the lines are that people are told of. */
export interface Fineness {
  /** Who leaves their line by more is told of anew, metres. */
  offLineMetres: number;
  /** A body that turned by this much is, in 1/256 turn. */
  turned: number;
  /** A voice that got louder or softer by this much, of 255; silence and its end always count. */
  louder: number;
  /** The line of who moves is drawn anew after this long: velocities are rounded by up to 0.02 m/s, ms. */
  lineMs: number;
}

/** For who is near: what one sees at arm's length. 5.6 degrees. */
export const FINE: Fineness = { offLineMetres: 0.03, turned: 4, louder: 16, lineMs: 1_000 };
/** For who is 20 m away and further: five pixels of a screen 1,440 wide. 14 degrees. */
export const COARSE: Fineness = { offLineMetres: 0.12, turned: 10, louder: 255, lineMs: 2_000 };

/** A record, and a word on it. */
export const SLOT_BYTES = 16;
const SLOT_WORDS = SLOT_BYTES / 4;
const WRITTEN_AT = RECORD_BYTES_MAX / 4;
/** Lengths are up to RECORD_BYTES_MAX; what is left counts updates for five months of ticks. */
const LENGTH_BITS = 4;
const LENGTH_MASK = (1 << LENGTH_BITS) - 1;
const UPDATES_MASK = 0xfff_ffff;

/**
 * What everybody in the room has been told of everybody else, once for all who are as near: a place, a velocity and a
 * time. Somebody's record is written at most once a tick, however many see them.
 */
export function createReferences(world: World, { offLineMetres, turned, louder, lineMs }: Fineness) {
  const { capacity } = world;
  const x = new Float64Array(capacity);
  const z = new Float64Array(capacity);
  /** As on the wire. */
  const vx = new Int8Array(capacity);
  const vz = new Int8Array(capacity);
  const at = new Float64Array(capacity);
  const yaw = new Uint8Array(capacity);
  const state = new Uint8Array(capacity);
  const level = new Uint8Array(capacity);
  const changed = createBits(capacity);
  const view = new DataView(new ArrayBuffer(capacity * SLOT_BYTES));
  /** Behind each record: for which update it was written, and how long it is. Together: a look at it is one in memory. */
  const written = new Int32Array(view.buffer);
  let time = 0;
  let updates = 0;
  let changes = 0;

  /** Metres for each unit of velocity since the line was drawn. */
  function passed(id: number): number {
    return (time - (at[id] ?? 0)) / 1_000 / UNITS_PER_METRE_PER_SECOND;
  }

  function isOffLine(id: number): boolean {
    const units = passed(id);
    const dx = (world.x[id] ?? 0) - ((x[id] ?? 0) + (vx[id] ?? 0) * units);
    const dz = (world.z[id] ?? 0) - ((z[id] ?? 0) + (vz[id] ?? 0) * units);
    return dx * dx + dz * dz > offLineMetres ** 2;
  }

  function isHeardOtherwise(id: number): boolean {
    const now = world.level[id] ?? 0;
    const before = level[id] ?? 0;
    return Math.abs(now - before) >= louder || (now === 0) !== (before === 0);
  }

  function isTurned(id: number): boolean {
    const turn = Math.abs(quantiseYaw(world.yaw[id] ?? 0) - (yaw[id] ?? 0));
    return Math.min(turn, 256 - turn) >= turned;
  }

  function draw(id: number, isMoving: boolean): void {
    x[id] = quantiseMetres(world.x[id] ?? 0) / UNITS_PER_METRE;
    z[id] = quantiseMetres(world.z[id] ?? 0) / UNITS_PER_METRE;
    vx[id] = isMoving ? quantiseVelocity(world.vx[id] ?? 0) : 0;
    vz[id] = isMoving ? quantiseVelocity(world.vz[id] ?? 0) : 0;
    at[id] = time;
    yaw[id] = quantiseYaw(world.yaw[id] ?? 0);
    state[id] = world.state[id] ?? 0;
    level[id] = world.level[id] ?? 0;
    written[id * SLOT_WORDS + WRITTEN_AT] = 0;
    setBit(changed, id);
    changes++;
  }

  function look(id: number): void {
    const isMoving = hasBit(world.moving, id);
    if (
      world.state[id] !== state[id] ||
      (isMoving && time - (at[id] ?? 0) >= lineMs) ||
      isOffLine(id) ||
      isTurned(id) ||
      isHeardOtherwise(id)
    )
      draw(id, isMoving);
  }

  return {
    /** Whose reference was drawn anew in this tick. */
    changed: changed as Bits,
    /** How many have changed in this tick. */
    changes: () => changes,
    /** Written records, SLOT_BYTES apart. */
    records: view,
    /** Somebody new has this id. */
    reset(id: number, now: number): void {
      time = now;
      draw(id, false);
    },
    update(now: number): void {
      time = now;
      updates++;
      changed.fill(0);
      changes = 0;
      // Who rests, and was not heard of, is where they were.
      const words = wordsFor(world.top);
      for (let word = 0; word < words; word++) {
        const stirred = (world.moving[word] ?? 0) | (world.heard[word] ?? 0);
        for (let rest = stirred; rest !== 0; rest &= rest - 1) look(word * 32 + lowestBit(rest));
      }
    },
    /** Makes sure that the record of this tick is in `records`; returns its length. */
    write(id: number): number {
      const slot = id * SLOT_WORDS + WRITTEN_AT;
      const mark = written[slot] ?? 0;
      if (mark >>> LENGTH_BITS === (updates & UPDATES_MASK)) return mark & LENGTH_MASK;
      const units = passed(id);
      const from = id * SLOT_BYTES;
      const isTalking = (level[id] ?? 0) > 0;
      const end = writeRecord(
        view,
        from,
        id,
        quantiseMetres((x[id] ?? 0) + (vx[id] ?? 0) * units),
        quantiseMetres((z[id] ?? 0) + (vz[id] ?? 0) * units),
        yaw[id] ?? 0,
        (state[id] ?? 0) | (isTalking ? STATE.talking : 0),
        vx[id] ?? 0,
        vz[id] ?? 0,
        level[id] ?? 0,
      );
      written[slot] = (updates << LENGTH_BITS) | (end - from);
      return end - from;
    },
  };
}

export type References = ReturnType<typeof createReferences>;
