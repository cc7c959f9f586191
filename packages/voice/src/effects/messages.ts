import type { MelodyNote, ShaperSettings } from "./shaper";

export const SHAPER_PROCESSOR = "karaverse-shaper";

export type ToShaper =
  | { readonly type: "settings"; readonly settings: ShaperSettings }
  | { readonly type: "melody"; readonly melody: readonly MelodyNote[] }
  | { readonly type: "end" };
