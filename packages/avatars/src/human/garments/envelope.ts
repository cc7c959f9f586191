import { CORNERS_AND_SIDES } from "../../mesh/triangle";
import { clamp, lerp, type Vec3 } from "../../mesh/vector";

/** How far something reaches from an upright axis, by height and angle; 0 is the front, a quarter turn the left. */
export interface Envelope {
  low: number;
  high: number;
  rows: number;
  columns: number;
  reach: Float32Array;
}

const COLUMNS = 40;

export function emptyEnvelope(low: number, high: number, rows: number): Envelope {
  return { low, high, rows, columns: COLUMNS, reach: new Float32Array(rows * COLUMNS) };
}

function mark(envelope: Envelope, y: number, angle: number, reach: number): void {
  const { low, high, rows, columns } = envelope;
  const r = Math.round(((y - low) / (high - low)) * (rows - 1));
  if (r < 0 || r >= rows) return;
  const c = (Math.round((angle / (Math.PI * 2)) * columns) + columns) % columns;
  const n = r * columns + c;
  envelope.reach[n] = Math.max(envelope.reach[n] as number, reach);
}

/** Marks a triangle's corners, sides and middle; `place` gives height, angle and reach of a point. */
export function markTriangle(
  envelope: Envelope,
  corners: readonly [Vec3, Vec3, Vec3],
  place: (p: Vec3) => readonly [y: number, angle: number, reach: number],
): void {
  const [a, b, c] = corners;
  for (const [u, v, w] of SPOTS) {
    const [y, angle, reach] = place([
      a[0] * u + b[0] * v + c[0] * w,
      a[1] * u + b[1] * v + c[1] * w,
      a[2] * u + b[2] * v + c[2] * w,
    ]);
    mark(envelope, y, angle, reach);
  }
}

const SPOTS = [...CORNERS_AND_SIDES, [0.34, 0.33, 0.33]] as const;

/** Cloth spans hollows: rows are filled where nothing was marked and become as good as convex. */
export function span(envelope: Envelope): void {
  const { rows, columns, reach } = envelope;
  const at = (r: number, c: number) => reach[r * columns + ((c + columns) % columns)] as number;
  fillColumns(envelope);
  for (let r = 0; r < rows; r++) {
    const from = r * columns;
    for (let pass = 0; pass < 8; pass++)
      for (let c = 0; c < columns; c++)
        if (reach[from + c] === 0) reach[from + c] = Math.max(at(r, c - 1), at(r, c + 1)) * 0.995;
    for (let wide = 8; wide >= 1; wide = Math.floor(wide / 2)) {
      // Where the straight line between two points of a circle's rays crosses the ray between them.
      const bend = 2 * Math.cos((wide / columns) * Math.PI * 2);
      for (let pass = 0; pass < 3; pass++) {
        let grown = false;
        for (let c = 0, before = columns - wide, after = wide; c < columns; c++) {
          const a = reach[from + before] as number;
          const b = reach[from + after] as number;
          if (++before === columns) before = 0;
          if (++after === columns) after = 0;
          const chord = (a * b * bend) / (a + b || 1);
          if (chord > (reach[from + c] as number)) {
            reach[from + c] = chord;
            grown = true;
          }
        }
        if (!grown) break;
      }
    }
  }
  // Rows that nothing reached take their neighbour's.
  for (let r = 1; r < rows; r++) if (at(r, 0) === 0) copyRow(envelope, r - 1, r);
  for (let r = rows - 2; r >= 0; r--) if (at(r, 0) === 0) copyRow(envelope, r + 1, r);
}

/** What lies between two marked heights is on the line between them: triangles may be taller than a row. */
function fillColumns({ rows, columns, reach }: Envelope): void {
  for (let c = 0; c < columns; c++) {
    let last = -1;
    for (let r = 0; r < rows; r++) {
      const here = reach[r * columns + c] as number;
      if (here === 0) continue;
      const there = last < 0 ? here : (reach[last * columns + c] as number);
      // Not across what is open on purpose, as between the arms: four rows at most.
      if (last >= 0 && r - last <= 4)
        for (let n = last + 1; n < r; n++)
          reach[n * columns + c] = lerp(there, here, (n - last) / (r - last));
      last = r;
    }
  }
}

function copyRow({ columns, reach }: Envelope, from: number, to: number): void {
  reach.copyWithin(to * columns, from * columns, (from + 1) * columns);
}

/** Cloth falls from what sticks out above. @param taper metres it comes in a metre of fall */
export function fall(envelope: Envelope, from: number, taper: number): void {
  const { low, high, rows, columns, reach } = envelope;
  const step = (high - low) / (rows - 1);
  for (let r = rows - 2; r >= 0; r--) {
    if (low + r * step > from) continue;
    for (let c = 0; c < columns; c++) {
      const n = r * columns + c;
      reach[n] = Math.max(reach[n] as number, (reach[n + columns] as number) - taper * step);
    }
  }
}

/** Rounds off what stuck out, in both directions. */
export function soften(envelope: Envelope, passes: number): void {
  const { rows, columns, reach } = envelope;
  const was = new Float32Array(reach.length);
  for (let pass = 0; pass < passes; pass++) {
    was.set(reach);
    for (let r = 0; r < rows; r++)
      for (let c = 0; c < columns; c++) {
        const at = (row: number, column: number) =>
          was[clamp(row, 0, rows - 1) * columns + ((column + columns) % columns)] as number;
        reach[r * columns + c] =
          (at(r, c) * 2 + at(r - 1, c) + at(r + 1, c) + at(r, c - 1) + at(r, c + 1)) / 6;
      }
  }
}

export function reachAt(envelope: Envelope, y: number, angle: number): number {
  const { low, high, rows, columns, reach } = envelope;
  const row = clamp(((y - low) / (high - low)) * (rows - 1), 0, rows - 1.001);
  const column = (((angle / (Math.PI * 2)) % 1) + 1) * columns;
  const [r, c] = [Math.floor(row), Math.floor(column)];
  const at = (dr: number, dc: number) => reach[(r + dr) * columns + ((c + dc) % columns)] as number;
  const u = column - c;
  return lerp(lerp(at(0, 0), at(0, 1), u), lerp(at(1, 0), at(1, 1), u), row - r);
}
