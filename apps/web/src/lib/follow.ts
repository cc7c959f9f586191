/** What was refused is asked for again after so long: a server that starts anew needs about that, ms. */
const AGAIN_AFTER_MS = 5_000;

export interface Told {
  data(text: string): void;
  /** Until the next data, what is known may be old. */
  lost(): void;
}

/**
 * Follows a stream of events until the answer is called. Browsers take up by themselves a stream that broke, but not
 * one that was answered by anything else than 200, as a house answers that is just starting.
 */
export function follow(url: string, told: Told, open = (from: string) => new EventSource(from)): () => void {
  let source: EventSource;
  let again: ReturnType<typeof setTimeout> | undefined;

  function listen(): void {
    const stream = open(url);
    source = stream;
    stream.onmessage = ({ data }: MessageEvent<string>) => told.data(data);
    stream.onerror = () => {
      told.lost();
      if (stream.readyState === EventSource.CLOSED) again = setTimeout(listen, AGAIN_AFTER_MS);
    };
  }

  listen();
  return () => {
    clearTimeout(again);
    source.close();
  };
}
