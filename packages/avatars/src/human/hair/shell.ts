import { dice } from "../../dice";
import { clamp, lerp, mixed, smooth, type Vec3 } from "../../mesh/vector";
import { towards, type Way } from "./head-map";
import { wayOf } from "./lock";
import type { Strands } from "./strands";
import type { Tint } from "./tint";

/** The body of a head of hair: one closed, sculpted mass over the scalp whose back and sides may hang. Degrees, metres. */
export interface Shell {
  /** Ridges around the head. */
  locks: number;
  seed?: number;
  /** Where hair grows from (a parting, a whorl) or is combed to (a tie), by where it ends. */
  root: (yaw: number) => { yaw: number; tilt: number };
  /** Tied: it grows at the hairline and is combed to the root. */
  tied?: boolean;
  /** How far hair is combed round on its way. */
  swirl?: number;
  /** Thickness by yaw from the face (0-180) and way from root (0) to end (1). */
  thick: (away: number, along: number) => number;
  /** Depth of the valleys between locks, as a share of the thickness. */
  relief: number;
  /** Raises the hairline (degrees). */
  hairline?: (away: number) => number;
  /** Length past the ears, by yaw from the face; 0 where hair ends at the hairline. */
  fall?: (away: number, yaw: number) => number;
  /** In and out of hanging hair, waves over its length. */
  wave?: { depth: number; count: number };
  /** Tips turn inwards (+) or outwards (-), metres. */
  turnIn?: number;
  /** How far the tips of locks stand apart, as a share of the length. */
  notch?: number;
  /** Curled all over: height of the bumps, metres. */
  bumps?: number;
  whole?: number;
}

const DEGREES = 180 / Math.PI;
/** Hanging hair leaves the head where the head turns inwards. */
const WIDEST = 84;

interface Column {
  yaw: number;
  /** 0 in a valley, 1 on a ridge. */
  ridge: number;
  own: number;
  /** Of its lock. */
  bias: number;
}

function columnsOf(shell: Shell, level: 0 | 1 | 2): Column[] {
  const roll = dice(101 + (shell.seed ?? 0) * 7919);
  const locks = level === 2 ? 8 : level === 1 ? Math.min(14, shell.locks) : shell.locks;
  const each = level === 0 ? 3 : level === 1 ? 2 : 1;
  const widths = Array.from({ length: locks }, () => 0.75 + 0.5 * roll());
  const sum = widths.reduce((a, b) => a + b, 0);
  const out: Column[] = [];
  let at = -180;
  for (const width of widths) {
    const span = (width / sum) * 360;
    const own = roll();
    const bias = roll();
    for (let n = 0; n < each; n++)
      out.push({
        yaw: at + (span * n) / each,
        ridge: level === 2 ? 0.7 : n === 0 ? 0 : 1,
        own: n === 0 ? 0.4 : own,
        bias,
      });
    at += span;
  }
  return out;
}

