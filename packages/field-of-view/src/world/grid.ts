import type { World } from "./world";

/** About the near circle; smaller ones are inside of a view in whole more often, larger ones are fewer. */
export const CELL_METRES = 8;
/** Positions on the wire reach 128 m to each side. */
export const HALF_METRES = 128;
export const GRID_SIDE = (2 * HALF_METRES) / CELL_METRES;

/** Who stands in which cell, sorted anew each tick (0.03 ms for a thousand). */
export interface Grid {
  /** Members of cell c are members[start[c]] up to members[start[c + 1]]. Cells go along x, then along z. */
  readonly start: Uint32Array;
  readonly members: Uint16Array;
  /** Where they are, in the same order: whoever goes through a row goes through memory in line. */
  readonly x: Float32Array;
  readonly z: Float32Array;
}

export function createGrid(capacity: number): Grid & { rebuild(world: World): void } {
  const cells = GRID_SIDE * GRID_SIDE;
  const start = new Uint32Array(cells + 1);
  const members = new Uint16Array(capacity);
  const x = new Float32Array(capacity);
  const z = new Float32Array(capacity);
  const cellOfId = new Uint16Array(capacity);
  const next = new Uint32Array(cells);
  return {
    ...{ start, members, x, z },
    rebuild(world) {
      start.fill(0);
      for (let id = 0; id < world.top; id++) {
        if (world.present[id] === 0) continue;
        const cell = cellRow(world.z[id] ?? 0) * GRID_SIDE + cellRow(world.x[id] ?? 0);
        cellOfId[id] = cell;
        start[cell + 1] = (start[cell + 1] ?? 0) + 1;
      }
      for (let cell = 0; cell < cells; cell++) {
        next[cell] = start[cell] ?? 0;
        start[cell + 1] = (start[cell + 1] ?? 0) + (start[cell] ?? 0);
      }
      for (let id = 0; id < world.top; id++) {
        if (world.present[id] === 0) continue;
        const cell = cellOfId[id] ?? 0;
        const at = next[cell] ?? 0;
        members[at] = id;
        x[at] = world.x[id] ?? 0;
        z[at] = world.z[id] ?? 0;
        next[cell] = at + 1;
      }
    },
  };
}

/** Row or column of a coordinate; what lies outside of the grid is in its outermost cells. */
export function cellRow(metres: number): number {
  return Math.max(0, Math.min(GRID_SIDE - 1, Math.floor((metres + HALF_METRES) / CELL_METRES)));
}

/** The middle of a row or column, metres. */
export const cellMiddle = (row: number): number => (row + 0.5) * CELL_METRES - HALF_METRES;
