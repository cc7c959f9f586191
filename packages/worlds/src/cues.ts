import { z } from "zod";
import { colour } from "./fields";

export const CUE_MOMENTS = ["beat", "line", "chorus", "applause", "score"] as const;
export type CueMoment = (typeof CUE_MOMENTS)[number];

/** What a lamp does at a moment of the song. */
export const Cue = z.object({
  on: z.enum(CUE_MOMENTS),
  /** flash: up at once and dying away; rise: brighter while it lasts; sweep: turns elsewhere; tint: takes the colour. */
  does: z.enum(["flash", "rise", "sweep", "tint"]),
  amount: z.number().min(0).max(1),
  colour: colour.nullable(),
});
export type Cue = z.infer<typeof Cue>;

/** What lamps did before scenes said it. Moving heads follow the song; all else burns. */
export const SHOW_CUES: readonly Cue[] = [
  { on: "beat", does: "flash", amount: 0.28, colour: null },
  { on: "line", does: "sweep", amount: 0.35, colour: null },
  { on: "chorus", does: "rise", amount: 0.3, colour: null },
  { on: "applause", does: "sweep", amount: 1, colour: null },
  { on: "score", does: "tint", amount: 0.6, colour: "#e9b35f" },
];
