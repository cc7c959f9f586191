import { ApiError } from "./api-error";

export interface RateLimit {
  /** Counts one use; refuses with "too-fast" when there were too many. */
  use(key: string): void;
}

const SWEEP_ABOVE = 10_000;

/** At most `limit` uses of one key within the window, counted in this process. */
export function rateLimit({
  limit,
  windowMs,
  now = Date.now,
}: {
  limit: number;
  windowMs: number;
  now?: () => number;
}): RateLimit {
  const windows = new Map<string, { since: number; uses: number }>();
  const sweep = (at: number) => {
    for (const [key, { since }] of windows) if (at - since >= windowMs) windows.delete(key);
  };
  return {
    use(key) {
      const at = now();
      const current = windows.get(key);
      if (!current || at - current.since >= windowMs) {
        if (windows.size > SWEEP_ABOVE) sweep(at);
        windows.set(key, { since: at, uses: 1 });
        return;
      }
      current.uses++;
      if (current.uses > limit) throw new ApiError(429, "too-fast");
    },
  };
}
