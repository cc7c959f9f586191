/**
 * Everybody in a room as structure of arrays; an id is an index. Metres and radians, yaw 0 looks along -z, positive
 * yaw turns left.
 */
export interface World {
  readonly capacity: number;
  readonly x: Float32Array;
  readonly z: Float32Array;
  readonly yaw: Float32Array;
  /** 1 while somebody has this id. */
  readonly present: Uint8Array;
  /** 1 while they perform (Rule S3). */
  readonly performing: Uint8Array;
  /** Counts changes of what others see of this id: who has sent the newest version has nothing to send. */
  readonly version: Uint32Array;
  /** Ids that may be in use lie below this. */
  top: number;
}

export function createWorld(capacity: number): World {
  if (capacity > 0xffff) throw new RangeError("Ids have 16 bits.");
  return {
    capacity,
    x: new Float32Array(capacity),
    z: new Float32Array(capacity),
    yaw: new Float32Array(capacity),
    present: new Uint8Array(capacity),
    performing: new Uint8Array(capacity),
    version: new Uint32Array(capacity),
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
