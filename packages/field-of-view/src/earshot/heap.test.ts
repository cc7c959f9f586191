import { expect, test } from "vitest";
import { BOXED_BYTES, RUN_BUNDLED_MS, runBundled } from "../../test/run-bundled";

test(
  "a crowd that talks and walks takes no memory to be listened to",
  () => {
    const { perLook, told } = runBundled("earshot-heap-run.ts") as { perLook: number; told: number };
    expect(told).toBeGreaterThan(1_000);
    expect(perLook).toBeLessThan(BOXED_BYTES / 4);
  },
  RUN_BUNDLED_MS,
);
