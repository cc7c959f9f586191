import { type Words, words } from "@/i18n/words";
import { languageName } from "@/lib/language-name";
import { api } from "../../../lib/api";
import type { SongCard, SongShelves, SongsAnswer } from "../../../lib/api-types";

/** What people narrow songs down by; "" is no matter. */
export interface SongFilters {
  readonly language: string;
  readonly genre: string;
  readonly tag: string;
  /** "1980": to 1989. */
  readonly decade: string;
  /** "1" to "5". */
  readonly level: string;
  readonly length: "" | "short" | "medium" | "long";
  readonly duets: boolean;
}

export const NO_FILTERS: SongFilters = {
  language: "",
  genre: "",
  tag: "",
  decade: "",
  level: "",
  length: "",
  duets: false,
};

export const PAGE = 30;

const MINUTE_MS = 60_000;
const LENGTHS: Record<SongFilters["length"], { min?: number; max?: number }> = {
  "": {},
  short: { max: 2 * MINUTE_MS },
  medium: { min: 2 * MINUTE_MS, max: 4 * MINUTE_MS },
  long: { min: 4 * MINUTE_MS },
};

/** The query of GET /api/songs. */
export function queryFor(text: string, filters: SongFilters, offset = 0): URLSearchParams {
  const { language, genre, tag, decade, level, length, duets } = filters;
  const { min, max } = LENGTHS[length];
  const wanted: Record<string, string | number | undefined> = {
    q: text.trim(),
    language,
    genre,
    tag,
    level,
    fromYear: decade,
    toYear: decade && Number(decade) + 9,
    minDurationMs: min,
    maxDurationMs: max,
    singers: duets ? 2 : "",
    limit: PAGE,
    offset: offset || "",
  };
  const given = Object.entries(wanted).filter(([, value]) => value !== undefined && value !== "");
  return new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
}

/** How many of them are set, without the language, which has its own place. */
export const narrowings = ({ language: _, ...others }: SongFilters): number =>
  Object.values(others).filter((value) => value !== "" && value !== false).length;

/** @throws Error with words for a person when the songbook can't be read */
export async function searchSongs(query: URLSearchParams, signal: AbortSignal): Promise<SongsAnswer> {
  const response = await fetch(`/api/songs?${query}`, { signal });
  if (!response.ok) throw new Error(words()("songbook.unreadable"));
  return (await response.json()) as SongsAnswer;
}

export const readShelves = (): Promise<SongShelves> => api<SongShelves>("GET", "songs/shelves");

export const LEVELS = [1, 2, 3, 4, 5] as const;

export const levelOf = (card: Pick<SongCard, "level">): (typeof LEVELS)[number] =>
  LEVELS[Math.min(5, Math.max(1, card.level)) - 1] ?? 3;

/** As who reads the page calls it. */
export const languageOf = (t: Words, code: string): string =>
  code ? languageName(code) : t("songbook.otherLanguage");

/** As who speaks it calls it: found at once by who wants to sing in it. */
export const ownLanguageOf = (t: Words, code: string): string =>
  code && speaks(code) ? languageName(code, code) : languageOf(t, code);

/** Else the browser would answer in a language of its own choice. */
function speaks(code: string): boolean {
  try {
    return Intl.DisplayNames.supportedLocalesOf([code]).length > 0;
  } catch {
    return false;
  }
}
