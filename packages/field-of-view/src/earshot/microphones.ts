import { LIMITS } from "@karaverse/protocol";
import { append, cellRow, createGrid, createIdList, GRID_SIDE, type IdList, type World } from "../world";

const ENTER = LIMITS.earshotMetres ** 2;
const STAY = (LIMITS.earshotMetres * LIMITS.leaveFactor) ** 2;
/** Who is heard already counts as 10 % nearer. */
const HEARD_BONUS = 1 / LIMITS.leaveFactor ** 2;

/** Open microphones by place, and which are the nearest to somebody. All listeners share its memory. */
export function createMicrophones(world: Readonly<World>) {
  const { capacity, x, z, crowd } = world;
  const isOn = new Uint8Array(capacity);
  const isMuted = new Uint8Array(capacity);
  const isOpen = new Uint8Array(capacity);
  /** The world as if nobody else were in it. */
  const speakers: World = { ...world, present: isOpen };
  const grid = createGrid(capacity);
  const nearest = createIdList(LIMITS.earshotDesktop);
  const keys = new Float64Array(LIMITS.earshotDesktop);
  /** One number; handed over as such it would be a new object each time. */
  const offered = new Float64Array(1);
  const isHeard = new Uint8Array(capacity);
  /** Places in the order of the grid, to be read one after the other. */
  const placesX = new Float32Array(capacity);
  const placesZ = new Float32Array(capacity);

  function markHeard(heard: Readonly<IdList>, mark: number): void {
    for (let i = 0; i < heard.length; i++) isHeard[heard.ids[i] ?? 0] = mark;
  }

  /** Puts one among the nearest, if they are; `offered` has the key. */
  function offer(id: number, most: number): void {
    const key = offered[0] ?? 0;
    if (nearest.length < most) append(nearest, id);
    else if (key >= (keys[most - 1] ?? 0)) return;
    let at = nearest.length - 1;
    for (; at > 0 && (keys[at - 1] ?? 0) > key; at--) {
      keys[at] = keys[at - 1] ?? 0;
      nearest.ids[at] = nearest.ids[at - 1] ?? 0;
    }
    keys[at] = key;
    nearest.ids[at] = id;
  }

  function offerHeard(self: number, heard: Readonly<IdList>, most: number): void {
    for (let i = 0; i < heard.length; i++) {
      const id = heard.ids[i] ?? 0;
      const dx = (x[id] ?? 0) - (x[self] ?? 0);
      const dz = (z[id] ?? 0) - (z[self] ?? 0);
      const square = dx * dx + dz * dz;
      if (isOpen[id] === 0 || square > STAY) continue;
      offered[0] = square * HEARD_BONUS;
      offer(id, most);
    }
  }

  function offerOthers(self: number, most: number): void {
    const ownX = x[self] ?? 0;
    const ownZ = z[self] ?? 0;
    const first = cellRow(ownX - LIMITS.earshotMetres);
    const end = cellRow(ownX + LIMITS.earshotMetres) + 1;
    const lastRow = cellRow(ownZ + LIMITS.earshotMetres);
    for (let row = cellRow(ownZ - LIMITS.earshotMetres); row <= lastRow; row++) {
      // Cells of a row lie one after the other.
      const to = grid.start[row * GRID_SIDE + end] ?? 0;
      for (let i = grid.start[row * GRID_SIDE + first] ?? 0; i < to; i++) {
        const dx = (placesX[i] ?? 0) - ownX;
        const dz = (placesZ[i] ?? 0) - ownZ;
        const square = dx * dx + dz * dz;
        if (square > (keys[most - 1] ?? 0)) continue;
        const id = grid.members[i] ?? 0;
        if (id === self || isHeard[id] === 1 || crowd[id] !== crowd[self]) continue;
        offered[0] = square;
        offer(id, most);
      }
    }
  }

  return {
    isMuted,
    set(id: number, on: boolean): void {
      isOn[id] = on ? 1 : 0;
    },
    setMuted(id: number, muted: boolean): void {
      isMuted[id] = muted ? 1 : 0;
    },
    /** Sorts them anew by where they are now; performers are heard in another way. */
    update(): void {
      speakers.top = world.top;
      for (let id = 0; id < world.top; id++)
        isOpen[id] =
          isOn[id] === 1 && isMuted[id] === 0 && world.present[id] === 1 && world.performing[id] === 0
            ? 1
            : 0;
      grid.rebuild(speakers);
      const count = grid.start[GRID_SIDE * GRID_SIDE] ?? 0;
      for (let i = 0; i < count; i++) {
        const id = grid.members[i] ?? 0;
        placesX[i] = x[id] ?? 0;
        placesZ[i] = z[id] ?? 0;
      }
    },
    /**
     * The nearest to `self` within earshot, nearest first; who is heard already has it easier. The list is good until
     * the next call.
     */
    nearestTo(self: number, heard: Readonly<IdList>, most: number): Readonly<IdList> {
      nearest.length = 0;
      if (most === 0) return nearest;
      // While places are free the last key is the edge of earshot: also with the bonus nobody has a greater one.
      keys.fill(ENTER);
      // First, as they are mostly the nearest still: then few others come close enough to be sorted in.
      offerHeard(self, heard, most);
      markHeard(heard, 1);
      offerOthers(self, most);
      markHeard(heard, 0);
      return nearest;
    },
  };
}
