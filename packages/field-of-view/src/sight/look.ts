import { LIMITS } from "@karaverse/protocol";
import {
  cellRow,
  clearBit,
  createBits,
  GRID_SIDE,
  type Grid,
  type IdList,
  lowestBit,
  setBit,
  type World,
} from "../world";
import { EVERY_SECOND_TICK_METRES, EVERY_TICK_METRES } from "./rate";
import { OUTSIDE, placeInView, reachInRow, STAYS } from "./region";
import { ALWAYS, FAR, hasIn, KINDS, LINGERING, MEMBERS, MIDDLE, OWED, putInto } from "./sets";
import type { Viewer } from "./viewer";

/** Whether a wall of the scene is between two places. */
export type Occluder = (fromX: number, fromZ: number, toX: number, toZ: number) => boolean;

export const TICK_MS = 1_000 / LIMITS.motionHz;
const LEAVE_TICKS = Math.ceil(LIMITS.leaveMs / TICK_MS);
const NEAR_TIER = EVERY_TICK_METRES ** 2;
const MIDDLE_TIER = EVERY_SECOND_TICK_METRES ** 2;

/** The working memory for looking around, shared by all viewers: a look allocates nothing. */
export function createLook(world: World, grid: Grid) {
  let isHidden: Occluder | null = null;
  /** Who is in sight, and of them, who is at some distance and far away (Rule S5). */
  const seen = createBits(world.capacity);
  const middle = createBits(world.capacity);
  const far = createBits(world.capacity);
  let self = 0;
  let crowd = 0;
  /** x and z of the viewer: a number that is kept by a closure would be a new object each time. */
  const eye = new Float64Array(2);
  /** From where to where sight reaches in a row of cells. */
  const span = new Float64Array(2);
  let viewer: Viewer;

  /** In sight; which rate is theirs depends on how far away they are. Numbers as arguments would be new objects. */
  function take(id: number): void {
    const dx = (world.x[id] ?? 0) - (eye[0] ?? 0);
    const dz = (world.z[id] ?? 0) - (eye[1] ?? 0);
    const square = dx * dx + dz * dz;
    setBit(seen, id);
    if (square > NEAR_TIER) setBit(square <= MIDDLE_TIER ? middle : far, id);
  }

  /** Rules S1, S2 for these members of the grid. */
  function takeSome(from: number, to: number): void {
    const { region, sets } = viewer;
    const x = eye[0] ?? 0;
    const z = eye[1] ?? 0;
    for (let i = from; i < to; i++) {
      const toX = grid.x[i] ?? 0;
      const toZ = grid.z[i] ?? 0;
      const dx = toX - x;
      const dz = toZ - z;
      const place = placeInView(region, dx, dz);
      if (place === OUTSIDE) continue;
      const id = grid.members[i] ?? 0;
      if (id === self || world.crowd[id] !== crowd) continue;
      if (place === STAYS && !hasIn(sets, MEMBERS, id)) continue;
      if (isHidden?.(x, z, toX, toZ)) continue;
      const square = dx * dx + dz * dz;
      setBit(seen, id);
      if (square > NEAR_TIER) setBit(square <= MIDDLE_TIER ? middle : far, id);
    }
  }

  /** Everybody in the cells that sight reaches, row by row. */
  function takeRows(): void {
    const { region } = viewer;
    const { reach } = region;
    const last = cellRow((eye[1] ?? 0) + (reach[2] ?? 0));
    for (let row = cellRow((eye[1] ?? 0) - (reach[3] ?? 0)); row <= last; row++) {
      if (!reachInRow(region, eye, row, span)) continue;
      const first = row * GRID_SIDE + cellRow(span[0] ?? 0);
      const end = row * GRID_SIDE + cellRow(span[1] ?? 0) + 1;
      takeSome(grid.start[first] ?? 0, grid.start[end] ?? 0);
    }
  }

  /** Rule S3. */
  function keep(id: number): boolean {
    if (id === self || world.present[id] === 0 || hasIn(viewer.sets, ALWAYS, id)) return false;
    putInto(viewer.sets, ALWAYS, id);
    take(id);
    return true;
  }

  function keepPerformers(performers: IdList): void {
    for (let i = 0; i < performers.length; i++) {
      const id = performers.ids[i] ?? 0;
      if (!keep(id)) continue;
      clearBit(middle, id);
      clearBit(far, id);
    }
  }

  /** Rule S2: who was in sight and is outside stays for half a second. Returns who does. */
  function linger(word: number, lost: number, tick: number): number {
    const { outsideSince, sets } = viewer;
    const before = sets[word * KINDS + LINGERING] ?? 0;
    let kept = 0;
    for (let rest = lost; rest !== 0; rest &= rest - 1) {
      const bit = rest & -rest;
      const id = word * 32 + lowestBit(rest);
      if (world.present[id] === 0) continue;
      if ((before & bit) === 0) outsideSince[id] = tick & 0xffff;
      else if (((tick - (outsideSince[id] ?? 0)) & 0xffff) >= LEAVE_TICKS) continue;
      kept |= bit;
      take(id);
    }
    if (kept !== 0) viewer.lingers = true;
    return kept;
  }

  /** News of all of these waits from now on. */
  function owe(word: number, who: number, tick: number): void {
    for (let rest = who; rest !== 0; rest &= rest - 1)
      viewer.owedSince[word * 32 + lowestBit(rest)] = tick & 0xffff;
    viewer.sets[word * KINDS + OWED] = (viewer.sets[word * KINDS + OWED] ?? 0) | who;
    viewer.isQuiet = false;
  }

  function settle(words: number, tick: number): void {
    const { sets } = viewer;
    viewer.lingers = false;
    for (let word = 0; word < words; word++) {
      const at = word * KINDS;
      const before = sets[at + MEMBERS] ?? 0;
      const lost = before & ~(seen[word] ?? 0);
      sets[at + LINGERING] = lost === 0 ? 0 : linger(word, lost, tick);
      const now = seen[word] ?? 0;
      const nowFar = far[word] ?? 0;
      // Far ones are told of by coarser lines: who comes near or goes far away is on another one.
      const others = (now & ~before) | (now & (nowFar ^ (sets[at + FAR] ?? 0)));
      if (others !== 0) owe(word, others, tick);
      if (now !== before) viewer.isQuiet = false;
      sets[at + OWED] = (sets[at + OWED] ?? 0) & now;
      sets[at + MEMBERS] = now;
      sets[at + MIDDLE] = middle[word] ?? 0;
      sets[at + FAR] = nowFar;
    }
  }

  /**
   * Rules S1 to S3 for one viewer: fills its members and their rates.
   *
   * @param words of the bit sets that are in use
   */
  function lookAround(who: Viewer, id: number, performers: IdList, tick: number, words: number): void {
    viewer = who;
    self = id;
    crowd = world.crowd[id] ?? 0;
    eye[0] = world.x[id] ?? 0;
    eye[1] = world.z[id] ?? 0;
    for (let word = 0; word < words; word++) {
      seen[word] = 0;
      middle[word] = 0;
      far[word] = 0;
      who.sets[word * KINDS + ALWAYS] = 0;
    }
    takeRows();
    keepPerformers(performers);
    for (let i = 0; i < who.wanted.length; i++) {
      const other = who.wanted.ids[i] ?? 0;
      if (world.crowd[other] === crowd) keep(other);
    }
    settle(words, tick);
    who.isStale = false;
    who.isTurned = false;
    who.lookedAt = tick;
  }

  return {
    lookAround,
    /** Other walls, from the next look on. */
    setWalls(next: Occluder | null): void {
      isHidden = next;
    },
  };
}
