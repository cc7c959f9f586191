/** BCP 47 tags of the language names found in charts (English names, and some people's own). */
const TAGS: Readonly<Record<string, string>> = {
  english: "en",
  german: "de",
  deutsch: "de",
  french: "fr",
  français: "fr",
  spanish: "es",
  español: "es",
  italian: "it",
  italiano: "it",
  portuguese: "pt",
  dutch: "nl",
  swedish: "sv",
  norwegian: "no",
  danish: "da",
  finnish: "fi",
  icelandic: "is",
  polish: "pl",
  czech: "cs",
  slovak: "sk",
  hungarian: "hu",
  romanian: "ro",
  croatian: "hr",
  serbian: "sr",
  slovenian: "sl",
  bulgarian: "bg",
  russian: "ru",
  ukrainian: "uk",
  greek: "el",
  turkish: "tr",
  hebrew: "he",
  arabic: "ar",
  persian: "fa",
  hindi: "hi",
  japanese: "ja",
  korean: "ko",
  chinese: "zh",
  mandarin: "zh",
  cantonese: "yue",
  vietnamese: "vi",
  thai: "th",
  indonesian: "id",
  latin: "la",
  welsh: "cy",
  irish: "ga",
  hawaiian: "haw",
  maori: "mi",
  swahili: "sw",
  catalan: "ca",
  basque: "eu",
  galician: "gl",
  esperanto: "eo",
};

/** For `lang` attributes: the tag of the first language named, "und" where we do not know it. */
export function languageTag(language: string): string {
  const first =
    language
      .split(/[,/;(]/)[0]
      ?.trim()
      .toLowerCase() ?? "";
  if (Object.hasOwn(TAGS, first)) return TAGS[first] ?? "und";
  return /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(first) && first.length <= 3 ? first : "und";
}
