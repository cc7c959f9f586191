import { setTimeout as pause } from "node:timers/promises";

/** Asks until the answer is yes; false when the time is over. An error counts as no. */
export async function until(
  question: () => boolean | Promise<boolean>,
  { timeoutMs, everyMs = 50, signal }: { timeoutMs: number; everyMs?: number; signal?: AbortSignal },
): Promise<boolean> {
  const end = Date.now() + timeoutMs;
  while (!signal?.aborted) {
    if (
      await Promise.resolve()
        .then(question)
        .catch(() => false)
    )
      return true;
    if (Date.now() >= end) return false;
    await pause(everyMs);
  }
  return false;
}
