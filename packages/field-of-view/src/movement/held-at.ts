/** The client's clock counts modulo this, ms. */
const WRAP = 0x10000;
/** Its estimate follows a clock that runs off, and a way that got longer, by this much, ms/ms. */
const DRIFT = 0.002;
/** An input that was on its way for longer than the quickest by this is taken as it came, ms. */
const LONGEST = 250;

/**
 * When, on the server's clock, a client's pose held: inputs come with the jitter of their way, and a body that walks
 * evenly would be seen to stumble by it. The quickest input so far tells how the two clocks differ.
 */
export function createHeldAt() {
  let offset = Number.NaN;
  let clientTime = 0;
  let seenAt = 0;

  return {
    /**
     * @param stamp the client's clock, modulo 2^16 ms
     * @param arrivedAt server time, ms
     * @returns server time of the pose, ms; at most LONGEST before arrivedAt, and never after it
     */
    held(stamp: number, arrivedAt: number): number {
      const isFirst = Number.isNaN(offset);
      const step = isFirst ? 0 : (((stamp - clientTime) % WRAP) + WRAP) % WRAP;
      // Half a wrap or more: an older input, or a pause; the estimate starts anew.
      const isBroken = isFirst || step >= WRAP / 2 || arrivedAt - seenAt >= WRAP / 2;
      clientTime = isBroken ? stamp : clientTime + step;
      const here = arrivedAt - clientTime;
      const drifted = offset + Math.max(0, arrivedAt - seenAt) * DRIFT;
      offset = isBroken || here - drifted > LONGEST ? here : Math.min(here, drifted);
      seenAt = arrivedAt;
      return Math.min(arrivedAt, clientTime + offset);
    },
  };
}

export type HeldAt = ReturnType<typeof createHeldAt>;
