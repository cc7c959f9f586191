/** Often enough that no proxy in between takes the silence for an end. */
const HEARTBEAT_MS = 15_000;
// Whoever reads this slowly gets the newest event and not the ones between.
const MAX_WAITING = 4;

/** Server-sent events: what `start` sends, until the reader goes. `start` answers with what ends it. */
export function eventStream(
  signal: AbortSignal,
  start: (send: (event: unknown) => void) => () => void,
): Response {
  const encoder = new TextEncoder();
  let stop = () => {};
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const write = (text: string) => {
          if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(text));
        };
        write("retry: 2000\n\n");
        const heartbeat = setInterval(() => write(": still here\n\n"), HEARTBEAT_MS);
        const end = start((event) => write(`data: ${JSON.stringify(event)}\n\n`));
        stop = () => {
          stop = () => {};
          clearInterval(heartbeat);
          end();
          try {
            controller.close();
          } catch {
            // The reader has closed it already.
          }
        };
        signal.addEventListener("abort", () => stop());
        if (signal.aborted) stop();
      },
      cancel: () => stop(),
    },
    new CountQueuingStrategy({ highWaterMark: MAX_WAITING }),
  );
  return new Response(body, {
    headers: {
      "Content-Type": "text/event-stream",
      "Cache-Control": "no-store, no-transform",
      "X-Accel-Buffering": "no",
    },
  });
}
