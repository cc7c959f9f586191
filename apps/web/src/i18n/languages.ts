/** Each language by its own name, and the way it is written. */
export const LANGUAGES = {
  en: { name: "English", direction: "ltr" },
  de: { name: "Deutsch", direction: "ltr" },
  es: { name: "Español", direction: "ltr" },
  ja: { name: "日本語", direction: "ltr" },
  zh: { name: "简体中文", direction: "ltr" },
  ar: { name: "العربية", direction: "rtl" },
} as const;

export type Language = keyof typeof LANGUAGES;

/** The choice of this browser, once somebody made one. */
export const LANGUAGE_COOKIE = "karaverse.language";

const isLanguage = (value: string): value is Language => Object.hasOwn(LANGUAGES, value);

/** What was chosen; else what the browser would like best (RFC 9110, 12.5.4); else English. */
export function languageFor(chosen: string | undefined, accepted: string | null): Language {
  if (chosen !== undefined && isLanguage(chosen)) return chosen;
  const wishes = (accepted ?? "")
    .split(",")
    .map((wish) => {
      const [tag = "", ...parameters] = wish.trim().toLowerCase().split(";");
      const quality = parameters.find((parameter) => parameter.trim().startsWith("q="));
      return {
        language: tag.trim().split("-")[0] ?? "",
        weight: quality ? Number(quality.trim().slice(2)) : 1,
      };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { language } of wishes) if (isLanguage(language)) return language;
  return "en";
}