export function buildShell(strands: Strands, shell: Shell, tint: Tint, level: 0 | 1 | 2): void {
  const columns = columnsOf(shell, level);
  const { bumps } = shell;
  const onHead = bumps && level === 0 ? 17 : ([7, 4, 3][level] ?? 3);
  const hanging = shell.fall ? ([8, 4, 2][level] ?? 2) : 0;
  // Seen from below only; far away not at all.
  const lining = level === 2 ? 0 : level === 1 ? 1 : 3;
  const rows = onHead + hanging;
  const outer: number[][] = [];
  const inner: number[][] = [];
  for (const column of columns) {
    const { outside, under, falls } = columnOf(strands, shell, column, onHead, hanging);
    const a: number[] = [];
    const b: number[] = [];
    outside.forEach((p, n) => {
      const t = n / rows;
      const onIt = falls > 0.02 ? t : (n / onHead) * 0.8;
      const ridge = bumps ? bumpAt(strands.map.wayOf(p)) + 0.5 : column.ridge;
      const along = shell.tied ? 1 - Math.min(1, onIt) : Math.min(1, onIt);
      a.push(
        strands.vertex(p, tint(along, lerp(0.75, ridge, smooth(0, 0.25, t)), column.own), shell.whole ?? 0.5),
      );
    });
    under.forEach((p, n) => {
      b.push(strands.vertex(p, tint(lerp(0.1, 0.6, n / hanging), 0, 0.3), 0));
    });
    outer.push(a);
    inner.push(b);
  }
  for (let c = 0; c < columns.length; c++) {
    const d = (c + 1) % columns.length;
    const at = (grid: number[][], column: number, row: number) => {
      const vertices = grid[column] ?? [];
      return vertices[Math.min(row, vertices.length - 1)] ?? 0;
    };
    const long = Math.max(outer[c]?.length ?? 0, outer[d]?.length ?? 0) - 1;
    for (let r = 0; r < long; r++)
      strands.quad(at(outer, c, r), at(outer, c, r + 1), at(outer, d, r + 1), at(outer, d, r));
    if ((inner[c]?.length ?? 0) === 0 && (inner[d]?.length ?? 0) === 0) continue;
    if (lining === 0) continue;
    const inside = (column: number, k: number) => {
      const row = Math.round((k / lining) * hanging);
      return (inner[column]?.length ?? 0) > 0 ? at(inner, column, row) : at(outer, column, onHead);
    };
    for (let k = 0; k < lining; k++)
      strands.quad(inside(c, k), inside(d, k), inside(d, k + 1), inside(c, k + 1));
    strands.quad(at(outer, c, long), inside(c, lining), inside(d, lining), at(outer, d, long));
  }
}

function columnOf(
  strands: Strands,
  shell: Shell,
  column: Column,
  onHead: number,
  hanging: number,
): { outside: Vec3[]; under: Vec3[]; falls: number } {
  const { map } = strands;
  const k = map.size;
  const away = Math.abs(column.yaw);
  const root = shell.root(column.yaw);
  const length = (shell.fall?.(away, column.yaw) ?? 0) * k;
  const falls = length > 0 ? 1 : 0;
  const line = map.hairline(column.yaw / DEGREES) * DEGREES - (shell.hairline?.(away) ?? 0);
  const rim = falls ? Math.min(line, WIDEST) : line;
  const [from, to] = [wayOf(root.yaw, root.tilt), wayOf(column.yaw, rim)];
  const outside: Vec3[] = [];
  const radiusAt = (way: Way, along: number, edge: number) => {
    const thick = shell.thick(away, along) * k;
    const relief = 1 - shell.relief * (1 - column.ridge) * smooth(0, 0.3, along);
    const bump = shell.bumps ? bumpAt(way) * shell.bumps * k : 0;
    return map.radius(way, falls > 0 && way.tilt > 1) + Math.max(0.002, (thick * relief + bump) * edge);
  };
  for (let n = 0; n <= onHead; n++) {
    const t = n / onHead;
    const way = arc(from, to, t, (shell.swirl ?? 0) / DEGREES);
    // Where it ends at the hairline it goes down to the skin, and a little under it.
    const edge = falls ? 1 : smooth(1.06, 0.72, t);
    const r = n === onHead && !falls ? map.radius(way) - 0.0015 : radiusAt(way, t, edge);
    const to3 = towards(way);
    outside.push([map.centre[0] + to3[0] * r, map.centre[1] + to3[1] * r, map.centre[2] + to3[2] * r]);
  }
  const under: Vec3[] = [];
  if (!falls) return { outside, under, falls };
  const behind = away > 98;
  const top = outside[onHead] as Vec3;
  const flat: Vec3 = [Math.sin(column.yaw / DEGREES), 0, Math.cos(column.yaw / DEGREES)];
  const notch = 1 - (shell.notch ?? 0.06) * ((1 - column.ridge) * 1.2 + column.bias * 0.8);
  const thick = shell.thick(away, 1) * k;
  under.push([top[0] - flat[0] * thick * 0.9, top[1], top[2] - flat[2] * thick * 0.9]);
  let [x, y, z] = top;
  for (let n = 1; n <= hanging; n++) {
    const down = n / hanging;
    const wave = shell.wave
      ? shell.wave.depth *
        k *
        Math.sin(down * shell.wave.count * 6.283 + column.bias * 1.2) *
        smooth(0, 0.3, down)
      : 0;
    const turn = -(shell.turnIn ?? 0) * k * smooth(0.45, 1, down);
    y = top[1] - length * notch * down;
    const relief = -shell.relief * thick * (1 - column.ridge) * 0.9;
    const out = wave + turn + relief;
    x = top[0] + flat[0] * out;
    z = top[2] + flat[2] * out;
    const at: Vec3 = [x, y, z];
    const slim = thick * lerp(0.95, 0.12, smooth(0.55, 1, down));
    const depth = map.trunk(at, behind);
    const free = depth === undefined ? at : clearOf(at, depth, behind, slim + 0.012 * k);
    outside.push(free);
    under.push([free[0] - flat[0] * slim, free[1] + 0.002, free[2] - flat[2] * slim]);
  }
  ease(outside, onHead);
  ease(under, 0);
  return { outside, under, falls };
}

