import type { Events, ServerTime } from "@karaverse/protocol";
import { createServerClock } from "@karaverse/singing/clock";

/** A burst at first, so that the clock is right within a second; then enough to see drift. */
const BURST = 8;
const BURST_EVERY_MS = 80;
const EVERY_MS = 5_000;

/** Milliseconds of performance.now(). */
type LocalTime = number;

/** Asks the server for the time over the room's connection, again and again. */
export class ClockSync {
  readonly #clock = createServerClock();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #asked = 0;

  constructor(
    private readonly ask: (t0: LocalTime) => void,
    private readonly local: () => LocalTime = () => performance.now(),
  ) {}

  /** A new connection: ask anew, keep what is known. */
  start(): void {
    this.stop();
    this.#asked = 0;
    this.#next();
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  answered({ t0, t1, t2 }: Events["clock"]): void {
    this.#clock.add({ t0, t1, t2, t3: this.local() });
  }

  /** The server's time now; null until the first answer. */
  now(): ServerTime | null {
    return this.#clock.toServer(this.local());
  }

  toServer(local: LocalTime): ServerTime | null {
    return this.#clock.toServer(local);
  }

  /** What performance.now() will show at a time of the server. */
  toLocal(server: ServerTime): LocalTime | null {
    return this.#clock.toLocal(server);
  }

  diagnostics(): { offsetMs: number; driftPpm: number; roundTripMs: number; exchanges: number } | null {
    const estimate = this.#clock.estimate();
    return (
      estimate && {
        offsetMs: estimate.offset,
        driftPpm: estimate.drift * 1e6,
        roundTripMs: estimate.roundTrip,
        exchanges: estimate.exchanges,
      }
    );
  }

  #next(): void {
    this.ask(this.local());
    this.#asked++;
    this.#timer = setTimeout(() => this.#next(), this.#asked < BURST ? BURST_EVERY_MS : EVERY_MS);
  }
}
