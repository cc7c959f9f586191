import type { World } from "./world";

/** About the near circle: a look around touches nine cells, a look across the hall a few dozen. */
const CELL_METRES = 8;
/** Positions on the wire reach 128 m to each side. */
const HALF_METRES = 128;
const SIDE = (2 * HALF_METRES) / CELL_METRES;

/** Who stands in which cell, sorted anew each tick (0.03 ms for a thousand). */
export interface Grid {
  /** Members of cell c are members[start[c]] up to members[start[c + 1]]. */
  readonly start: Uint32Array;
  readonly members: Uint16Array;
}

export function createGrid(capacity: number): Grid & { rebuild(world: World): void } {
  const start = new Uint32Array(SIDE * SIDE + 1);
  const members = new Uint16Array(capacity);
  const cellOfId = new Uint16Array(capacity);
  const next = new Uint32Array(SIDE * SIDE);
  return {
    start,
    members,
    rebuild(world) {
      start.fill(0);
      for (let id = 0; id < world.top; id++) {
        if (world.present[id] === 0) continue;
        const cell = row(world.z[id] ?? 0) * SIDE + row(world.x[id] ?? 0);
        cellOfId[id] = cell;
        start[cell + 1] = (start[cell + 1] ?? 0) + 1;
      }
      for (let cell = 0; cell < SIDE * SIDE; cell++) {
        next[cell] = start[cell] ?? 0;
        start[cell + 1] = (start[cell + 1] ?? 0) + (start[cell] ?? 0);
      }
      for (let id = 0; id < world.top; id++) {
        if (world.present[id] === 0) continue;
        const cell = cellOfId[id] ?? 0;
        const at = next[cell] ?? 0;
        members[at] = id;
        next[cell] = at + 1;
      }
    },
  };
}

/** Calls `visit` with every id in the cells that a circle touches. */
export function visitAround(
  grid: Grid,
  x: number,
  z: number,
  radius: number,
  visit: (id: number) => void,
): void {
  const lastRow = row(z + radius);
  const firstColumn = row(x - radius);
  const lastColumn = row(x + radius);
  for (let r = row(z - radius); r <= lastRow; r++) {
    const end = grid.start[r * SIDE + lastColumn + 1] ?? 0;
    for (let i = grid.start[r * SIDE + firstColumn] ?? 0; i < end; i++) visit(grid.members[i] ?? 0);
  }
}

/** Row or column of a coordinate; what lies outside of the grid is in its outermost cells. */
function row(metres: number): number {
  return Math.max(0, Math.min(SIDE - 1, Math.floor((metres + HALF_METRES) / CELL_METRES)));
}
