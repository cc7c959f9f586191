/** Of the difference between a tick and where it was expected: so much moves the beat, and so much its period. */
const FOLLOWS = 0.3;
const BENDS = 0.02;
/** A room's timer is this much slow or fast at most, as a share; beyond it a tick was skipped or clocks were set. */
const MOST_BENT = 0.04;
/** After so long without a frame the beat is taken from the next one, ms: 0.2 ms a tick were off by then. */
const FORGOTTEN_MS = 5_000;

/**
 * Rule M6: when the room's next tick begins, from the times of the frames that came. An input that arrives right before a
 * tick is told to the others by that tick; one that is sent at any moment waits for half a tick on average.
 *
 * @param tickMs what the room means to keep between two ticks
 */
export function createBeat(tickMs: number) {
  let last: number | null = null;
  let period = tickMs;

  return {
    /** A tick began then, ms of the room's clock. Late and repeated news changes nothing. */
    heard(at: number): void {
      if (last === null || at - last > FORGOTTEN_MS || last - at > FORGOTTEN_MS) {
        last = at;
        period = tickMs;
        return;
      }
      const ticks = Math.round((at - last) / period);
      if (ticks < 1) return;
      const late = at - last - ticks * period;
      last += ticks * period + late * FOLLOWS;
      const bent = period + (late / ticks) * BENDS;
      period = Math.min(tickMs * (1 + MOST_BENT), Math.max(tickMs * (1 - MOST_BENT), bent));
    },
    /** False until the first frame: any moment is as good as another. */
    isKnown: (): boolean => last !== null,
    /**
     * How long to wait before the next sending, ms: between half a tick and one and a half.
     *
     * @param now ms of the room's clock
     * @param leadMs how long before a tick to send: the way there, and what the way is uneven by
     */
    wait(now: number, leadMs: number): number {
      if (last === null) return tickMs;
      const soonest = now + tickMs / 2;
      return tickMs / 2 + period * Math.ceil((soonest - last + leadMs) / period) - (soonest - last + leadMs);
    },
    /** Another room, or another connection. */
    forget(): void {
      last = null;
    },
  };
}

export type Beat = ReturnType<typeof createBeat>;
