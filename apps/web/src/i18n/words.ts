import { createTranslator, type Messages, useTranslations } from "next-intl";
import type { Language } from "./languages";

/** Finds the words for a key, such as `room.leave`. */
export type Words = ReturnType<typeof useTranslations<never>>;

export const useWords = (): Words => useTranslations();

let spoken: { readonly language: Language; readonly words: Words } | null = null;

/** From here on everything that speaks outside of components speaks so. */
export function speak(locale: Language, messages: Partial<Messages>): void {
  const t = createTranslator({ locale, messages: messages as Messages }) as Words;
  spoken = { language: locale, words: t };
}

/** The words of this page, for what is no component: models, and errors as they come in. */
export function words(): Words {
  if (!spoken) throw new Error("Nobody has said yet in which language this page speaks.");
  return spoken.words;
}

/** The language of this page, for the formats that a browser knows. */
export const language = (): Language => spoken?.language ?? "en";
