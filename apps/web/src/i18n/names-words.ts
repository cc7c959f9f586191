import type { Words } from "./words";

/** Those who sing together; of more than three two names, and how many others. */
export function namesWords(t: Words, names: readonly string[]): string {
  if (names.length > 3)
    return t("common.choir", { names: names.slice(0, 2).join(", "), others: names.length - 2 });
  return [names.slice(0, -1).join(", "), ...names.slice(-1)].filter(Boolean).join(" & ");
}
