import type account from "../../messages/en/account.json";
import type avatar from "../../messages/en/avatar.json";
import type common from "../../messages/en/common.json";
import type entrance from "../../messages/en/entrance.json";
import type lobby from "../../messages/en/lobby.json";
import type reasons from "../../messages/en/reasons.json";
import type room from "../../messages/en/room.json";
import type settings from "../../messages/en/settings.json";
import type voice from "../../messages/en/voice.json";
import type { Language } from "./languages";

/** One file of messages/<language>/ each; the keys that there are stand in the English ones. */
interface Catalogue {
  account: typeof account;
  avatar: typeof avatar;
  common: typeof common;
  entrance: typeof entrance;
  lobby: typeof lobby;
  reasons: typeof reasons;
  room: typeof room;
  settings: typeof settings;
  voice: typeof voice;
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
  lobby: [...EVERYWHERE, "reasons", "account", "lobby", "settings"],
  room: [...EVERYWHERE, "account", "avatar", "entrance", "reasons", "room", "settings", "voice"],
  me: [...EVERYWHERE, "reasons", "account"],
  admin: [...EVERYWHERE, "reasons", "account"],
} as const satisfies Record<string, readonly Feature[]>;

export const FEATURES = [
  "account",
  "avatar",
  "common",
  "entrance",
  "lobby",
  "reasons",
  "room",
  "settings",
  "voice",
] as const satisfies readonly Feature[];
