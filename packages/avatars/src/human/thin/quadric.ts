import { cross, length, sub, unit, type Vec3 } from "../../mesh/vector";

/** Sums of squared distances from planes (Garland and Heckbert): ten numbers for the upper half of a 4 x 4 matrix. */
const SIZE = 10;

/** One for each place of a mesh. */
export class Quadrics {
  readonly #of: Float64Array;

  constructor(places: number) {
    this.#of = new Float64Array(places * SIZE);
  }

  /** @param way the plane's normal, of length 1 */
  addPlane(place: number, [x, y, z]: Vec3, through: Vec3, weight: number): void {
    const d = -(x * through[0] + y * through[1] + z * through[2]);
    const own = [x * x, x * y, x * z, x * d, y * y, y * z, y * d, z * z, z * d, d * d];
    for (let n = 0; n < SIZE; n++)
      this.#of[place * SIZE + n] = (this.#of[place * SIZE + n] as number) + (own[n] as number) * weight;
  }

  /** What belonged to one of them belongs to the other, too. */
  join(from: number, into: number): void {
    for (let n = 0; n < SIZE; n++)
      this.#of[into * SIZE + n] =
        (this.#of[into * SIZE + n] as number) + (this.#of[from * SIZE + n] as number);
  }

  /** Square metres that it stands for, rims with it. */
  area(place: number): number {
    const at = (n: number) => this.#of[place * SIZE + n] as number;
    return at(0) + at(4) + at(7);
  }

  /** Square metres times metres squared that a place for both of them is off. */
  error(a: number, b: number, [x, y, z]: Vec3): number {
    return this.#error(a * SIZE, x, y, z) + this.#error(b * SIZE, x, y, z);
  }

  #error(at: number, x: number, y: number, z: number): number {
    const q = this.#of;
    return (
      x *
        (x * (q[at] as number) +
          2 * (y * (q[at + 1] as number) + z * (q[at + 2] as number) + (q[at + 3] as number))) +
      y * (y * (q[at + 4] as number) + 2 * (z * (q[at + 5] as number) + (q[at + 6] as number))) +
      z * (z * (q[at + 7] as number) + 2 * (q[at + 8] as number)) +
      (q[at + 9] as number)
    );
  }

  /** Where both of them are off the least; null: nowhere in particular. */
  best(a: number, b: number): Vec3 | null {
    const q = this.#of;
    const at = (n: number) => (q[a * SIZE + n] as number) + (q[b * SIZE + n] as number);
    const [xx, xy, xz, yy, yz, zz] = [at(0), at(1), at(2), at(4), at(5), at(7)];
    // Cramer's rule.
    const [i, j, k] = [yy * zz - yz * yz, xz * yz - xy * zz, xy * yz - xz * yy];
    const whole = xx * i + xy * j + xz * k;
    if (whole < 1e-3 * (xx + yy + zz) ** 3) return null;
    const [x, y, z] = [-at(3), -at(6), -at(8)];
    return [
      (x * i + y * j + z * k) / whole,
      (x * j + y * (xx * zz - xz * xz) + z * (xy * xz - xx * yz)) / whole,
      (x * k + y * (xy * xz - xx * yz) + z * (xx * yy - xy * xy)) / whole,
    ];
  }
}

/** A triangle's normal, as long as twice its area. */
export const facing = (a: Vec3, b: Vec3, c: Vec3): Vec3 => cross(sub(b, a), sub(c, a));

/** Along an edge, upright on its triangle: what keeps a hem where it is. @param normal of the triangle */
export const upright = (a: Vec3, b: Vec3, normal: Vec3): Vec3 => unit(cross(sub(b, a), unit(normal)));

export const lengthOf = (a: Vec3, b: Vec3): number => length(sub(a, b));
