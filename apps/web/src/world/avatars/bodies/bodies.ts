import type { HumanRecipe } from "@karaverse/avatars/recipe";
import { Maker } from "./maker";
import type { Body, Level } from "./work";

interface Wish {
  recipe: HumanRecipe;
  level: Level;
  /** Smaller comes first. */
  rank: number;
}

/** Bodies that nobody wears just now, kept for who comes back or walks nearer again. */
const SPARE = 40;
/** A second worker fills a hall in half the time; of fewer cores it would take what draws and what decodes. */
const TWO_WORKERS_CORES = 4;
/** So many bodies wait when another worker is worth its start. */
const QUEUE = 4;

/**
 * Bodies by recipe and level, made in workers in the order of need. Asking costs nothing: who wants a body asks in
 * every frame until it is there.
 */
export class Bodies {
  readonly #makers: Maker[] = [];
  readonly #most = navigator.hardwareConcurrency >= TWO_WORKERS_CORES ? 2 : 1;
  readonly #made = new Map<string, Body>();
  readonly #failed = new Set<string>();
  readonly #keys = new WeakMap<HumanRecipe, string>();
  readonly #wishes = new Map<string, Wish>();

  constructor() {
    this.#addMaker();
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
    return this.#isMaking(this.#keyOf(recipe, level));
  }

  drop(recipe: HumanRecipe, level: Level): void {
    this.#made.delete(this.#keyOf(recipe, level));
  }

  /** Hands the most urgent wishes to whoever is free. @param worn bodies in use, which stay */
  next(worn: number): void {
    if (this.#wishes.size > 0) {
      const isBusy = this.#wishes.size > QUEUE && this.#makers[0]?.isReady === true;
      if (isBusy && this.#makers.length < this.#most) this.#addMaker();
      for (const maker of this.#makers) if (maker.isFree) this.#hand(maker);
      this.#wishes.clear();
    }
    while (this.#made.size > worn + SPARE) {
      const [oldest] = this.#made.keys();
      if (oldest === undefined) break;
      this.#made.delete(oldest);
    }
  }

  dispose(): void {
    for (const maker of this.#makers) maker.dispose();
  }

  #addMaker(): void {
    this.#makers.push(
      new Maker((key, body) => {
        if (body) this.#made.set(key, body);
        else this.#failed.add(key);
      }),
    );
  }

  #isMaking(key: string): boolean {
    return this.#makers.some((maker) => maker.making === key);
  }

  #hand(maker: Maker): void {
    let first: string | null = null;
    let wanted: Wish | null = null;
    for (const [key, wish] of this.#wishes) {
      if (this.#isMaking(key) || (wanted && wish.rank >= wanted.rank)) continue;
      first = key;
      wanted = wish;
    }
    if (first !== null && wanted) maker.make(first, wanted.recipe, wanted.level);
  }

  #keyOf(recipe: HumanRecipe, level: Level): string {
    let key = this.#keys.get(recipe);
    if (key === undefined) {
      key = JSON.stringify(recipe);
      this.#keys.set(recipe, key);
    }
    return `${level}${key}`;
  }
}
