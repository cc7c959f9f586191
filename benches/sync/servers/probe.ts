import { monitorEventLoopDelay } from "node:perf_hooks";
import { Room } from "@colyseus/core";
import type { ServerOrder, ServerReport } from "../messages";
import { quantile } from "../numbers";

/** The histogram's timer; what it waits of itself is taken off. */
const RESOLUTION_MS = 20;

const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();
let durations: number[] = [];
let gaps: number[] = [];
let lastStart = 0;

/** One tick of a server that is no Colyseus room. */
export function timed(tick: () => void): void {
  const start = performance.now();
  if (lastStart > 0) gaps.push(start - lastStart);
  lastStart = start;
  tick();
  durations.push(performance.now() - start);
}

/** From now on every room's tick is timed, and each of its patches counts to the tick before it. */
export function timeRooms(): void {
  const { setTimestep, broadcastPatch } = Room.prototype;
  Room.prototype.setTimestep = function (tick, delayMs) {
    setTimestep.call(this, tick && ((deltaMs) => timed(() => tick(deltaMs))), delayMs);
  };
  Room.prototype.broadcastPatch = function () {
    const start = performance.now();
    const changed = broadcastPatch.call(this);
    const last = durations.length - 1;
    if (last >= 0) durations[last] = (durations[last] ?? 0) + performance.now() - start;
    return changed;
  };
}

function begin(): void {
  durations = [];
  gaps = [];
  lastStart = 0;
  delay.reset();
}

function report(): ServerReport {
  return {
    ticks: durations.length,
    tickMs: { p50: quantile(durations, 0.5), p99: quantile(durations, 0.99), most: quantile(durations, 1) },
    gapMs: { p99: quantile(gaps, 0.99), most: quantile(gaps, 1) },
    stallMs: Math.max(0, delay.max / 1e6 - RESOLUTION_MS),
  };
}

process.on("message", ({ ask }: ServerOrder) => {
  if (ask === "begin") begin();
  process.send?.({ report: ask === "report" ? report() : null });
});
process.on("disconnect", () => process.exit());
