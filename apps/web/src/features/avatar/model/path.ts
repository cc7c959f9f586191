import type { HumanRecipe, SliderName } from "@karaverse/avatars/recipe";

type PathsIn<T> = {
  [K in keyof T & string]: NonNullable<T[K]> extends string | number ? K : `${K}.${PathsIn<T[K]>}`;
}[keyof T & string];

/** Where one thing stands in a recipe: `face.eyes.size`. */
export type Path =
  | PathsIn<Omit<HumanRecipe, "v" | "details" | "features">>
  | `features.${0 | 1 | 2}`
  | `details.${SliderName}`;
export type Value = string | number | null;

type Tree = { readonly [key: string]: unknown };

/** Details that one code can carry; a hand-made recipe has a dozen. */
const MOST_DETAILS = 60;

/** Details that are not turned stand at 0. */
export function valueAt(recipe: HumanRecipe, path: Path): Value {
  let at: unknown = recipe;
  for (const key of path.split(".")) at = (at as Tree)[key] ?? null;
  return at === null && path.startsWith("details.") ? 0 : (at as Value);
}

/** The same object where nothing changes. */
export function changed(recipe: HumanRecipe, path: Path, value: Value): HumanRecipe {
  if (valueAt(recipe, path) === value) return recipe;
  const next = put(recipe, path.split("."), value) as HumanRecipe;
  if (!path.startsWith("details.")) return next;
  const details = Object.fromEntries(Object.entries(next.details).filter(([, turned]) => turned !== 0));
  return Object.keys(details).length > MOST_DETAILS ? recipe : { ...next, details };
}

function put(at: unknown, [key = "", ...rest]: readonly string[], value: Value): unknown {
  const inner = rest.length > 0 ? put((at as Tree)[key], rest, value) : value;
  return Array.isArray(at) ? at.with(Number(key), inner) : { ...(at as Tree), [key]: inner };
}
