/** Waits until the question has an answer that is neither false nor missing. */
export async function eventually<T>(
  ask: () => T | Promise<T>,
  { withinMs = 5_000, what = "it" }: { withinMs?: number; what?: string } = {},
): Promise<Exclude<NonNullable<T>, false>> {
  const end = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false)
      return answer as Exclude<NonNullable<T>, false>;
    if (Date.now() > end) throw new Error(`${what} did not happen within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** For what must not happen: watches for a while. */
export async function never(happened: () => boolean, forMs: number, what: string): Promise<void> {
  const end = Date.now() + forMs;
  while (Date.now() < end) {
    if (happened()) throw new Error(`${what} happened`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
