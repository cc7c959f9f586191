/** Round trips of this browser by the devices they were measured with. */
const KEY = "karaverse.latency";
/** Devices come and go; the oldest are forgotten. */
const KEPT = 24;

export interface DevicePair {
  /** As enumerateDevices names it; null: the default. */
  readonly input: string | null;
  readonly output: string | null;
}

export interface Memory {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const nameOf = ({ input, output }: DevicePair) => `${input ?? "default"}|${output ?? "default"}`;

export function rememberedLatency(devices: DevicePair, memory: Memory = localStorage): number | null {
  return entries(memory).find(([name]) => name === nameOf(devices))?.[1] ?? null;
}

export function rememberLatency(devices: DevicePair, latencyMs: number, memory: Memory = localStorage): void {
  const others = entries(memory).filter(([name]) => name !== nameOf(devices));
  try {
    memory.setItem(KEY, JSON.stringify([...others, [nameOf(devices), latencyMs]].slice(-KEPT)));
  } catch {
    // A full or forbidden storage costs a new calibration next time, nothing else.
  }
}

function entries(memory: Memory): [string, number][] {
  try {
    const stored: unknown = JSON.parse(memory.getItem(KEY) ?? "[]");
    return Array.isArray(stored) ? stored.filter(isEntry) : [];
  } catch {
    return [];
  }
}

function isEntry(value: unknown): value is [string, number] {
  return Array.isArray(value) && typeof value[0] === "string" && Number.isFinite(value[1]);
}
