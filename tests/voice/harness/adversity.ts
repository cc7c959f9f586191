import { me, until } from "./page";

/** What networks and devices do to a page. */
export const adversity = {
  /** From now on so many of the encoded frames are lost, and all come late by any time up to the jitter. */
  setWeather(weather: { lost: number; jitterMs: number; seed: number } | null) {
    const { worker } = (me().voice as unknown as { frames: { worker: Worker } }).frames;
    worker.postMessage({ type: "weather", weather });
  },

  /** Headphones go in, and come out again: the sound goes to another device and back. */
  async changeOutput() {
    const context = me().context as AudioContext & {
      setSinkId(sink: string | { type: "none" }): Promise<void>;
    };
    for (const sink of [{ type: "none" } as const, ""]) {
      await context.setSinkId(sink);
      const { currentTime } = context;
      await until("the other device's sound", () => context.currentTime > currentTime + 0.05);
    }
  },

  /** What a call, or a device that goes away, does to the sound of a page. */
  async interrupt(seconds: number) {
    const { context } = me();
    await context.suspend();
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    await context.resume();
  },
};
