import type { Words } from "@/i18n/words";

/** A quarter of the calendar year, UTC: "2026-4" is October to December 2026 (Rule C9). */
export type SeasonName = string;

export const SEASON_PATTERN = /^20\d\d-[1-4]$/;

export function seasonAt(time: Date): SeasonName {
  return `${time.getUTCFullYear()}-${Math.floor(time.getUTCMonth() / 3) + 1}`;
}

/** From its first moment to the first of the next. */
export function boundsOf(season: SeasonName): { from: Date; to: Date } {
  const [year = 0, quarter = 1] = season.split("-").map(Number);
  return { from: new Date(Date.UTC(year, (quarter - 1) * 3)), to: new Date(Date.UTC(year, quarter * 3)) };
}

export function seasonWords(t: Words, season: SeasonName): string {
  const [year = "", quarter = "1"] = season.split("-");
  return t("common.seasons.words", { quarter, year });
}
