import type { ServerTime, SongTime } from "@karaverse/protocol";
import type { SungFrame } from "../scoring";
import { batchLength, encodeFrames, isApart, quantise, takeOf } from "./codec";

/**
 * The singer's side: keeps what was sung until the server says that it has it, so that nothing is lost over a
 * reconnect. The connection decides when to send.
 */
export function createFrameOutbox(performance: number) {
  let take = 0;
  let kept: SungFrame[] = [];
  /** Frames of `kept` that were sent over the present connection. */
  let sent = 0;
  let newest = Number.NEGATIVE_INFINITY;

  return {
    /** A take begins: what was sung to an earlier one is of no use any more. */
    begin(startsAt: ServerTime): void {
      take = takeOf(startsAt);
      kept = [];
      sent = 0;
      newest = Number.NEGATIVE_INFINITY;
    },
    /**
     * Returns the frame as the server will score it; null when it does not lie after the one before, or nearer than
     * frames do: who sings on what arrives of another follows their clock, which steps back by some ms, and the server
     * refuses batches that are too dense (Rule C7).
     */
    push(frame: SungFrame): SungFrame | null {
      const quantised = quantise(frame);
      if (!isApart(newest, quantised.songTimeMs)) return null;
      newest = quantised.songTimeMs;
      kept.push(quantised);
      return quantised;
    },
    /** The next batch to send; null when nothing is waiting. */
    next(): Uint8Array<ArrayBuffer> | null {
      const waiting = kept.slice(sent);
      const count = batchLength(waiting);
      if (count === 0) return null;
      sent += count;
      return encodeFrames({ performance, take, frames: waiting.slice(0, count) });
    },
    /** The server has everything up to this position (event "frames-kept"). */
    acknowledge(upTo: SongTime): void {
      const first = kept.findIndex(({ songTimeMs }) => songTimeMs > upTo);
      const known = first < 0 ? kept.length : first;
      kept = kept.slice(known);
      sent = Math.max(0, sent - known);
    },
    /** A new connection: what the server has not acknowledged goes out again. */
    reconnected(): void {
      sent = 0;
    },
    unacknowledged: (): number => kept.length,
  };
}

export type FrameOutbox = ReturnType<typeof createFrameOutbox>;
