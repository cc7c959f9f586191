import type { MatesWay } from "@karaverse/voice";
import { CHARACTERS, DRY, REVERBS, type VoiceEffects } from "@karaverse/voice/effects";

/** What a person chose about their sound, remembered by the browser. */
export interface SoundPreferences {
  deviceId: string | null;
  headphones: boolean;
  /** 0 to 1: while one sings. */
  guide: number;
  backing: number;
  /** 0: one does not hear oneself. Only with headphones: a loudspeaker would howl. */
  monitor: number;
  /** 0 to 1: while others sing. */
  music: number;
  singers: number;
  /** How one hears those who sing with one. */
  mates: MatesWay;
  /** What others hear of the own singing. */
  effects: VoiceEffects;
  /** To sing by heart, or by ear. */
  hideLyrics: boolean;
  hideNotes: boolean;
  /** Behind the words, of songs that have one; never where the browser is told to save data. */
  videos: boolean;
  /** Where the ears are. */
  listener: "camera" | "avatar";
}

const MATES_WAYS: readonly MatesWay[] = ["quiet", "normal", "chain"];

const KEY = "karaverse.sound";

const DEFAULTS: SoundPreferences = {
  deviceId: null,
  headphones: false,
  guide: 0,
  backing: 1,
  monitor: 0,
  music: 1,
  singers: 1,
  mates: "quiet",
  effects: DRY,
  hideLyrics: false,
  hideNotes: false,
  videos: true,
  listener: "avatar",
};

type Store = Pick<Storage, "getItem" | "setItem">;

export function readPreferences(store: Store): SoundPreferences {
  try {
    const kept: unknown = JSON.parse(store.getItem(KEY) ?? "{}");
    return typeof kept === "object" && kept !== null ? merged(kept as Record<string, unknown>) : DEFAULTS;
  } catch {
    return DEFAULTS;
  }
}

export function writePreferences(store: Store, preferences: SoundPreferences): void {
  try {
    store.setItem(KEY, JSON.stringify(preferences));
  } catch {
    // A browser that forbids storage forgets; nothing else breaks.
  }
}

const share = (value: unknown, fallback: number) =>
  typeof value === "number" && value >= 0 && value <= 1 ? value : fallback;

function merged(kept: Record<string, unknown>): SoundPreferences {
  return {
    deviceId: typeof kept.deviceId === "string" ? kept.deviceId : DEFAULTS.deviceId,
    headphones: kept.headphones === true,
    guide: share(kept.guide, DEFAULTS.guide),
    backing: share(kept.backing, DEFAULTS.backing),
    monitor: share(kept.monitor, DEFAULTS.monitor),
    music: share(kept.music, DEFAULTS.music),
    singers: share(kept.singers, DEFAULTS.singers),
    mates: MATES_WAYS.find((one) => one === kept.mates) ?? DEFAULTS.mates,
    effects: effectsOf(kept.effects),
    hideLyrics: kept.hideLyrics === true,
    hideNotes: kept.hideNotes === true,
    videos: kept.videos !== false,
    listener: kept.listener === "camera" ? "camera" : "avatar",
  };
}

function effectsOf(kept: unknown): VoiceEffects {
  if (typeof kept !== "object" || kept === null) return DRY;
  const said = kept as Record<string, unknown>;
  return {
    reverb: REVERBS.find((one) => one === said.reverb) ?? DRY.reverb,
    reverbAmount: share(said.reverbAmount, DRY.reverbAmount),
    warmth: share(said.warmth, DRY.warmth),
    doubling: share(said.doubling, DRY.doubling),
    correction: share(said.correction, DRY.correction),
    character: CHARACTERS.find((one) => one === said.character) ?? DRY.character,
  };
}
