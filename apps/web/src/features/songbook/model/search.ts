import type { SongCard, SongsAnswer } from "../../../lib/api-types";

export interface SongQuery {
  readonly text: string;
  readonly language: string;
}

/** @throws Error with words for a person when the songbook can't be read */
export async function searchSongs({ text, language }: SongQuery, signal: AbortSignal): Promise<SongsAnswer> {
  const query = new URLSearchParams();
  if (text.trim()) query.set("q", text.trim());
  if (language) query.set("language", language);
  const response = await fetch(`/api/songs?${query}`, { signal });
  if (!response.ok) throw new Error("The songbook can't be read at the moment. Try again in a while.");
  return (await response.json()) as SongsAnswer;
}

export function lengthOf(durationMs: number): string {
  const seconds = Math.round(durationMs / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

const LEVELS = ["very easy", "easy", "medium", "demanding", "hard"] as const;

export const levelOf = (card: SongCard): string =>
  LEVELS[Math.min(5, Math.max(1, card.level)) - 1] ?? "medium";

/** "Deutsch (German)" reads well in a list; the name in its own tongue comes first. */
export function languageName(code: string): string {
  if (!code) return "Other";
  try {
    const own = new Intl.DisplayNames([code], { type: "language" }).of(code);
    const english = new Intl.DisplayNames(["en"], { type: "language" }).of(code);
    if (!own || own === code) return english ?? code;
    return own.toLowerCase() === english?.toLowerCase() ? english : `${own} (${english})`;
  } catch {
    return code;
  }
}
