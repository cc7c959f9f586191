/** The last 10 s of a 20 Hz tick. */
const TICKS = 200;
const SECONDS = 10;

/** How long the motion tick takes, and what it sends. */
export function createMetrics() {
  const durations = new Float64Array(TICKS);
  const bytes = new Float64Array(TICKS);
  const clients = new Float64Array(TICKS);
  /** By id. */
  const byClient: ({ total: number; since: number; rate: number } | undefined)[] = [];
  let count = 0;

  return {
    tick(durationMs: number, sentBytes: number, clientCount: number): void {
      const at = count++ % TICKS;
      durations[at] = durationMs;
      bytes[at] = sentBytes;
      clients[at] = clientCount;
    },
    sent(id: number, length: number, now: number): void {
      const known = byClient[id];
      if (!known) {
        byClient[id] = { total: length, since: now, rate: 0 };
        return;
      }
      known.total += length;
    },
    /** Bytes a second to this client, over about the last ten seconds. */
    bytesPerSecond(id: number, now: number): number {
      const known = byClient[id];
      if (!known) return 0;
      const seconds = (now - known.since) / 1_000;
      if (seconds < 1) return known.rate;
      const rate = known.total / seconds;
      if (seconds > SECONDS) byClient[id] = { total: 0, since: now, rate };
      return Math.round(rate);
    },
    forget(id: number): void {
      byClient[id] = undefined;
    },
    tickMs(): { median: number; p99: number } {
      const sorted = durations.slice(0, Math.min(count, TICKS)).sort();
      const at = (share: number) =>
        sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
      return { median: round(at(0.5)), p99: round(at(0.99)) };
    },
    bytesPerClient(): number {
      const sent = bytes.reduce((sum, value) => sum + value, 0);
      const ticked = clients.reduce((sum, value) => sum + value, 0);
      return ticked === 0 ? 0 : Math.round((sent / ticked) * (TICKS / SECONDS));
    },
  };
}

const round = (ms: number): number => Math.round(ms * 100) / 100;
