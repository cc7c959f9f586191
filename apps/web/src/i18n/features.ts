import type account from "../../messages/en/account.json";
import type admin from "../../messages/en/admin.json";
import type avatar from "../../messages/en/avatar.json";
import type chat from "../../messages/en/chat.json";
import type common from "../../messages/en/common.json";
import type diagnostics from "../../messages/en/diagnostics.json";
import type entrance from "../../messages/en/entrance.json";
import type history from "../../messages/en/history.json";
import type host from "../../messages/en/host.json";
import type keeping from "../../messages/en/keeping.json";
import type lobby from "../../messages/en/lobby.json";
import type people from "../../messages/en/people.json";
import type queue from "../../messages/en/queue.json";
import type reasons from "../../messages/en/reasons.json";
import type room from "../../messages/en/room.json";
import type settings from "../../messages/en/settings.json";
import type sight from "../../messages/en/sight.json";
import type songImport from "../../messages/en/song-import.json";
import type songbook from "../../messages/en/songbook.json";
import type stage from "../../messages/en/stage.json";
import type trouble from "../../messages/en/trouble.json";
import type voice from "../../messages/en/voice.json";
import type { Language } from "./languages";

/** One file of messages/<language>/ each; the keys that there are stand in the English ones. */
interface Catalogue {
  account: typeof account;
  admin: typeof admin;
  avatar: typeof avatar;
  chat: typeof chat;
  common: typeof common;
  diagnostics: typeof diagnostics;
  entrance: typeof entrance;
  history: typeof history;
  host: typeof host;
  keeping: typeof keeping;
  lobby: typeof lobby;
  people: typeof people;
  queue: typeof queue;
  reasons: typeof reasons;
  room: typeof room;
  settings: typeof settings;
  sight: typeof sight;
  "song-import": typeof songImport;
  songbook: typeof songbook;
  stage: typeof stage;
  trouble: typeof trouble;
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
const EVERYWHERE = ["common", "trouble"] as const;

/** Which page says what. */
export const WORDS_OF = {
  anywhere: EVERYWHERE,
  lobby: [...EVERYWHERE, "reasons", "account", "lobby", "settings"],
  room: [
    ...EVERYWHERE,
    "account",
    "avatar",
    "chat",
    "diagnostics",
    "entrance",
    "history",
    "host",
    "keeping",
    "people",
    "queue",
    "reasons",
    "room",
    "settings",
    "sight",
    "song-import",
    "songbook",
    "stage",
    "voice",
  ],
  me: [...EVERYWHERE, "reasons", "account", "history", "keeping", "stage"],
  admin: [...EVERYWHERE, "reasons", "account", "admin", "sight", "song-import"],
} as const satisfies Record<string, readonly Feature[]>;

export const FEATURES: readonly Feature[] = [...new Set(Object.values(WORDS_OF).flat())].sort();
