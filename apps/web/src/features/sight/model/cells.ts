import type { Walls } from "./outline";

/** packages/field-of-view sorts everybody into cells of this size, metres, counted from the middle of the room. */
const CELL_METRES = 8;

/** The cells' edges inside the walls. */
export function cellEdges({ minX, maxX, minZ, maxZ }: Walls): { x: number[]; z: number[] } {
  return { x: between(minX, maxX), z: between(minZ, maxZ) };
}

function between(low: number, high: number): number[] {
  const first = Math.floor(low / CELL_METRES) + 1;
  const last = Math.ceil(high / CELL_METRES) - 1;
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (first + i) * CELL_METRES);
}
