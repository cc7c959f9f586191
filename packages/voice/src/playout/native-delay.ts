/** How late a voice sounds by the browser's own path: its jitter buffer, as its statistics say, and what lies around it. */
const EVERY_MS = 1000;
/** Packet, network on the same continent, and two buffers into WebAudio. */
const AROUND_MS = 50;
/** What the whole way takes where there are no statistics yet: 60 to 100 ms were measured. */
const USUAL_MS = 90;

export class NativeDelay {
  ms = USUAL_MS;
  private askedAt = 0;
  private before: { delay: number; count: number } | null = null;

  /** Asks at most once a second; the answer is there the next time. */
  refresh(receiver: RTCRtpReceiver, now: number): void {
    if (now - this.askedAt < EVERY_MS) return;
    this.askedAt = now;
    receiver
      .getStats()
      .then((stats) => this.learn(stats))
      .catch(() => undefined);
  }

  private learn(stats: RTCStatsReport): void {
    for (const entry of stats.values() as Iterable<RTCStats>) {
      if (entry.type !== "inbound-rtp") continue;
      const { jitterBufferDelay: delay = 0, jitterBufferEmittedCount: count = 0 } =
        entry as RTCInboundRtpStreamStats;
      const { before } = this;
      this.before = { delay, count };
      if (before && count > before.count) {
        this.ms = AROUND_MS + (1000 * (delay - before.delay)) / (count - before.count);
      }
    }
  }
}
