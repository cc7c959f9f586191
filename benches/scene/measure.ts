import type { CDPSession, Page } from "@playwright/test";
import { type Figure, figure } from "../../scripts/bench/figures";
import type { Arrival, HallOptions, bench as inPage, Steady } from "./page";

declare const sceneBench: typeof inPage;

/** What the design allows. */
const AIMS = { calls: { 50: 60, 200: 60, 1000: 80 } as Record<number, number>, updateMs: { 200: 6 } };
/** Frames at which a hall is drawn before and while it is measured: software draws some of them a second. */
const FRAMES = { settling: 6, measured: 10, updates: 240 };
/** Longer than that nobody waits for a crowd. */
const FILL_MS = 30_000;
const KB = 1_024;
const MB = KB * KB;

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))] ??
  Number.NaN;

/** One hall, from nobody to a crowd that has settled. */
export async function measure(page: Page, devtools: CDPSession, hall: HallOptions): Promise<Figure[]> {
  const name = `${hall.place}-${hall.quality}-${hall.people}${hall.way === "alone" ? "-alone" : ""}`;
  const counts = hall.way === "together";
  await page.evaluate((options) => sceneBench.open(options), hall);
  const arrival: Arrival = await page.evaluate((ms) => sceneBench.fill(ms), FILL_MS);
  await page.evaluate((frames) => sceneBench.steady(frames), FRAMES.settling);
  const drawn: Steady = await page.evaluate((frames) => sceneBench.steady(frames), FRAMES.measured);
  const updates = await page.evaluate((frames) => sceneBench.updates(frames), FRAMES.updates);
  const perFrame = await allocatedBy(page, devtools);
  await devtools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await devtools.send("Runtime.getHeapUsage");
  const calls = AIMS.calls[hall.people];
  const aim = hall.people === 200 ? AIMS.updateMs[200] : undefined;
  return [
    figure(`${name}-calls`, drawn.calls, "draw calls", counts && calls ? { atMost: calls } : undefined),
    figure(`${name}-triangles`, drawn.triangles, "triangles"),
    figure(
      `${name}-update-median`,
      quantile(updates, 0.5),
      "ms",
      counts && aim ? { atMost: aim } : undefined,
    ),
    figure(`${name}-update-p95`, quantile(updates, 0.95), "ms"),
    figure(`${name}-render-median`, quantile(drawn.render, 0.5), "ms"),
    figure(`${name}-allocated`, perFrame / KB, "KB/frame"),
    figure(`${name}-heap`, usedSize / MB, "MB"),
    figure(`${name}-textures`, drawn.textureBytes / MB, "MB"),
    figure(`${name}-first`, arrival.firstMs, "ms"),
    figure(`${name}-all`, arrival.allMs, "ms"),
    figure(`${name}-dressed`, arrival.dressed, "people"),
  ];
}

/** Bytes that our own update leaves to the collector in a frame, by V8's sampling of the heap. */
async function allocatedBy(page: Page, devtools: CDPSession): Promise<number> {
  await devtools.send("HeapProfiler.startSampling", {
    samplingInterval: 4 * KB,
    includeObjectsCollectedByMajorGC: true,
    includeObjectsCollectedByMinorGC: true,
  });
  await page.evaluate((frames) => sceneBench.updates(frames), FRAMES.updates);
  const { profile } = await devtools.send("HeapProfiler.stopSampling");
  const total = profile.samples.reduce((sum, { size }) => sum + size, 0);
  return total / FRAMES.updates;
}
