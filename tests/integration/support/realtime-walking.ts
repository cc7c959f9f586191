import { setTimeout as pause } from "node:timers/promises";
import type { Guest } from "./realtime-guest";

const STEP_MS = 50;
/** Just below running, metres a step. */
const STEP_METRES = (3.9 * STEP_MS) / 1_000;

/** Runs straight there, proposing as a client does; what stands in the way is the caller's business. */
export async function runTo(guest: Guest, x: number, z: number): Promise<void> {
  const from = { x: guest.pose.x, z: guest.pose.z };
  const steps = Math.max(1, Math.ceil(Math.hypot(x - from.x, z - from.z) / STEP_METRES));
  for (let step = 1; step < steps; step++) {
    const share = step / steps;
    guest.propose({ x: from.x + (x - from.x) * share, z: from.z + (z - from.z) * share, gait: "run" });
    await pause(STEP_MS);
  }
  await guest.moves({ x, z, gait: "rest" });
}
