import { HUMAN_FILE } from "@karaverse/avatars/human-file";
import type { HumanRecipe } from "@karaverse/avatars/recipe";
import type { Body, Done, Level, Work } from "./work";

/** Seconds between tries when the file of bodies does not come. */
const RETRIES = [1, 2, 5, 10] as const;

/** A worker that makes one body after another. */
export class Maker {
  readonly #worker = new Worker(new URL("./body.worker.ts", import.meta.url), { type: "module" });
  readonly #onDone: (key: string, body: Body | null) => void;
  #working: { id: number; key: string } | null = null;
  #ids = 0;
  #tries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #hasPack = false;

  /** @param onDone null for a body that cannot be made */
  constructor(onDone: (key: string, body: Body | null) => void) {
    this.#onDone = onDone;
    this.#worker.addEventListener("message", ({ data }: MessageEvent<Done>) => this.#hear(data));
    this.#load();
  }

  /** Has what bodies are made from. */
  get isReady(): boolean {
    return this.#hasPack;
  }

  get isFree(): boolean {
    return this.#hasPack && this.#working === null;
  }

  /** The key of the body that is being made. */
  get making(): string | null {
    return this.#working?.key ?? null;
  }

  make(key: string, recipe: HumanRecipe, level: Level): void {
    this.#working = { id: ++this.#ids, key };
    this.#send({ kind: "body", id: this.#working.id, recipe, level });
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#worker.terminate();
  }

  #load(): void {
    this.#send({ kind: "pack", url: HUMAN_FILE.href });
  }

  #send(work: Work): void {
    this.#worker.postMessage(work);
  }

  #hear(done: Done): void {
    switch (done.kind) {
      case "pack":
        this.#hasPack = true;
        return;
      case "no-pack": {
        console.warn(`Bodies cannot be drawn yet: ${done.why}`);
        const seconds = RETRIES[Math.min(this.#tries++, RETRIES.length - 1)] ?? 10;
        this.#timer = setTimeout(() => this.#load(), seconds * 1_000);
        return;
      }
      case "body":
        this.#finish(done.id, done.body);
        return;
      case "no-body":
        console.warn(`A body cannot be drawn: ${done.why}`);
        this.#finish(done.id, null);
        return;
      default:
        done satisfies never;
    }
  }

  #finish(id: number, body: Body | null): void {
    if (this.#working?.id !== id) return;
    const { key } = this.#working;
    this.#working = null;
    this.#onDone(key, body);
  }
}
