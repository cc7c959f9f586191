import { Theme } from "@karaverse/protocol";
import type { Words } from "@/i18n/words";

/** What a place is called where there is room for one word; the server may know more places than this page. */
export function themeWords(t: Words, name: string): string {
  const theme = Theme.safeParse(name);
  return theme.success ? t(`common.themes.${theme.data}`) : name;
}
