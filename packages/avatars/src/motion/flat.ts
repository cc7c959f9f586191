/**
 * Turns (xyzw) and places (xyz) as they lie in long arrays, one after another, so that a frame makes no garbage. So do
 * the numbers they are made of: handed on one by one they were put on the heap, 50 KB in a frame of 200 people.
 * The result may be written over what it is made of.
 */
export type Row = Float64Array<ArrayBuffer>;

const HALF = Math.PI / 360;
const at = (row: ArrayLike<number>, n: number): number => row[n] as number;

/** About one axis (0 x, 1 y, 2 z), by the degrees that lie at `o`. */
export function turnAbout(out: Row, o: number, axis: 0 | 1 | 2): void {
  const half = at(out, o) * HALF;
  out[o] = 0;
  out[o + 1] = 0;
  out[o + 2] = 0;
  out[o + axis] = Math.sin(half);
  out[o + 3] = Math.cos(half);
}

/** Roll about z, then pitch about x, then yaw about y: yaw, pitch and roll lie at `o`, in degrees. */
export function turnBy(out: Row, o: number): void {
  const yaw = at(out, o) * HALF;
  const pitch = at(out, o + 1) * HALF;
  const roll = at(out, o + 2) * HALF;
  const sy = Math.sin(yaw);
  const cy = Math.cos(yaw);
  const sx = Math.sin(pitch);
  const cx = Math.cos(pitch);
  const sz = Math.sin(roll);
  const cz = Math.cos(roll);
  const x = cy * sx;
  const y = sy * cx;
  const z = -sy * sx;
  const w = cy * cx;
  out[o] = x * cz + y * sz;
  out[o + 1] = y * cz - x * sz;
  out[o + 2] = w * sz + z * cz;
  out[o + 3] = w * cz - z * sz;
}

/** First b, then a; a itself, or with -1 its inverse. */
function times(
  out: Row,
  o: number,
  a: ArrayLike<number>,
  ao: number,
  way: 1 | -1,
  b: ArrayLike<number>,
  bo: number,
): void {
  const ax = at(a, ao) * way;
  const ay = at(a, ao + 1) * way;
  const az = at(a, ao + 2) * way;
  const aw = at(a, ao + 3);
  const bx = at(b, bo);
  const by = at(b, bo + 1);
  const bz = at(b, bo + 2);
  const bw = at(b, bo + 3);
  out[o] = aw * bx + ax * bw + ay * bz - az * by;
  out[o + 1] = aw * by - ax * bz + ay * bw + az * bx;
  out[o + 2] = aw * bz + ax * by - ay * bx + az * bw;
  out[o + 3] = aw * bw - ax * bx - ay * by - az * bz;
}

/** First b, then a. */
export function join(
  out: Row,
  o: number,
  a: ArrayLike<number>,
  ao: number,
  b: ArrayLike<number>,
  bo: number,
): void {
  times(out, o, a, ao, 1, b, bo);
}

/** What b is, seen from a: the inverse of a, after b. */
export function within(out: Row, o: number, a: Row, ao: number, b: Row, bo: number): void {
  times(out, o, a, ao, -1, b, bo);
}

/** Writes a place: from `from` the turned way that lies at `o`. */
export function go(out: Row, o: number, from: Row, fo: number, q: Row, qo: number): void {
  const x = at(out, o);
  const y = at(out, o + 1);
  const z = at(out, o + 2);
  const qx = at(q, qo);
  const qy = at(q, qo + 1);
  const qz = at(q, qo + 2);
  const qw = at(q, qo + 3);
  const tx = 2 * (qy * z - qz * y);
  const ty = 2 * (qz * x - qx * z);
  const tz = 2 * (qx * y - qy * x);
  out[o] = at(from, fo) + x + qw * tx + qy * tz - qz * ty;
  out[o + 1] = at(from, fo + 1) + y + qw * ty + qz * tx - qx * tz;
  out[o + 2] = at(from, fo + 2) + z + qw * tz + qx * ty - qy * tx;
}

/**
 * The turn that takes x onto a, and y as near to b as that allows.
 *
 * @param a, b xyz in `row`; b not along a
 */
