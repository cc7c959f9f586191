/** What a person chose about their sound, remembered by the browser. */
export interface SoundPreferences {
  deviceId: string | null;
  headphones: boolean;
  /** 0 to 1. */
  guide: number;
  backing: number;
  /** 0: one does not hear oneself. */
  monitor: number;
  /** Where the ears are. */
  listener: "camera" | "avatar";
}

const KEY = "karaverse.sound";

const DEFAULTS: SoundPreferences = {
  deviceId: null,
  headphones: false,
  guide: 0,
  backing: 1,
  monitor: 0,
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

function merged(kept: Record<string, unknown>): SoundPreferences {
  const share = (value: unknown, fallback: number) =>
    typeof value === "number" && value >= 0 && value <= 1 ? value : fallback;
  return {
    deviceId: typeof kept.deviceId === "string" ? kept.deviceId : DEFAULTS.deviceId,
    headphones: kept.headphones === true,
    guide: share(kept.guide, DEFAULTS.guide),
    backing: share(kept.backing, DEFAULTS.backing),
    monitor: share(kept.monitor, DEFAULTS.monitor),
    listener: kept.listener === "camera" ? "camera" : "avatar",
  };
}