function clearOf([x, y, z]: Vec3, depth: number, behind: boolean, by: number): Vec3 {
  return [x, y, behind ? Math.min(z, depth - by) : Math.max(z, depth + by)];
}

/** Takes out the step where hair meets shoulders; never towards the body. */
function ease(line: Vec3[], from: number): void {
  for (let pass = 0; pass < 2; pass++)
    for (let n = from + 1; n < line.length - 1; n++) {
      const [a, b, c] = [line[n - 1] as Vec3, line[n] as Vec3, line[n + 1] as Vec3];
      const even = mixed(a, c, 0.5);
      const z = Math.abs(even[2]) > Math.abs(b[2]) ? lerp(b[2], even[2], 0.5) : b[2];
      line[n] = [lerp(b[0], even[0], 0.3), b[1], z];
    }
}

/** From one direction to another over the shortest way, swung to the side in between. */
export function arc(from: Way, to: Way, t: number, swing: number): Way {
  const [a, b] = [towards(from), towards(to)];
  const angle = Math.acos(clamp(a[0] * b[0] + a[1] * b[1] + a[2] * b[2], -1, 1));
  const s = Math.sin(angle);
  const [ka, kb] = s < 1e-4 ? [1 - t, t] : [Math.sin((1 - t) * angle) / s, Math.sin(t * angle) / s];
  const [x, y, z] = [a[0] * ka + b[0] * kb, a[1] * ka + b[1] * kb, a[2] * ka + b[2] * kb];
  return {
    yaw: Math.atan2(x, z) + swing * Math.sin(Math.PI * t),
    tilt: Math.acos(clamp(y / Math.hypot(x, y, z), -1, 1)),
  };
}

const DOMES = Array.from({ length: 190 }, (_, n, all = 190): Vec3 => {
  const up = 1 - (2 * n + 1) / all;
  const flat = Math.sqrt(1 - up * up);
  const a = n * 2.39996 + 0.5 * Math.sin(n * 12.9);
  return [flat * Math.sin(a), up, flat * Math.cos(a)];
});
const DOME = Math.sqrt(5 / DOMES.length);

/** How high a place is on domes spread evenly over a ball, like curls pressed together: -0.5 between them, 0.5 on top. */
function bumpAt(way: Way): number {
  const [x, y, z] = towards(way);
  let nearest = -1;
  for (let n = 0; n < DOMES.length; n++) {
    const dome = DOMES[n] as Vec3;
    if (Math.abs(dome[1] - y) > 0.3) continue;
    const near = x * dome[0] + y * dome[1] + z * dome[2];
    if (near > nearest) nearest = near;
  }
  const far = Math.acos(clamp(nearest, -1, 1)) / DOME;
  return Math.sqrt(Math.max(0, 1 - far * far)) - 0.5;
}
