/** A stretch of a buffer, in elements. */
export interface Range {
  readonly start: number;
  readonly count: number;
}

/** Who has which stretch of a buffer that grows: what is given back is given out again, neighbours joined. */
export class Ranges {
  #size: number;
  /** What is free, ascending, never two that touch. */
  #free: { start: number; count: number }[];

  constructor(size: number) {
    this.#size = size;
    this.#free = [{ start: 0, count: size }];
  }

  get size(): number {
    return this.#size;
  }

  /** Past the last element in use. */
  get end(): number {
    const last = this.#free.at(-1);
    return last && last.start + last.count === this.#size ? last.start : this.#size;
  }

  /** The first stretch that is long enough; null where the buffer must grow. */
  take(count: number): Range | null {
    const n = this.#free.findIndex((free) => free.count >= count);
    const free = this.#free[n];
    if (!free) return null;
    const { start } = free;
    free.start += count;
    free.count -= count;
    if (free.count === 0) this.#free.splice(n, 1);
    return { start, count };
  }

  giveBack({ start, count }: Range): void {
    if (count === 0) return;
    let n = this.#free.findIndex((free) => free.start > start);
    if (n < 0) n = this.#free.length;
    this.#free.splice(n, 0, { start, count });
    this.#join(n);
    if (n > 0) this.#join(n - 1);
  }

  grow(size: number): void {
    const before = this.#size;
    this.#size = size;
    this.giveBack({ start: before, count: size - before });
  }

  #join(n: number): void {
    const [one, next] = [this.#free[n], this.#free[n + 1]];
    if (!one || !next || one.start + one.count !== next.start) return;
    one.count += next.count;
    this.#free.splice(n + 1, 1);
  }
}
