import { expect, test } from "vitest";
import { BOXED_BYTES, RUN_BUNDLED_MS, runBundled } from "../../test/run-bundled";

test(
  "a hall that is in motion takes no memory: neither the tick nor the frames",
  () => {
    const { perCall, frameBytes } = runBundled("heap-run.ts") as { perCall: number; frameBytes: number };
    expect(frameBytes).toBeGreaterThan(1_000_000);
    // Less than a boxed number in every fourth call.
    expect(perCall).toBeLessThan(BOXED_BYTES / 4);
  },
  RUN_BUNDLED_MS,
);
