import type { CDPSession, Page } from "@playwright/test";
import { type Figure, figure } from "../../scripts/bench/figures";
import { type Allocator, allocatorsOf } from "./allocators";
import type { Arrival, HallOptions, bench as inPage, Steady } from "./page";

declare const sceneBench: typeof inPage;

/** What the design allows. */
const AIMS = { calls: { 50: 60, 200: 60, 1000: 80 } as Record<number, number>, ms: { 200: 6 } };
/** Frames before anything is measured: engines learn, pictures are taken, names are written. */
const SETTLING = { drawn: 40, updated: 240 };
/** Times are taken of a few frames at once: asking takes time too. */
const TAKES = { count: 40, frames: 5 };
const SAMPLED = 240;
/** Longer than that nobody waits for a crowd. */
const FILL_MS = 60_000;
const KB = 1_024;
const MB = KB * KB;

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))] ??
  Number.NaN;

export interface Measured {
  figures: Figure[];
  /** Who leaves what on the heap in a frame, the most first. */
  allocators: Allocator[];
}

/** One hall, from nobody to a crowd that has settled. */
export async function measure(page: Page, devtools: CDPSession, hall: HallOptions): Promise<Measured> {
  const name = `${hall.place}-${hall.quality}-${hall.people}${hall.way === "alone" ? "-alone" : ""}`;
  const counts = hall.way === "together";
  await page.evaluate((options) => sceneBench.open(options), hall);
  const arrival: Arrival = await page.evaluate((ms) => sceneBench.fill(ms), FILL_MS);
  await page.evaluate((frames) => sceneBench.updates(frames), SETTLING.updated);
  const drawn: Steady = await page.evaluate((frames) => sceneBench.steady(frames), SETTLING.drawn);
  await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
  const updates = await taken(devtools, "updates");
  const renders = await taken(devtools, "renders");
  const allocators = await allocatedBy(page, devtools);
  const perFrame = allocators.reduce((sum, { bytes }) => sum + bytes, 0);
  await devtools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await devtools.send("Runtime.getHeapUsage");
  const calls = AIMS.calls[hall.people];
  const aim = hall.people === 200 ? AIMS.ms[200] : undefined;
  const figures = [
    figure(`${name}-calls`, drawn.calls, "draw calls", counts && calls ? { atMost: calls } : undefined),
    figure(`${name}-triangles`, drawn.triangles, "triangles"),
    figure(
      `${name}-update-median`,
      quantile(updates, 0.5),
      "ms",
      counts && aim ? { atMost: aim } : undefined,
    ),
    figure(`${name}-update-p95`, quantile(updates, 0.95), "ms"),
    figure(`${name}-render-median`, quantile(renders, 0.5), "ms"),
    figure(`${name}-render-p95`, quantile(renders, 0.95), "ms"),
    figure(`${name}-allocated`, perFrame / KB, "KB/frame"),
    figure(`${name}-heap`, usedSize / MB, "MB"),
    figure(`${name}-textures`, drawn.textureBytes / MB, "MB"),
    figure(`${name}-first`, arrival.firstMs, "ms"),
    figure(`${name}-seen`, arrival.seenMs, "ms"),
    figure(`${name}-all`, arrival.allMs, "ms"),
    figure(`${name}-themselves`, arrival.themselves, "people"),
  ];
  return { figures, allocators };
}

/** Milliseconds of a frame on the page's main thread: what other processes take of the machine is not counted. */
async function taken(devtools: CDPSession, what: "updates" | "renders"): Promise<number[]> {
  const spent: number[] = [];
  const expression = `sceneBench.${what}(${TAKES.frames})`;
  let before = await threadSeconds(devtools);
  for (let n = 0; n < TAKES.count; n++) {
    await devtools.send("Runtime.evaluate", { expression });
    const now = await threadSeconds(devtools);
    spent.push(((now - before) * 1_000) / TAKES.frames);
    before = now;
  }
  return spent;
}

async function threadSeconds(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "ThreadTime")?.value ?? Number.NaN;
}

/** What our own update leaves to the collector in a frame, by V8's sampling of the heap. */
async function allocatedBy(page: Page, devtools: CDPSession): Promise<Allocator[]> {
  await devtools.send("HeapProfiler.startSampling", {
    samplingInterval: KB,
    includeObjectsCollectedByMajorGC: true,
    includeObjectsCollectedByMinorGC: true,
  });
  await page.evaluate((frames) => sceneBench.updates(frames), SAMPLED);
  const { profile } = await devtools.send("HeapProfiler.stopSampling");
  return allocatorsOf(profile, SAMPLED);
}
