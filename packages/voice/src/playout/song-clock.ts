/**
 * A listener's clock of the song: it runs a fixed lag behind the newest position heard of, at the singer's pace.
 * Pure: all times are milliseconds of the listener's audio context, all positions milliseconds of the song.
 */
export interface ClockSettings {
  /** How far behind the newest position the clock runs. */
  readonly lagMs: number;
}

export type ClockState = "idle" | "settling" | "running" | "still";

/** Positions jitter with the network; the quickest packets of the last three seconds say where the singer is. */
const WINDOW_MS = 250;
const WINDOWS = 12;
/** Silent until the quickest packets are known. */
const SETTLING_MS = 300;
/** An error is closed within about four seconds, at most 0.3 % faster or slower (5 cents, never heard as such). */
const CLOSING_MS = 4000;
const MAX_BEND = 0.003;
/** What no drift explains is jumped over. */
const JUMP_MS = 250;
/** Packets with less than this to spare come too late every now and then. */
const SPARE_MS = 40;
/** A source whose line moved by this much was sought or restarted. */
const BROKEN_MS = 400;
/** A source that was not heard for so long no longer holds the others back. */
const FORGOTTEN_MS = 2000;

interface Source {
  /** Largest (position - time) per window, newest last. */
  windows: number[];
  windowSince: number;
  heard: number;
  strays: number;
}

export class SongClock {
  state: ClockState = "idle";
  positionMs = 0;
  rate = 1;
  /** Counts the jumps: whoever plays by this clock fades over each. */
  jumps = 0;
  lagMs: number;
  private readonly sources = new Map<string, Source>();
  private settledAt = 0;
  private stopAt: number | null = null;

  constructor(settings: ClockSettings) {
    this.lagMs = settings.lagMs;
  }

  /** A source's song stood at `positionMs` when the listener's clock showed `nowMs`, as far as is known by now. */
  arrived(source: string, positionMs: number, nowMs: number): void {
    const offset = positionMs - nowMs;
    const known = this.sources.get(source);
    if (!known || this.isBroken(known, offset)) {
      this.sources.set(source, { windows: [offset], windowSince: nowMs, heard: nowMs, strays: 0 });
    } else this.enter(known, offset, nowMs);
    const target = this.target(nowMs);
    if (target === null) return;
    if (this.state === "still" && this.stopAt !== null) {
      // Going on where it stood: the clock waits until the singer is the lag ahead again.
      if (target < this.stopAt && target > this.stopAt - this.lagMs - BROKEN_MS) return;
      if (Math.abs(target - this.stopAt) < JUMP_MS) {
        this.state = "running";
        this.stopAt = null;
        return;
      }
    }
    if (this.state === "idle" || this.state === "still") {
      this.positionMs = target;
      this.state = "settling";
      this.settledAt = nowMs + SETTLING_MS;
      this.stopAt = null;
      this.jumps++;
    } else if (this.stopAt !== null && positionMs > this.stopAt + this.lagMs) this.stopAt = null;
  }

  /** The song stands at a position, or will once the clock gets there. */
  stand(positionMs: number): void {
    this.sources.clear();
    this.stopAt = positionMs;
    if (this.state !== "running" || Math.abs(positionMs - this.positionMs) > this.lagMs + BROKEN_MS) {
      if (this.positionMs !== positionMs || this.state === "settling") this.jumps++;
      this.positionMs = positionMs;
      this.state = "still";
    }
  }

  /** A source that is no longer to be followed. */
  forget(source: string): void {
    this.sources.delete(source);
  }

  reset(): void {
    this.sources.clear();
    this.state = "idle";
    this.stopAt = null;
    this.rate = 1;
  }

  /** Moves the clock on to `nowMs`, `elapsedMs` after the last call. */
  advance(elapsedMs: number, nowMs: number): void {
    if (this.state === "idle" || this.state === "still") return;
    this.positionMs += elapsedMs * this.rate;
    if (this.stopAt !== null && this.positionMs >= this.stopAt) {
      this.positionMs = this.stopAt;
      this.state = "still";
      return;
    }
    const target = this.target(nowMs);
    const error = target === null ? 0 : target - this.positionMs;
    if (this.state === "settling") {
      this.positionMs += error;
      if (nowMs >= this.settledAt) this.state = "running";
      return;
    }
    if ((error > JUMP_MS || error < -this.bearableMs()) && this.stopAt === null) {
      this.positionMs += error;
      this.jumps++;
      this.rate = 1;
      return;
    }
    this.rate = 1 + Math.max(-MAX_BEND, Math.min(MAX_BEND, error / CLOSING_MS));
  }

  /** How far the clock is from where it wants to be; null while there is nothing to follow. */
  errorMs(nowMs: number): number | null {
    const target = this.target(nowMs);
    return target === null ? null : target - this.positionMs;
  }

  /** Where the clock stops on its own, if it is about to. */
  get stopsAtMs(): number | null {
    return this.stopAt;
  }

  /**
   * How far ahead of where it wants to be the clock may run until it is bent back. Whose packets come after their turn
   * is not heard at all, and 200 ms would take a minute to bend: one jump of the music is the lesser evil.
   */
  private bearableMs(): number {
    return Math.min(JUMP_MS, Math.max(SPARE_MS, this.lagMs - SPARE_MS));
  }

  private target(nowMs: number): number | null {
    let slowest: number | null = null;
    for (const [name, source] of this.sources) {
      if (nowMs - source.heard > FORGOTTEN_MS && this.sources.size > 1) {
        this.sources.delete(name);
        continue;
      }
      const newest = Math.max(...source.windows);
      slowest = slowest === null ? newest : Math.min(slowest, newest);
    }
    return slowest === null ? null : slowest + nowMs - this.lagMs;
  }

  private isBroken(source: Source, offset: number): boolean {
    const away = offset - Math.max(...source.windows);
    // Late packets are a long way behind too; only a run of them (a fifth of a second) is a new line.
    source.strays = away > BROKEN_MS || away < -BROKEN_MS ? source.strays + 1 : 0;
    return away > BROKEN_MS || source.strays > 10;
  }

  private enter(source: Source, offset: number, nowMs: number): void {
    source.heard = nowMs;
    if (nowMs - source.windowSince >= WINDOW_MS) {
      source.windowSince = nowMs;
      source.windows.push(offset);
      if (source.windows.length > WINDOWS) source.windows.shift();
      return;
    }
    const last = source.windows.length - 1;
    source.windows[last] = Math.max(source.windows[last] ?? offset, offset);
  }
}
