/** How far behind the singer a listener stays: a fixed lag, more only where packets keep coming late, and less again. */
const WINDOW_MS = 1000;
/** Fewer late packets in a second are one hiccup, which concealing covers. */
const LATE = 3;
const STEP_MS = 40;
const MOST_MS = 600;
/** Without a late packet for so long, and with this much to spare, the lag shrinks again. */
const CALM_MS = 15_000;
const SPARE_MS = 80;
const BACK_MS = 10;

export class Lag {
  ms: number;
  private since = 0;
  private lateThen = 0;
  private calmSince = 0;
  private least = Infinity;

  constructor(private readonly baseMs: number) {
    this.ms = baseMs;
  }

  /** A packet came so early before its turn; negative is late. */
  came(earlyMs: number): void {
    this.least = Math.min(this.least, earlyMs);
    if (earlyMs < 0) this.lateThen++;
  }

  /** Returns the lag from now on. */
  at(nowMs: number): number {
    if (nowMs - this.since < WINDOW_MS) return this.ms;
    this.since = nowMs;
    if (this.lateThen > 0) this.calmSince = nowMs;
    if (this.lateThen >= LATE) this.ms = Math.min(MOST_MS, this.ms + STEP_MS);
    this.lateThen = 0;
    if (nowMs - this.calmSince >= CALM_MS) {
      if (this.least > SPARE_MS) this.ms = Math.max(this.baseMs, this.ms - BACK_MS);
      this.least = Infinity;
      this.calmSince = nowMs - CALM_MS + 2 * WINDOW_MS;
    }
    return this.ms;
  }
}
