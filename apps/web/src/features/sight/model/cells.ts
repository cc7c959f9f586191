import { CELL_METRES } from "@karaverse/field-of-view";
import type { Walls } from "./outline";

/** The edges inside the walls of the cells into which everybody is sorted; one edge goes through the room's middle. */
export function cellEdges({ minX, maxX, minZ, maxZ }: Walls): { x: number[]; z: number[] } {
  return { x: between(minX, maxX), z: between(minZ, maxZ) };
}

function between(low: number, high: number): number[] {
  const first = Math.floor(low / CELL_METRES) + 1;
  const last = Math.ceil(high / CELL_METRES) - 1;
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (first + i) * CELL_METRES);
}
