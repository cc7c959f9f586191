import { expect, test } from "vitest";
import { contextOptions, keepAwake } from "./context";

class Context extends EventTarget {
  resumed = 0;
  constructor(public state: string) {
    super();
  }
  async resume(): Promise<void> {
    this.resumed++;
  }
}

test("sound begins with the first touch or key, and comes back after a call or a lost device", () => {
  const context = new Context("suspended");
  const page = new EventTarget();
  const leave = keepAwake(context, page);
  page.dispatchEvent(new Event("pointerdown"));
  expect(context.resumed).toBe(1);
  context.state = "running";
  page.dispatchEvent(new Event("keydown"));
  expect(context.resumed).toBe(1);
  context.state = "interrupted";
  context.dispatchEvent(new Event("statechange"));
  page.dispatchEvent(new Event("visibilitychange"));
  expect(context.resumed).toBe(3);
  context.state = "closed";
  page.dispatchEvent(new Event("keydown"));
  leave();
  context.state = "suspended";
  page.dispatchEvent(new Event("keydown"));
  expect(context.resumed).toBe(3);
});

test("a browser that cannot mix rates keeps its sound card's", () => {
  expect(contextOptions(true)).toEqual({ latencyHint: "interactive", sampleRate: 48_000 });
  expect(contextOptions(false)).toEqual({ latencyHint: "interactive" });
});
