export const daysWords = (days: number): string =>
  `Delete it whenever you like; after ${days} ${days === 1 ? "day" : "days"} it goes by itself.`;

export function lengthWords(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

export const dayWords = (at: string): string =>
  new Date(at).toLocaleDateString("en", { day: "numeric", month: "long", year: "numeric" });

/** Of two of one evening the hour tells which. */
export function momentWords(at: string, now = new Date()): string {
  const then = new Date(at);
  if (then.toDateString() !== now.toDateString()) return dayWords(at);
  return `today, ${then.toLocaleTimeString("en", { hour: "numeric", minute: "2-digit" })}`;
}
