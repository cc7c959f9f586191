/** Runs asynchronous work one piece after the other; a failed piece does not stop the next. */
export function createSerial() {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    run<T>(work: () => Promise<T> | T): Promise<T> {
      waiting++;
      const mine = last.then(work).finally(() => {
        waiting--;
      });
      // The caller gets the failure; the chain only needs to know that this piece is over.
      last = mine.catch(() => undefined);
      return mine;
    },
    isIdle: () => waiting === 0,
  };
}

export type Serial = ReturnType<typeof createSerial>;
