import { language, type Words } from "@/i18n/words";

const dayWords = (at: string): string =>
  new Date(at).toLocaleDateString(language(), { day: "numeric", month: "long", year: "numeric" });

/** Of two of one evening the hour tells which. */
export function momentWords(t: Words, at: string, now = new Date()): string {
  const then = new Date(at);
  if (then.toDateString() !== now.toDateString()) return dayWords(at);
  const time = then.toLocaleTimeString(language(), { hour: "numeric", minute: "2-digit" });
  return t("keeping.todayAt", { time });
}
