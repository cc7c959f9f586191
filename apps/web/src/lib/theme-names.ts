import { Theme } from "@karaverse/protocol";

/** What a place is called where there is room for one word. */
export const THEME_NAMES: Record<Theme, string> = {
  lounge: "Lounge",
  box: "Box",
  club: "Club",
  "open-air": "Meadow",
  theatre: "Theatre",
};

/** The same for a name as a server says it, which may be newer than this page. */
export const themeName = (name: string): string => {
  const theme = Theme.safeParse(name);
  return theme.success ? THEME_NAMES[theme.data] : name;
};
