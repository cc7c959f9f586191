import { createStore } from "zustand/vanilla";
import type { Settings } from "./settings";

/** How the room is drawn right now, where that was left to measuring; null where none is. */
export const drawn = createStore<{ quality: Exclude<Settings["quality"], "auto"> | null }>(() => ({
  quality: null,
}));