export function frameOf(out: Row, o: number, row: Row, a: number, b: number): void {
  let x0 = at(row, a);
  let x1 = at(row, a + 1);
  let x2 = at(row, a + 2);
  const l = Math.sqrt(x0 * x0 + x1 * x1 + x2 * x2) || 1;
  x0 /= l;
  x1 /= l;
  x2 /= l;
  let y0 = at(row, b);
  let y1 = at(row, b + 1);
  let y2 = at(row, b + 2);
  const along = y0 * x0 + y1 * x1 + y2 * x2;
  y0 -= x0 * along;
  y1 -= x1 * along;
  y2 -= x2 * along;
  const m = Math.sqrt(y0 * y0 + y1 * y1 + y2 * y2) || 1;
  y0 /= m;
  y1 /= m;
  y2 /= m;
  const z0 = x1 * y2 - x2 * y1;
  const z1 = x2 * y0 - x0 * y2;
  const z2 = x0 * y1 - x1 * y0;
  const trace = x0 + y1 + z2;
  if (trace > 0) {
    const s = Math.sqrt(trace + 1) * 2;
    out[o] = (y2 - z1) / s;
    out[o + 1] = (z0 - x2) / s;
    out[o + 2] = (x1 - y0) / s;
    out[o + 3] = s / 4;
  } else if (x0 > y1 && x0 > z2) {
    const s = Math.sqrt(1 + x0 - y1 - z2) * 2;
    out[o] = s / 4;
    out[o + 1] = (y0 + x1) / s;
    out[o + 2] = (z0 + x2) / s;
    out[o + 3] = (y2 - z1) / s;
  } else if (y1 > z2) {
    const s = Math.sqrt(1 + y1 - x0 - z2) * 2;
    out[o] = (y0 + x1) / s;
    out[o + 1] = s / 4;
    out[o + 2] = (z1 + y2) / s;
    out[o + 3] = (z0 - x2) / s;
  } else {
    const s = Math.sqrt(1 + z2 - x0 - y1) * 2;
    out[o] = (z0 + x2) / s;
    out[o + 1] = (z1 + y2) / s;
    out[o + 2] = s / 4;
    out[o + 3] = (x1 - y0) / s;
  }
}

/**
 * Where the middle joint of two bones goes, towards the pole. Everything lies in `row`; a way that is too long ends
 * where the bones do.
 *
 * @param lengths of the two bones
 */
export function bend(row: Row, out: number, from: number, to: number, pole: number, lengths: Row): void {
  const first = at(lengths, 0);
  const second = at(lengths, 1);
  let dx = at(row, to) - at(row, from);
  let dy = at(row, to + 1) - at(row, from + 1);
  let dz = at(row, to + 2) - at(row, from + 2);
  const way = Math.sqrt(dx * dx + dy * dy + dz * dz);
  const d = Math.min((first + second) * 0.9995, Math.max(Math.abs(first - second) + 1e-3, way));
  const s = way > 1e-6 ? 1 / way : 0;
  dx *= s;
  dy = way > 1e-6 ? dy * s : -1;
  dz *= s;
  const along = (first * first - second * second + d * d) / (2 * d);
  const height = Math.sqrt(Math.max(0, first * first - along * along));
  let px = at(row, pole);
  let py = at(row, pole + 1);
  let pz = at(row, pole + 2);
  const share = px * dx + py * dy + pz * dz;
  px -= dx * share;
  py -= dy * share;
  pz -= dz * share;
  const l = Math.sqrt(px * px + py * py + pz * pz) || 1;
  row[out] = at(row, from) + dx * along + (px / l) * height;
  row[out + 1] = at(row, from + 1) + dy * along + (py / l) * height;
  row[out + 2] = at(row, from + 2) + dz * along + (pz / l) * height;
}

/** Turns `out` towards b the short way, by the share that lies at `share` in b's row. */
export function approach(out: Float32Array<ArrayBuffer>, o: number, b: Row, bo: number, share: number): void {
  const t = at(b, share);
  const ax = at(out, o);
  const ay = at(out, o + 1);
  const az = at(out, o + 2);
  const aw = at(out, o + 3);
  const bx = at(b, bo);
  const by = at(b, bo + 1);
  const bz = at(b, bo + 2);
  const bw = at(b, bo + 3);
  const s = ax * bx + ay * by + az * bz + aw * bw < 0 ? -t : t;
  const x = ax * (1 - t) + bx * s;
  const y = ay * (1 - t) + by * s;
  const z = az * (1 - t) + bz * s;
  const w = aw * (1 - t) + bw * s;
  const l = Math.sqrt(x * x + y * y + z * z + w * w) || 1;
  out[o] = x / l;
  out[o + 1] = y / l;
  out[o + 2] = z / l;
  out[o + 3] = w / l;
}

/** The part of a turn that goes about x, halved: what a forearm takes of its hand's. */
export function halfTwist(out: Row, o: number, q: Row, qo: number): void {
  const x = at(q, qo);
  const w = at(q, qo + 3);
  const angle = Math.atan2(x, w);
  // The short way round.
  const short = angle > Math.PI / 2 ? angle - Math.PI : angle < -Math.PI / 2 ? angle + Math.PI : angle;
  out[o] = Math.sin(short / 2);
  out[o + 1] = 0;
  out[o + 2] = 0;
  out[o + 3] = Math.cos(short / 2);
}
