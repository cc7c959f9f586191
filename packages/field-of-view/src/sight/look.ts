import { LIMITS } from "@karaverse/protocol";
import {
  CELL_METRES,
  cellMiddle,
  cellRow,
  clearBit,
  createBits,
  GRID_SIDE,
  type Grid,
  hasBit,
  type IdList,
  lowestBit,
  setBit,
  type World,
} from "../world";
import { EVERY_SECOND_TICK_METRES, EVERY_TICK_METRES } from "./rate";
import { comesIntoSight, depthToEnter, depthToStay, FAR, FAR_STAY, NEAR_STAY, staysInSight } from "./region";
import type { Viewer } from "./viewer";

/** Whether a wall of the scene is between two places. */
export type Occluder = (fromX: number, fromZ: number, toX: number, toZ: number) => boolean;

export const TICK_MS = 1_000 / LIMITS.motionHz;
const LEAVE_TICKS = Math.ceil(LIMITS.leaveMs / TICK_MS);
/** From the middle of a cell to its corner. */
const CELL_RADIUS = CELL_METRES * Math.SQRT1_2;
const NEAR_TIER = EVERY_TICK_METRES ** 2;
const MIDDLE_TIER = EVERY_SECOND_TICK_METRES ** 2;
const TICKS_KEPT = 0xffff;

/** A tick as it is remembered: never 0. */
const stampOf = (tick: number): number => (tick % TICKS_KEPT) + 1;

