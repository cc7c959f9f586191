/** Rates are over the last two seconds, in eight buckets. */
const BUCKET_MS = 250;
const BUCKETS = 8;
const SECONDS = (BUCKET_MS * BUCKETS) / 1_000;

/** How many a second, and how many bytes a second, over the last two seconds. Adding allocates nothing. */
export class RateMeter {
  readonly #counts = new Uint32Array(BUCKETS);
  readonly #bytes = new Uint32Array(BUCKETS);
  #newest = Number.NEGATIVE_INFINITY;

  /** @param now any clock, ms, the same one always */
  add(now: number, bytes: number): void {
    const at = this.#turnTo(now);
    this.#counts[at] = (this.#counts[at] ?? 0) + 1;
    this.#bytes[at] = (this.#bytes[at] ?? 0) + bytes;
  }

  perSecond(now: number): { count: number; bytes: number } {
    this.#turnTo(now);
    const sum = (all: Uint32Array) => all.reduce((total, one) => total + one, 0);
    return { count: sum(this.#counts) / SECONDS, bytes: sum(this.#bytes) / SECONDS };
  }

  /** Empties what is too old; returns the bucket of now. */
  #turnTo(now: number): number {
    const bucket = Math.max(this.#newest, Math.floor(now / BUCKET_MS));
    for (let old = Math.max(this.#newest, bucket - BUCKETS) + 1; old <= bucket; old++) {
      this.#counts[old % BUCKETS] = 0;
      this.#bytes[old % BUCKETS] = 0;
    }
    this.#newest = bucket;
    return bucket % BUCKETS;
  }
}
