import type { HumanRecipe } from "@karaverse/avatars/recipe";

/** Pictures that are kept, 5 KB each. */
const MOST = 200;

const made = new Map<string, string>();
const wanted = new Map<string, { recipe: HumanRecipe; by: number }>();
const listeners = new Set<() => void>();

/** Pictures of heads by their recipe's code: asked for by the page, taken by the room where one is drawn. */
export const portraits = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** null until somebody took it. */
  urlOf: (code: string): string | null => made.get(code) ?? null,
  /** @returns a function for who needs it no more */
  want(code: string, recipe: HumanRecipe): () => void {
    const wish = wanted.get(code) ?? { recipe, by: 0 };
    wish.by++;
    wanted.set(code, wish);
    return () => {
      wish.by--;
      if (wish.by === 0) wanted.delete(code);
    };
  },
  *missing(): Iterable<readonly [code: string, recipe: HumanRecipe]> {
    for (const [code, { recipe }] of wanted) if (!made.has(code)) yield [code, recipe];
  },
  put(code: string, url: string): void {
    made.set(code, url);
    for (const [oldest] of made) {
      if (made.size <= MOST) break;
      if (wanted.has(oldest)) continue;
      URL.revokeObjectURL(made.get(oldest) ?? "");
      made.delete(oldest);
    }
    for (const listener of listeners) listener();
  },
};
