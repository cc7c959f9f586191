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
/** Longer than that nobody waits for a crowd, nor for any part of what is measured of it: nine halls are twelve minutes. */
const MOST_MS = { fill: 45_000, updates: 4_000, draw: 8_000, takes: 6_000, sample: 4_000 } as const;
const KB = 1_024;
const MB = KB * KB;

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))] ??
  Number.NaN;

export interface Measured {
  figures: Figure[];
  /** Who leaves what on the heap in a frame, the most first. */
  allocators: Allocator[];
  /** What a row of the table says. */
  row: readonly string[];
}

/** One hall, from nobody to a crowd that has settled. */
export async function measure(page: Page, devtools: CDPSession, hall: HallOptions): Promise<Measured> {
  const name = `${hall.place}-${hall.quality}-${hall.people}${hall.way === "alone" ? "-alone" : ""}`;
  const counts = hall.way === "together";
  await page.evaluate((options) => sceneBench.open(options), hall);
  const arrival: Arrival = await page.evaluate((ms) => sceneBench.fill(ms), MOST_MS.fill);
  await page.evaluate(([frames, ms]) => sceneBench.updates(frames, ms), [
    SETTLING.updated,
    MOST_MS.updates,
  ] as const);
  const drawn: Steady = await page.evaluate(([frames, ms]) => sceneBench.steady(frames, ms), [
    SETTLING.drawn,
    MOST_MS.draw,
  ] as const);
  await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
  const updates = await taken(devtools, "updates");
  const renders = await taken(devtools, "renders");
  const { allocators, frames } = await allocatedBy(page, devtools);
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
    figure(`${name}-themselves`, arrival.themselves, "people"),
    ...Object.entries({ first: arrival.firstMs, seen: arrival.seenMs, all: arrival.allMs }).flatMap(
      ([what, ms]) => (ms === null ? [] : [figure(`${name}-${what}`, ms, "ms")]),
    ),
  ];
  const row = [
    name,
    ...[drawn.calls, Math.round(drawn.triangles / 1_000)].map(String),
    ...[quantile(updates, 0.5), quantile(updates, 0.95), quantile(renders, 0.5)].map((ms) => ms.toFixed(1)),
    ...[perFrame / KB, usedSize / MB, drawn.textureBytes / MB].map((size) => size.toFixed(0)),
    secondsOf(arrival.firstMs),
    arrival.allMs === null ? `${arrival.themselves} of ${hall.people}` : secondsOf(arrival.allMs),
    `${drawn.frames}/${renders.length}/${frames}`,
  ];
  return { figures, allocators, row };
}

/** Over the columns of a row. The last: frames drawn to settle, times taken of drawing, frames of which allocations are. */
export const COLUMNS = [
  ...["hall", "calls", "k triangles", "ours ms", "p95", "three.js ms", "KB/frame", "heap MB", "textures MB"],
  ...["first s", "all s", "frames"],
] as const;

const secondsOf = (ms: number | null): string => (ms === null ? "never" : (ms / 1_000).toFixed(1));

/** Milliseconds of a frame on the page's main thread: what other processes take of the machine is not counted. */
async function taken(devtools: CDPSession, what: "updates" | "renders"): Promise<number[]> {
  const spent: number[] = [];
  const until = performance.now() + MOST_MS.takes;
  let before = await threadSeconds(devtools);
  for (let n = 0; n < TAKES.count && (n === 0 || performance.now() < until); n++) {
    const expression = `sceneBench.${what}(${TAKES.frames}, ${MOST_MS.takes})`;
    const { result } = await devtools.send("Runtime.evaluate", { expression });
    const now = await threadSeconds(devtools);
    spent.push(((now - before) * 1_000) / Number(result.value));
    before = now;
  }
  return spent;
}

async function threadSeconds(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "ThreadTime")?.value ?? Number.NaN;
}

/** What our own update leaves to the collector in a frame, by V8's sampling of the heap. */
async function allocatedBy(
  page: Page,
  devtools: CDPSession,
): Promise<{ allocators: Allocator[]; frames: number }> {
  await devtools.send("HeapProfiler.startSampling", {
    samplingInterval: KB,
    includeObjectsCollectedByMajorGC: true,
    includeObjectsCollectedByMinorGC: true,
  });
  const frames = await page.evaluate(([most, ms]) => sceneBench.updates(most, ms), [
    SAMPLED,
    MOST_MS.sample,
  ] as const);
  const { profile } = await devtools.send("HeapProfiler.stopSampling");
  return { allocators: allocatorsOf(profile, frames), frames };
}
