import { language } from "@/i18n/words";

/** What a language is called in another, at first in that of the page; its code where the browser has no name for it. */
export function languageName(code: string, tongue: string = language()): string {
  try {
    return new Intl.DisplayNames([tongue], { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}
