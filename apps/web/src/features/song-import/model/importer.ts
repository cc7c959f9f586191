import { createStore } from "zustand/vanilla";
import { refusalWords } from "@/i18n/refusal-words";
import { words } from "@/i18n/words";
import type { ApiErrorBody, ImportEvent, ImportedSong } from "@/lib/api-types";
import { type Parcel, type Placed, parcelsOf } from "./parcels";

export type ImportView =
  | { readonly state: "idle" }
  | ({ readonly state: "running"; readonly at: string } & Progress)
  | ({
      readonly state: "over";
      /** Some of it never came through, and may be sent again. */
      readonly isBroken: boolean;
    } & Progress);

interface Progress {
  /** Songs of all parcels, as far as it is known how many there are. */
  readonly songs: number;
  readonly done: readonly ImportedSong[];
}

const NOTHING: Progress = { songs: 0, done: [] };

const failed = (file: string, sentence: string): ImportedSong => ({
  file,
  outcome: "refused",
  songId: null,
  title: null,
  artist: null,
  problems: [{ line: 0, severity: "error", sentence }],
});

/** Lines of JSON, each as it comes. */
async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<ImportEvent> {
  const reader = body
    .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
    .getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    rest += value ?? "";
    const lines = rest.split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line) yield JSON.parse(line) as ImportEvent;
    if (done) return;
  }
}

/** The way to the house broke: what was on it can be sent again. */
class Broken extends Error {}

/** @throws Error with words for a person; Broken where it is worth trying again */
async function* sent(url: string, { files }: Parcel, signal: AbortSignal): AsyncGenerator<ImportEvent> {
  const form = new FormData();
  for (const { path, file } of files) form.append("files", file, path);
  const response = await fetch(url, { method: "POST", body: form, signal }).catch(() => {
    throw new Broken(words()(signal.aborted ? "song-import.stopped" : "song-import.unreachable"));
  });
  if (response.ok && response.body) {
    try {
      return yield* linesOf(response.body);
    } catch {
      throw new Broken(words()(signal.aborted ? "song-import.stopped" : "song-import.middle"));
    }
  }
  const answer = (await response.json().catch(() => null)) as ApiErrorBody | null;
  if (!answer) throw new Broken(words()("common.serverAnswered", { status: response.status }));
  throw new Error(refusalWords(answer.error, answer.message));
}

/** Sends songs to the house, one parcel after the other, and says what became of each. */
export function createImporter(url: string) {
  const store = createStore<ImportView>(() => ({ state: "idle" }));
  let progress = NOTHING;
  let abort = new AbortController();
  const waiting: Parcel[] = [];
  /** What did not come through, and what is said of it. */
  const broken = new Map<Parcel, readonly ImportedSong[]>();
  let running: Promise<void> | null = null;

  const show = (at: string | null) =>
    store.setState(
      at === null
        ? { state: "over", isBroken: broken.size > 0, ...progress }
        : { state: "running", at, ...progress },
      true,
    );

  async function send(parcel: Parcel): Promise<void> {
    let told = 0;
    let expected = parcel.songs ?? 1;
    try {
      for await (const event of sent(url, parcel, abort.signal)) {
        if ("songs" in event) {
          progress = { ...progress, songs: progress.songs + event.songs - expected };
          expected = event.songs;
        } else {
          told++;
          progress = { ...progress, done: [...progress.done, event.song] };
        }
        show(parcel.name);
      }
      if (told < expected) throw new Broken(words()("song-import.middle"));
    } catch (error) {
      const sentence = error instanceof Error ? error.message : String(error);
      const missing = Math.max(1, expected - told);
      const lost = Array.from({ length: missing }, () => failed(parcel.name, sentence));
      if (error instanceof Broken) broken.set(parcel, lost);
      progress = {
        songs: progress.songs + told + missing - expected,
        done: [...progress.done, ...lost],
      };
    }
  }

  async function run(): Promise<void> {
    for (let parcel = waiting.shift(); parcel; parcel = waiting.shift()) {
      show(parcel.name);
      await send(parcel);
    }
    running = null;
    show(null);
  }

  return {
    store,
    /** Adds to what is under way; answers when all is done. */
    async bring(placed: readonly Placed[]): Promise<void> {
      const parcels = await parcelsOf(placed);
      if (!running) {
        progress = NOTHING;
        abort = new AbortController();
        broken.clear();
      }
      if (parcels.length === 0) {
        const sentence = words()("song-import.noSong");
        progress = { songs: progress.songs + 1, done: [...progress.done, failed("", sentence)] };
        if (!running) show(null);
        return;
      }
      waiting.push(...parcels);
      progress = {
        ...progress,
        songs: progress.songs + parcels.reduce((sum, { songs }) => sum + (songs ?? 1), 0),
      };
      running ??= run();
      await running;
    },
    /** What broke off on its way goes out once more. */
    async again(): Promise<void> {
      if (running) return;
      const lost = new Set([...broken.values()].flat());
      const done = progress.done.filter((song) => !lost.has(song));
      waiting.push(...broken.keys());
      broken.clear();
      abort = new AbortController();
      progress = { songs: done.length + waiting.reduce((sum, { songs }) => sum + (songs ?? 1), 0), done };
      running = run();
      await running;
    },
    /** What has been sent is taken in; the rest is left. */
    stop() {
      progress = {
        ...progress,
        songs: progress.songs - waiting.reduce((sum, { songs }) => sum + (songs ?? 1), 0),
      };
      waiting.length = 0;
      abort.abort();
    },
    clear: () => store.setState({ state: "idle" }, true),
  };
}

export type Importer = ReturnType<typeof createImporter>;

const importers = new Map<string, Importer>();

/** Goes on while its drawer is closed: one for each place songs are sent to. */
export function importerTo(url: string): Importer {
  const importer = importers.get(url) ?? createImporter(url);
  importers.set(url, importer);
  return importer;
}
