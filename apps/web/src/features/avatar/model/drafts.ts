import { decodeHuman, encodeHuman, type HumanRecipe } from "@karaverse/avatars/recipe";
import { wearOf } from "@karaverse/protocol";

const KEY = "karaverse.avatar.draft";

/** Who was being made when the editor was closed, or the page. */
export function readDraft(memory: Pick<Storage, "getItem"> = localStorage): HumanRecipe | null {
  try {
    return decodeHuman(memory.getItem(KEY) ?? "");
  } catch {
    return null;
  }
}

export function keepDraft(recipe: HumanRecipe, memory: Pick<Storage, "setItem"> = localStorage): void {
  try {
    memory.setItem(KEY, encodeHuman(recipe));
  } catch {
    // A browser that forbids storage forgets; nothing else breaks.
  }
}

/** Once somebody wears it, it is no draft; another one goes on being made. @param code what is worn */
export function wearDraft(
  code: string,
  memory: Pick<Storage, "getItem" | "removeItem"> = localStorage,
): void {
  const draft = readDraft(memory);
  if (draft && encodeHuman(draft) === wearOf(code).recipe) dropDraft(memory);
}

/** Somebody chose to look otherwise. */
export function dropDraft(memory: Pick<Storage, "removeItem"> = localStorage): void {
  try {
    memory.removeItem(KEY);
  } catch {
    // As above.
  }
}
