import { createIdList, type IdList, wordsFor } from "../world";
import { createRegion, DEFAULT_VIEW, type Region } from "./region";
import { createSets, type Sets } from "./sets";

/** One viewer's memory. */
export interface Viewer {
  readonly region: Region;
  readonly sets: Sets;
  /** The tick since which news of somebody waits, modulo 2^16. */
  readonly owedSince: Uint16Array;
  /** Of who lingers: the tick since which they are outside, modulo 2^16. */
  readonly outsideSince: Uint16Array;
  /** Followed people and speakers in earshot, most important first (Rule S3). */
  readonly wanted: IdList;
  /** Whose faces are near enough to be read. */
  readonly faces: IdList;
  /** For each of `faces`: the key that was sent, or NO_KEY, and the version. */
  readonly faceKeys: Int16Array;
  readonly faceVersions: Uint32Array;
  /** Look again in this tick, whoever's turn it is: the view or the place changed by much. */
  isStale: boolean;
  /** The view changed a little since the last look. */
  isTurned: boolean;
  /** Somebody is outside and in sight for a moment more: there will be something to tell, whoever moves or not. */
  lingers: boolean;
  /** The tick of the last look. */
  lookedAt: number;
  /** The tick whose changes are in `owed`. */
  collectedAt: number;
  /** Nothing is owed, and nobody has left: nothing to tell. */
  isQuiet: boolean;
  /** Bytes that may be sent at once, and how many come each tick. */
  allowance: number;
  bytesPerTick: number;
  /** The tick up to which they have come in. */
  earnedAt: number;
  /** The tick of the last frame. */
  framedAt: number;
}

/** Faces that one can look into at once; beyond, the nearest are close enough for it. */
export const MOST_FACES = 8;
export const NO_KEY = -1;

export function createViewer(capacity: number, wanted: number): Viewer {
  return {
    region: createRegion({ yaw: 0, ...DEFAULT_VIEW }),
    sets: createSets(wordsFor(capacity)),
    owedSince: new Uint16Array(capacity),
    outsideSince: new Uint16Array(capacity),
    wanted: createIdList(wanted),
    faces: createIdList(MOST_FACES),
    faceKeys: new Int16Array(MOST_FACES).fill(NO_KEY),
    faceVersions: new Uint32Array(MOST_FACES),
    isStale: true,
    isTurned: false,
    lingers: false,
    lookedAt: 0,
    collectedAt: 0,
    isQuiet: false,
    allowance: 0,
    bytesPerTick: 0,
    earnedAt: 0,
    framedAt: 0,
  };
}

/** Somebody else has this viewer's id. */
export function resetViewer(viewer: Viewer, bytesPerTick: number, tick: number): void {
  viewer.sets.fill(0);
  viewer.wanted.length = 0;
  viewer.faces.length = 0;
  viewer.faceKeys.fill(NO_KEY);
  viewer.isStale = true;
  viewer.isQuiet = false;
  viewer.lingers = false;
  viewer.allowance = 0;
  viewer.bytesPerTick = bytesPerTick;
  viewer.earnedAt = tick;
  viewer.framedAt = 0;
}
