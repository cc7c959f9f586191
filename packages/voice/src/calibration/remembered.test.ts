import { expect, test } from "vitest";
import { type Memory, rememberedLatency, rememberLatency } from "./remembered";

function memory(initial: string | null = null): Memory {
  let stored = initial;
  return {
    getItem: () => stored,
    setItem: (_key, value) => {
      stored = value;
    },
  };
}

test("a round trip is remembered for the pair of devices it was measured with", () => {
  const store = memory();
  rememberLatency({ input: "usb", output: null }, 143.5, store);
  rememberLatency({ input: "usb", output: "hdmi" }, 210, store);
  expect(rememberedLatency({ input: "usb", output: null }, store)).toBe(143.5);
  rememberLatency({ input: "usb", output: null }, 120, store);
  expect(rememberedLatency({ input: "usb", output: null }, store)).toBe(120);
  expect(rememberedLatency({ input: "usb", output: "hdmi" }, store)).toBe(210);
  expect(rememberedLatency({ input: null, output: null }, store)).toBeNull();
});

test("a spoilt or forbidden memory is no memory, and old devices are forgotten", () => {
  expect(rememberedLatency({ input: null, output: null }, memory("{ nonsense"))).toBeNull();
  expect(rememberedLatency({ input: null, output: null }, memory('[["default|default","x"],3]'))).toBeNull();
  const forbidden: Memory = {
    getItem: () => {
      throw new Error("no");
    },
    setItem: () => {
      throw new Error("no");
    },
  };
  rememberLatency({ input: null, output: null }, 1, forbidden);
  expect(rememberedLatency({ input: null, output: null }, forbidden)).toBeNull();
  const store = memory();
  for (let i = 0; i < 40; i++) rememberLatency({ input: `mic ${i}`, output: null }, i, store);
  expect(rememberedLatency({ input: "mic 0", output: null }, store)).toBeNull();
  expect(rememberedLatency({ input: "mic 39", output: null }, store)).toBe(39);
});
