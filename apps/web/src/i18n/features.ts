import type common from "../../messages/en/common.json";
import type entrance from "../../messages/en/entrance.json";
import type room from "../../messages/en/room.json";
import type settings from "../../messages/en/settings.json";
import type { Language } from "./languages";

/** One file of messages/<language>/ each; the keys that there are stand in the English ones. */
interface Catalogue {
  common: typeof common;
  entrance: typeof entrance;
  room: typeof room;
  settings: typeof settings;
}

export type Feature = keyof Catalogue;

declare module "next-intl" {
  interface AppConfig {
    Locale: Language;
    Messages: Catalogue;
  }
}

/** Said on more pages than one, or on pages that failed. */
const EVERYWHERE = ["common"] as const;

/** Which page says what. */
export const WORDS_OF = {
  anywhere: EVERYWHERE,
  lobby: [...EVERYWHERE, "settings"],
  room: [...EVERYWHERE, "entrance", "room", "settings"],
} as const satisfies Record<string, readonly Feature[]>;

export const FEATURES = ["common", "entrance", "room", "settings"] as const satisfies readonly Feature[];
