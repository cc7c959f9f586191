import { type Bench, type Figure, figure } from "../scripts/bench/figures";
import type { Harness } from "../tests/voice/harness";
import { heardErrors, killLiveKit, median, openHall, quantile, singTo } from "../tests/voice/pages";

declare const harness: Harness;

/** The design's aim: nobody hears a fifth of a millisecond, and a late packet must not be heard either. */
const MEDIAN_MS = 0.2;
const P95_MS = 1;

const bench: Bench = {
  about:
    "voice against backing in what a listener hears: from the start, after a pause, after LiveKit's death",

  async run(say) {
    const hall = await openHall();
    const figures: Figure[] = [];
    try {
      const [singer, listener] = await Promise.all([hall.join("singer"), hall.join("listener")]);
      const measure = async (name: string, seconds: number) => {
        say(`Listening for ${seconds} s: ${name}`);
        const { errors, diagnostics } = await heardErrors(listener, seconds);
        figures.push(
          figure(`${name}-median`, median(errors), "ms", { atMost: MEDIAN_MS }),
          figure(`${name}-p95`, quantile(errors, 0.95), "ms", { atMost: P95_MS }),
          figure(`${name}-margin`, diagnostics.marginMs ?? Number.NaN, "ms", { atLeast: 0 }),
          figure(`${name}-late`, diagnostics.late, "packets", { atMost: 0 }),
        );
      };
      await singer.evaluate(() => harness.takeStage());
      await listener.evaluate(() => harness.listen(["singer"]));
      await singTo(singer, listener, -1500);
      await measure("start", 30);
      const at = (await singer.evaluate(() => harness.pause())) ?? 0;
      await listener.evaluate((ms) => harness.untilStill(ms), at);
      await singTo(singer, listener, at);
      await measure("pause", 10);
      await killLiveKit(hall, singer, listener);
      await measure("reconnect", 10);
    } finally {
      await hall.close();
    }
    return figures;
  },
};

export default bench;
