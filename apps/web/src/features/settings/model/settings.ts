import { createStore } from "zustand/vanilla";

const QUALITIES = ["auto", "low", "medium", "high"] as const;
const MOTIONS = ["system", "reduced", "full"] as const;
const VIEWS = ["world", "list"] as const;
const SELF_VIEWS = ["off", "on"] as const;

/** How the room is shown; how it sounds is kept by features/voice. */
export interface Settings {
  quality: (typeof QUALITIES)[number];
  motion: (typeof MOTIONS)[number];
  view: (typeof VIEWS)[number];
  /** Oneself from in front, small in a corner. */
  selfView: (typeof SELF_VIEWS)[number];
}

const KEY = "karaverse.settings";
const DEFAULTS: Settings = { quality: "auto", motion: "system", view: "world", selfView: "off" };

type Memory = Pick<Storage, "getItem" | "setItem">;

/** What was kept, with what the link asks for over it: `?quality=low`, `?view=list`. */
export function readSettings(memory: Memory | null, query: URLSearchParams): Settings {
  let kept: Record<string, unknown> = {};
  try {
    const parsed: unknown = JSON.parse(memory?.getItem(KEY) ?? "{}");
    if (typeof parsed === "object" && parsed !== null) kept = parsed as Record<string, unknown>;
  } catch {
    // Nonsense in the browser's memory counts as nothing.
  }
  const one = <T extends string>(list: readonly T[], values: readonly unknown[], fallback: T): T =>
    list.find((known) => values.find((value) => list.includes(value as T)) === known) ?? fallback;
  return {
    quality: one(QUALITIES, [query.get("quality"), kept.quality], DEFAULTS.quality),
    motion: one(MOTIONS, [kept.motion], DEFAULTS.motion),
    selfView: one(SELF_VIEWS, [kept.selfView], DEFAULTS.selfView),
    view: one(VIEWS, [query.get("view"), kept.view], DEFAULTS.view),
  };
}

export const settings = createStore<Settings>(() =>
  typeof window === "undefined"
    ? DEFAULTS
    : readSettings(localStorage, new URLSearchParams(window.location.search)),
);

export function changeSettings(change: Partial<Settings>, memory: Memory = localStorage): void {
  settings.setState(change);
  try {
    memory.setItem(KEY, JSON.stringify(settings.getState()));
  } catch {
    // A browser that forbids storage forgets; nothing else breaks.
  }
}

/** Whether this browser can draw the room at all. */
export function hasWebGl(): boolean {
  try {
    const gl = document.createElement("canvas").getContext("webgl2");
    gl?.getExtension("WEBGL_lose_context")?.loseContext();
    return gl !== null;
  } catch {
    return false;
  }
}
