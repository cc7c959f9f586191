import { cross, dot, length, scale, sub, unit, type Vec3 } from "../mesh/vector";

export type Quat = readonly [number, number, number, number];

export const IDENTITY: Quat = [0, 0, 0, 1];
const RAD = Math.PI / 180;

export const ry = (degrees: number): Quat => [
  0,
  Math.sin((degrees * RAD) / 2),
  0,
  Math.cos((degrees * RAD) / 2),
];
export const rz = (degrees: number): Quat => [
  0,
  0,
  Math.sin((degrees * RAD) / 2),
  Math.cos((degrees * RAD) / 2),
];

/** First b, then a. */
export function times(a: Quat, b: Quat): Quat {
  return [
    a[3] * b[0] + a[0] * b[3] + a[1] * b[2] - a[2] * b[1],
    a[3] * b[1] - a[0] * b[2] + a[1] * b[3] + a[2] * b[0],
    a[3] * b[2] + a[0] * b[1] - a[1] * b[0] + a[2] * b[3],
    a[3] * b[3] - a[0] * b[0] - a[1] * b[1] - a[2] * b[2],
  ];
}

export const inverse = (q: Quat): Quat => [-q[0], -q[1], -q[2], q[3]];

export function turn(q: Quat, v: Vec3): Vec3 {
  const u: Vec3 = [q[0], q[1], q[2]];
  const t = scale(cross(u, v), 2);
  const c = cross(u, t);
  return [v[0] + q[3] * t[0] + c[0], v[1] + q[3] * t[1] + c[1], v[2] + q[3] * t[2] + c[2]];
}

/** The turn whose axes are x, y, z (unit, at right angles). */
function ofAxes(x: Vec3, y: Vec3, z: Vec3): Quat {
  const trace = x[0] + y[1] + z[2];
  if (trace > 0) {
    const s = Math.sqrt(trace + 1) * 2;
    return [(y[2] - z[1]) / s, (z[0] - x[2]) / s, (x[1] - y[0]) / s, s / 4];
  }
  if (x[0] > y[1] && x[0] > z[2]) {
    const s = Math.sqrt(1 + x[0] - y[1] - z[2]) * 2;
    return [s / 4, (y[0] + x[1]) / s, (z[0] + x[2]) / s, (y[2] - z[1]) / s];
  }
  if (y[1] > z[2]) {
    const s = Math.sqrt(1 + y[1] - x[0] - z[2]) * 2;
    return [(y[0] + x[1]) / s, s / 4, (z[1] + y[2]) / s, (z[0] - x[2]) / s];
  }
  const s = Math.sqrt(1 + z[2] - x[0] - y[1]) * 2;
  return [(z[0] + x[2]) / s, (z[1] + y[2]) / s, s / 4, (x[1] - y[0]) / s];
}

/** The turn that takes `first` onto `toFirst` exactly, and `second` as near to `toSecond` as that allows. */
export function align(first: Vec3, second: Vec3, toFirst: Vec3, toSecond: Vec3): Quat {
  const frame = (a: Vec3, b: Vec3): [Vec3, Vec3, Vec3] => {
    const x = unit(a);
    const along = dot(b, x);
    const rest = sub(b, scale(x, along));
    const y = length(rest) > 1e-5 ? unit(rest) : unit(cross(x, Math.abs(x[1]) > 0.9 ? [1, 0, 0] : [0, 1, 0]));
    return [x, y, cross(x, y)];
  };
  const from = ofAxes(...frame(first, second));
  const to = ofAxes(...frame(toFirst, toSecond));
  return times(to, inverse(from));
}
