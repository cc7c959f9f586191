import { HUMAN_FILE } from "@karaverse/avatars/human-file";
import type { HumanRecipe } from "@karaverse/avatars/recipe";
import type { Body, Done, Level, Work } from "./work";

interface Wish {
  recipe: HumanRecipe;
  level: Level;
  /** Smaller comes first. */
  rank: number;
}

/** Bodies that nobody wears just now, kept for who comes back or walks nearer again. */
const SPARE = 40;
/** Seconds between tries when the file of bodies does not come. */
const RETRIES = [1, 2, 5, 10] as const;

/**
 * Bodies by recipe and level, made in a worker in the order of need. Asking costs nothing: who wants a body asks in
 * every frame until it is there.
 */
export class Bodies {
  readonly #worker = new Worker(new URL("./body.worker.ts", import.meta.url), { type: "module" });
  readonly #made = new Map<string, Body>();
  readonly #failed = new Set<string>();
  readonly #keys = new WeakMap<HumanRecipe, string>();
  #wishes = new Map<string, Wish>();
  #working: { id: number; key: string } | null = null;
  #ids = 0;
  #tries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #hasPack = false;

  constructor() {
    this.#worker.addEventListener("message", ({ data }: MessageEvent<Done>) => this.#onDone(data));
    this.#load();
  }

  /** The body, if it is made. */
  get(recipe: HumanRecipe, level: Level): Body | null {
    const key = this.#keyOf(recipe, level);
    const body = this.#made.get(key);
    if (!body) return null;
    // The last one asked for is the last one to go.
    this.#made.delete(key);
    this.#made.set(key, body);
    return body;
  }

  /** Wishes hold until the next call of next(). @param rank smaller comes first */
  ask(recipe: HumanRecipe, level: Level, rank: number): void {
    const key = this.#keyOf(recipe, level);
    if (this.#made.has(key) || this.#failed.has(key)) return;
    const wish = this.#wishes.get(key);
    if (!wish || rank < wish.rank) this.#wishes.set(key, { recipe, level, rank });
  }

  isMaking(recipe: HumanRecipe, level: Level): boolean {
    return this.#working?.key === this.#keyOf(recipe, level);
  }

  drop(recipe: HumanRecipe, level: Level): void {
    this.#made.delete(this.#keyOf(recipe, level));
  }

  /** Hands the most urgent wish to the worker, if that is free. @param worn bodies in use, which stay */
  next(worn: number): void {
    if (this.#hasPack && !this.#working && this.#wishes.size > 0) {
      let [key, wish] = ["", null as Wish | null];
      for (const [each, one] of this.#wishes) if (!wish || one.rank < wish.rank) [key, wish] = [each, one];
      if (wish) {
        this.#working = { id: ++this.#ids, key };
        this.#send({ kind: "body", id: this.#working.id, recipe: wish.recipe, level: wish.level });
      }
    }
    if (this.#wishes.size > 0) this.#wishes = new Map();
    while (this.#made.size > worn + SPARE) {
      const [oldest] = this.#made.keys();
      if (oldest === undefined) break;
      this.#made.delete(oldest);
    }
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#worker.terminate();
  }

  #keyOf(recipe: HumanRecipe, level: Level): string {
    let key = this.#keys.get(recipe);
    if (key === undefined) {
      key = JSON.stringify(recipe);
      this.#keys.set(recipe, key);
    }
    return `${level}${key}`;
  }

  #load(): void {
    this.#send({ kind: "pack", url: HUMAN_FILE.href });
  }

  #send(work: Work): void {
    this.#worker.postMessage(work);
  }

  #onDone(done: Done): void {
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
        if (this.#working?.id === done.id) this.#made.set(this.#working.key, done.body);
        this.#working = null;
        return;
      case "no-body":
        console.warn(`A body cannot be drawn: ${done.why}`);
        if (this.#working?.id === done.id) this.#failed.add(this.#working.key);
        this.#working = null;
        return;
      default:
        done satisfies never;
    }
  }
}
