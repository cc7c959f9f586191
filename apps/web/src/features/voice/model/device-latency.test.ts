import type { Voice } from "@karaverse/voice";
import { expect, test } from "vitest";
import { type DeviceLatency, KnownLatency, monitorDelay } from "./device-latency";

const [HEADSET, LAPTOP] = [
  { input: "headset", output: "headset" },
  { input: "laptop", output: "laptop" },
];

function house() {
  const kept = new Map<string, string>();
  const told: DeviceLatency[] = [];
  const store = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const open = () => new KnownLatency(store, (latency) => told.push(latency));
  return { open, told };
}

test("C5 what was measured for devices counts as soon as they are used again, on another evening too", () => {
  const { open, told } = house();
  const latency = open();
  latency.use(HEADSET);
  expect(latency.now).toMatchObject({ from: "guessed", askAnew: false });
  latency.keep(41.6);
  expect(latency.now).toEqual({ ms: 42, from: "kept", askAnew: false });
  latency.use(LAPTOP);
  expect(told.at(-1), "measured devices gave way to others").toMatchObject({
    from: "guessed",
    askAnew: true,
  });
  const another = open();
  another.use(HEADSET);
  expect(another.now).toMatchObject({ ms: 42, from: "kept" });
});

test("C5 a microphone that is closed for a moment is no other device, and no delay is beyond belief", () => {
  const { open } = house();
  const latency = open();
  latency.use(HEADSET);
  latency.keep(9_000);
  const { ms } = latency.now;
  expect(ms).toBeLessThan(1_000);
  latency.use({ input: null, output: null });
  expect(latency.now).toEqual({ ms, from: "kept", askAnew: false });
});

test("one hears oneself as late as the devices are, and where nobody measured as the browser says", () => {
  const voice = {
    microphone: { effects: { latencyMs: 6 } },
    context: { baseLatency: 0.01, outputLatency: 0.03 },
  } as unknown as Voice;
  const measured = { ms: 42, from: "kept", askAnew: false } as const;
  expect(monitorDelay(measured, voice)).toEqual({ ms: 48, measured: true });
  expect(monitorDelay({ ...measured, from: "guessed" }, voice)).toEqual({ ms: 66, measured: false });
});