/** The working memory for looking around, shared by all viewers: a look allocates nothing. */
export function createLook(world: World, grid: Grid, isHidden: Occluder | null) {
  const seen = createBits(world.capacity);
  const wasFar = createBits(world.capacity);
  let self = 0;
  let crowd = 0;
  /** x and z of the viewer: a number that is kept by a closure would be a new object each time. */
  const eye = new Float64Array(2);
  /** First and last column, first and last row of cells that sight reaches. */
  const span = new Int32Array(4);
  let viewer: Viewer;

  /** In sight; which rate is theirs depends on how far away they are. Numbers as arguments would be new objects. */
  function take(id: number): void {
    const dx = (world.x[id] ?? 0) - (eye[0] ?? 0);
    const dz = (world.z[id] ?? 0) - (eye[1] ?? 0);
    const square = dx * dx + dz * dz;
    setBit(seen, id);
    setBit(square <= NEAR_TIER ? viewer.near : square <= MIDDLE_TIER ? viewer.middle : viewer.far, id);
    if (viewer.outsideSince[id] !== 0) viewer.outsideSince[id] = 0;
  }

  function isOther(id: number): boolean {
    return id !== self && world.crowd[id] === crowd;
  }

  function takeAll(from: number, to: number): void {
    for (let i = from; i < to; i++) {
      const id = grid.members[i] ?? 0;
      if (isOther(id)) take(id);
    }
  }

  /** Rules S1, S2 for each one of a cell that the edge of sight goes through. */
  function takeSome(from: number, to: number): void {
    const { region, members } = viewer;
    const x = eye[0] ?? 0;
    const z = eye[1] ?? 0;
    for (let i = from; i < to; i++) {
      const id = grid.members[i] ?? 0;
      if (!isOther(id)) continue;
      const toX = world.x[id] ?? 0;
      const toZ = world.z[id] ?? 0;
      const dx = toX - x;
      const dz = toZ - z;
      const isSeen = hasBit(members, id) ? staysInSight(region, dx, dz) : comesIntoSight(region, dx, dz);
      if (isSeen && (isHidden === null || !isHidden(x, z, toX, toZ))) take(id);
    }
  }

  function lookAtCell(row: number, column: number): void {
    const cell = row * GRID_SIDE + column;
    const from = grid.start[cell] ?? 0;
    const to = grid.start[cell + 1] ?? 0;
    if (from === to) return;
    const dx = cellMiddle(column) - (eye[0] ?? 0);
    const dz = cellMiddle(row) - (eye[1] ?? 0);
    const distance = Math.sqrt(dx * dx + dz * dz);
    const { region } = viewer;
    if (distance - CELL_RADIUS > NEAR_STAY) {
      if (distance - CELL_RADIUS > FAR_STAY || depthToStay(region, dx, dz) < -CELL_RADIUS) return;
      // The cells at the rim of the grid have those in them who are further out.
      const isRim = row === 0 || column === 0 || row === GRID_SIDE - 1 || column === GRID_SIDE - 1;
      const isWhole = distance + CELL_RADIUS <= FAR && depthToEnter(region, dx, dz) >= CELL_RADIUS;
      if (isWhole && !isRim && isHidden === null) {
        takeAll(from, to);
        return;
      }
    }
    takeSome(from, to);
  }

  function findSpan(reach: Float64Array): void {
    const x = eye[0] ?? 0;
    const z = eye[1] ?? 0;
    span[0] = cellRow(x - (reach[1] ?? 0));
    span[1] = cellRow(x + (reach[0] ?? 0));
    span[2] = cellRow(z - (reach[3] ?? 0));
    span[3] = cellRow(z + (reach[2] ?? 0));
  }

  /** Rule S3. */
  function keep(id: number): boolean {
    if (id === self || world.present[id] === 0 || hasBit(viewer.always, id)) return false;
    setBit(viewer.always, id);
    take(id);
    return true;
  }

  function keepPerformers(performers: IdList): void {
    for (let i = 0; i < performers.length; i++) {
      const id = performers.ids[i] ?? 0;
      if (!keep(id)) continue;
      clearBit(viewer.middle, id);
      clearBit(viewer.far, id);
      setBit(viewer.near, id);
    }
  }

  /** Rule S2: who was in sight and is outside stays for half a second. */
  function linger(word: number, lost: number, tick: number): void {
    for (let rest = lost; rest !== 0; rest &= rest - 1) {
      const id = word * 32 + lowestBit(rest);
      if (world.present[id] === 0) continue;
      const since = viewer.outsideSince[id] ?? 0;
      if (since === 0) viewer.outsideSince[id] = stampOf(tick);
      else if ((stampOf(tick) - since + TICKS_KEPT) % TICKS_KEPT >= LEAVE_TICKS) {
        viewer.outsideSince[id] = 0;
        continue;
      }
      viewer.lingers = true;
      const stamp = viewer.outsideSince[id] ?? 0;
      take(id);
      viewer.outsideSince[id] = stamp;
    }
  }

  /** News of all of these waits from now on. */
  function owe(word: number, who: number, tick: number): void {
    for (let rest = who; rest !== 0; rest &= rest - 1)
      viewer.owedSince[word * 32 + lowestBit(rest)] = tick & 0xffff;
    viewer.owed[word] = (viewer.owed[word] ?? 0) | who;
    viewer.isQuiet = false;
  }

  function settle(words: number, tick: number): void {
    const { members, owed, far } = viewer;
    viewer.lingers = false;
    for (let word = 0; word < words; word++) {
      const before = members[word] ?? 0;
      const lost = before & ~(seen[word] ?? 0);
      if (lost !== 0) linger(word, lost, tick);
      const now = seen[word] ?? 0;
      // Far ones are told of by coarser lines: who comes near or goes far away is on another one.
      const others = (now & ~before) | (now & ((far[word] ?? 0) ^ (wasFar[word] ?? 0)));
      if (others !== 0) owe(word, others, tick);
      if (now !== before) viewer.isQuiet = false;
      owed[word] = (owed[word] ?? 0) & now;
      members[word] = now;
    }
  }

  /**
   * Rules S1 to S3 for one viewer: fills its members and their rates.
   *
   * @param words of the bit sets that are in use
   */
  return function lookAround(who: Viewer, id: number, performers: IdList, tick: number, words: number): void {
    viewer = who;
    self = id;
    crowd = world.crowd[id] ?? 0;
    eye[0] = world.x[id] ?? 0;
    eye[1] = world.z[id] ?? 0;
    for (let word = 0; word < words; word++) {
      seen[word] = 0;
      wasFar[word] = who.far[word] ?? 0;
      who.near[word] = 0;
      who.middle[word] = 0;
      who.far[word] = 0;
      who.always[word] = 0;
    }
    findSpan(who.region.reach);
    const firstColumn = span[0] ?? 0;
    const lastColumn = span[1] ?? 0;
    const lastRow = span[3] ?? 0;
    for (let row = span[2] ?? 0; row <= lastRow; row++) {
      const first = row * GRID_SIDE + firstColumn;
      if (grid.start[first] === grid.start[row * GRID_SIDE + lastColumn + 1]) continue;
      for (let column = firstColumn; column <= lastColumn; column++) lookAtCell(row, column);
    }
    keepPerformers(performers);
    for (let i = 0; i < who.wanted.length; i++) {
      const other = who.wanted.ids[i] ?? 0;
      if (world.crowd[other] === crowd) keep(other);
    }
    settle(words, tick);
    who.isStale = false;
    who.isTurned = false;
    who.lookedAt = tick;
  };
}
