import type { HumanRecipe } from "@karaverse/avatars/recipe";
import { createStore } from "zustand/vanilla";
import { changed, type Path, type Value } from "./path";

export interface Draft {
  readonly recipe: HumanRecipe;
  readonly past: readonly HumanRecipe[];
  readonly future: readonly HumanRecipe[];
  /** A slider is on its way: a coarse body now says more than a fine one later. */
  readonly rough: boolean;
}

const MOST_STEPS = 100;
/** A slider that stands still for so long has arrived, ms. */
const SETTLE_MS = 250;

/** Somebody who is being made, step by step, with every step to be taken back. */
export function createStudio(recipe: HumanRecipe, before: readonly HumanRecipe[] = []) {
  const store = createStore<Draft>(() => ({ recipe, past: before, future: [], rough: false }));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turning: Path | null = null;

  function settle(): void {
    clearTimeout(timer);
    turning = null;
    if (store.getState().rough) store.setState({ rough: false });
  }

  function step(next: HumanRecipe): void {
    const { recipe, past } = store.getState();
    if (next !== recipe)
      store.setState({ recipe: next, past: [...past, recipe].slice(-MOST_STEPS), future: [] });
  }

  return {
    store,
    /** A whole way of one slider is one step. */
    turn(path: Path, value: Value): void {
      const { recipe } = store.getState();
      const next = changed(recipe, path, value);
      if (next === recipe) return;
      if (turning === path) store.setState({ recipe: next });
      else step(next);
      turning = path;
      store.setState({ rough: true });
      clearTimeout(timer);
      timer = setTimeout(settle, SETTLE_MS);
    },
    pick(path: Path, value: Value): void {
      settle();
      step(changed(store.getState().recipe, path, value));
    },
    take(next: HumanRecipe): void {
      settle();
      step(next);
    },
    undo(): void {
      settle();
      const { recipe, past, future } = store.getState();
      const last = past.at(-1);
      if (last) store.setState({ recipe: last, past: past.slice(0, -1), future: [recipe, ...future] });
    },
    redo(): void {
      settle();
      const { recipe, past, future } = store.getState();
      const [next, ...later] = future;
      if (next) store.setState({ recipe: next, past: [...past, recipe], future: later });
    },
    settle,
  };
}

export type Studio = ReturnType<typeof createStudio>;
