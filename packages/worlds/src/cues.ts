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

/** Table lamps and strings: warmer where everybody sings along, and up when they clap. */
export const LAMP_CUES: readonly Cue[] = [
  { on: "chorus", does: "rise", amount: 0.4, colour: null },
  { on: "applause", does: "rise", amount: 0.8, colour: null },
];

/** Along the edge of a stage, and below its curtain. */
export const STAGE_CUES: readonly Cue[] = [
  { on: "beat", does: "flash", amount: 0.24, colour: null },
  { on: "line", does: "rise", amount: 0.4, colour: null },
  { on: "chorus", does: "rise", amount: 0.6, colour: null },
  { on: "applause", does: "rise", amount: 1, colour: null },
  { on: "score", does: "tint", amount: 0.6, colour: "#e9b35f" },
];

export const BALL_CUES: readonly Cue[] = [
  { on: "beat", does: "flash", amount: 0.16, colour: null },
  { on: "chorus", does: "rise", amount: 1, colour: null },
  { on: "applause", does: "rise", amount: 0.8, colour: null },
];

/** What lamps follow. */
export interface CueNow {
  /** While somebody performs; else only applause moves them. */
  readonly isOn: boolean;
  readonly beat: number;
  readonly section: string;
  /** How long ago the line began, ms. */
  readonly lineAge: number;
  /** 0-1. */
  readonly applause: number;
}

/** A line's rise has faded to a third after so long, ms. */
const LINE_MS = 700;

const amountOf = (cues: readonly Cue[], on: CueMoment, does: Cue["does"]): number => {
  for (let n = 0; n < cues.length; n++)
    if (cues[n]?.on === on && cues[n]?.does === does) return cues[n]?.amount ?? 0;
  return 0;
};

/**
 * How bright a lamp is by its cues, 1 as it stands there. Allocates nothing.
 *
 * @param isCalm nothing flashes: half of what a flash takes away is taken away throughout
 */
export function cueLevel(cues: readonly Cue[], now: CueNow, isCalm: boolean): number {
  const clapped = 1 + 0.5 * amountOf(cues, "applause", "rise") * now.applause;
  if (!now.isOn) return clapped;
  const flash = amountOf(cues, "beat", "flash");
  const inBeat = now.beat - Math.floor(now.beat);
  const pulse = isCalm ? 1 - flash / 2 : 1 - flash + flash * Math.exp(-4.5 * inBeat);
  const line = isCalm ? 0 : 0.5 * amountOf(cues, "line", "rise") * Math.exp(-now.lineAge / LINE_MS);
  const chorus = now.section === "chorus" ? 0.5 * amountOf(cues, "chorus", "rise") : 0;
  return pulse * (1 + line + chorus) * clapped;
}
