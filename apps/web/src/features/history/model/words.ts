import type { Words } from "@/i18n/words";

const NOTES = ["C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯", "A", "A♯", "B"] as const;

/** @param tone semitones above C4 */
export function noteName(tone: number): string {
  const whole = Math.round(tone);
  return `${NOTES[((whole % 12) + 12) % 12]}${4 + Math.floor(whole / 12)}`;
}

/** "two octaves and a third" is for singers of the trade; how many semitones it is for everybody. */
export function rangeWords(t: Words, { low, high }: { low: number; high: number }): string {
  const span = Math.round(high - low);
  return t("history.range", { low: noteName(low), high: noteName(high), span });
}

export function minutesWords(t: Words, ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 60) return t("history.minutes", { minutes });
  return t("history.hours", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
