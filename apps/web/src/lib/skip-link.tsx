"use client";
import { useWords } from "@/i18n/words";

/** The id of the main part of a page that begins with a way past its head. */
export const CONTENT = "content";

/** First on the page, and seen only by who comes to it with the keyboard. */
export function SkipLink() {
  const t = useWords();
  return (
    <a
      href={`#${CONTENT}`}
      className="sr-only focus:not-sr-only focus:fixed focus:start-3 focus:top-3 focus:z-50 focus:rounded-xl focus:border focus:border-brass/40 focus:bg-plum focus:px-4 focus:py-3 focus:text-brass"
    >
      {t("common.skip")}
    </a>
  );
}
