import type { Words } from "@/i18n/words";

type LookKey = Extract<Parameters<Words>[0], `entrance.lookNames.${string}`>;

/** What a look of the house is called; one that has no words yet by the name it was made under. */
export function lookWords(t: Words, { id, name }: { id: string; name: string }): string {
  const key = `entrance.lookNames.${id}` as LookKey;
  return t.has(key) ? t(key) : name;
}
