import type { LiveStatus } from "@karaverse/protocol";
import type { Realtime } from "./realtime";

/** Null: the realtime server can't be reached. */
export type Live = LiveStatus | null;

export interface LiveFeed {
  /** The last status, asked for if nobody is listening. */
  current(): Promise<Live>;
  /** Calls back at once where something is known, then on every status; the answer unsubscribes. */
  subscribe(listener: (live: Live) => void): () => void;
}

const RETRY_MS = [500, 1_000, 2_000, 5_000] as const;
// The stream ticks every second; after this long without a tick the connection counts as dead.
const STALE_MS = 4_000;

/** One connection to the realtime server's stream for everybody who watches, held while somebody does. */
export function liveFeed(
  realtime: Pick<Realtime, "rooms" | "room" | "stream">,
  now: () => number = Date.now,
): LiveFeed {
  const listeners = new Set<(live: Live) => void>();
  let last: { live: Live; at: number } | null = null;
  let running: AbortController | null = null;

  const tell = (live: Live) => {
    last = { live, at: now() };
    for (const listener of listeners) listener(live);
  };

  const follow = async (signal: AbortSignal): Promise<boolean> => {
    const connection = new AbortController();
    const end = () => connection.abort();
    signal.addEventListener("abort", end);
    let stale: NodeJS.Timeout | undefined;
    const wait = () => {
      clearTimeout(stale);
      stale = setTimeout(end, STALE_MS);
    };
    let heard = false;
    try {
      wait();
      for await (const status of realtime.stream(connection.signal)) {
        heard = true;
        wait();
        tell(status);
      }
    } catch {
      // However it ended, it is told as silence below and tried again.
    } finally {
      clearTimeout(stale);
      signal.removeEventListener("abort", end);
      connection.abort();
    }
    return heard;
  };

  const run = async ({ signal }: AbortController) => {
    for (let tries = 0; !signal.aborted; tries++) {
      if (await follow(signal)) tries = 0;
      if (signal.aborted) return;
      tell(null);
      const pause = RETRY_MS[Math.min(tries, RETRY_MS.length - 1)];
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  };

  return {
    async current() {
      if (running && last && now() - last.at < STALE_MS) return last.live;
      try {
        const summaries = await realtime.rooms();
        const details = await Promise.all(summaries.map((summary) => realtime.room(summary.roomId)));
        return { at: now(), rooms: details.filter((detail) => detail !== null) };
      } catch {
        return null;
      }
    },

    subscribe(listener) {
      listeners.add(listener);
      if (running && last) listener(last.live);
      if (!running) {
        running = new AbortController();
        void run(running);
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        running?.abort();
        running = null;
        last = null;
      };
    },
  };
}
