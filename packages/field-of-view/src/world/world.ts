import { type Bits, createBits } from "./bits";

/**
 * Everybody in a room as structure of arrays; an id is an index. Metres and radians, yaw 0 looks along -z, positive
 * yaw turns left.
 */
export interface World {
  readonly capacity: number;
  /** Where they are by now: who walks goes on between two inputs (see advance). */
  readonly x: Float32Array;
  readonly z: Float32Array;
  /** Where their last input said that they are. */
  readonly heardX: Float32Array;
  readonly heardZ: Float32Array;
  readonly yaw: Float32Array;
  /** Metres a second. */
  readonly vx: Float32Array;
  readonly vz: Float32Array;
  /** State byte of protocol's motion record, but for the talking bit. */
  readonly state: Uint8Array;
  /** 0 to 255. */
  readonly level: Uint8Array;
  /** Server time at which the last input held, ms. */
  readonly at: Float64Array;
  /** Crowds of one room do not see each other, performers apart. */
  readonly crowd: Uint8Array;
  /** 1 while somebody has this id. */
  readonly present: Uint8Array;
  /** 1 while they perform (Rule S3). */
  readonly performing: Uint8Array;
  /** Who is on the way somewhere. */
  readonly moving: Bits;
  /** Of whom there was an input since the last tick. */
  readonly heard: Bits;
  /** Ids that may be in use lie below this. */
  top: number;
}

/** As many ids as a record can name. */
const MOST_IDS = 0x10000;

export function createWorld(capacity: number): World {
  if (!(capacity > 0 && capacity <= MOST_IDS)) throw new RangeError("Ids have 16 bits.");
  return {
    capacity,
    x: new Float32Array(capacity),
    z: new Float32Array(capacity),
    heardX: new Float32Array(capacity),
    heardZ: new Float32Array(capacity),
    yaw: new Float32Array(capacity),
    vx: new Float32Array(capacity),
    vz: new Float32Array(capacity),
    state: new Uint8Array(capacity),
    level: new Uint8Array(capacity),
    at: new Float64Array(capacity),
    crowd: new Uint8Array(capacity),
    present: new Uint8Array(capacity),
    performing: new Uint8Array(capacity),
    moving: createBits(capacity),
    heard: createBits(capacity),
    top: 0,
  };
}

/** A growing list of ids in a fixed array; what lies past `length` means nothing. */
export interface IdList {
  readonly ids: Uint16Array;
  length: number;
}

export const createIdList = (capacity: number): IdList => ({ ids: new Uint16Array(capacity), length: 0 });

export function append(list: IdList, id: number): void {
  list.ids[list.length++] = id;
}

/** A copy for those who want an array; allocates. */
export const toArray = ({ ids, length }: IdList): number[] => Array.from(ids.subarray(0, length));
