import { setTimeout as pause } from "node:timers/promises";
import type { LiveStatus } from "@karaverse/protocol";
import { ApiError } from "./api-error";

/** Every status that one realtime process sends. */
export async function* readStream({ ok, body }: Response): AsyncGenerator<LiveStatus> {
  if (!ok || !body) throw new ApiError(502, "realtime-unreachable");
  let rest = "";
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    const events = (rest + chunk).split(/\r?\n\r?\n/);
    rest = events.pop() ?? "";
    for (const event of events) {
      const data = event
        .split(/\r?\n/)
        .filter((line) => line.startsWith("data:"))
        .map((line) => line.slice(5).trimStart())
        .join("\n");
      if (data) yield JSON.parse(data) as LiveStatus;
    }
  }
}

type Source = (signal: AbortSignal) => AsyncGenerator<LiveStatus>;

const RETRY_MS = 1_000;

/** What all processes say, as one; it ends, as that of one process does, when none can be reached. */
export async function* together(sources: readonly Source[], signal: AbortSignal): AsyncGenerator<LiveStatus> {
  const [only] = sources;
  if (only && sources.length === 1) {
    yield* only(signal);
    return;
  }
  const end = new AbortController();
  const stop = () => end.abort();
  signal.addEventListener("abort", stop);
  const said = new Map<Source, LiveStatus>();
  const unheard = new Set(sources);
  let isNew = false;
  let wake: () => void = () => undefined;
  const tell = () => {
    isNew = true;
    wake();
  };

  const follow = async (source: Source): Promise<void> => {
    while (!end.signal.aborted) {
      try {
        for await (const status of source(end.signal)) {
          said.set(source, status);
          unheard.delete(source);
          tell();
        }
      } catch {
        // However it ended, its rooms are gone with it until it is back.
      }
      said.delete(source);
      unheard.delete(source);
      tell();
      await pause(RETRY_MS, undefined, { signal: end.signal }).catch(() => undefined);
    }
  };
  for (const source of sources) void follow(source);

  try {
    while (!end.signal.aborted) {
      if (!isNew)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      isNew = false;
      const statuses = [...said.values()];
      if (statuses.length > 0) {
        yield {
          at: Math.max(...statuses.map(({ at }) => at)),
          rooms: statuses.flatMap(({ rooms }) => rooms),
        };
      } else if (unheard.size === 0) return;
    }
  } finally {
    signal.removeEventListener("abort", stop);
    end.abort();
  }
}
