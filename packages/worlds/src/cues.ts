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

/** A song that was sung well turns the house to brass. */
const GOLD = "#e9b35f";
const SCORE_TINT: Cue = { on: "score", does: "tint", amount: 0.85, colour: GOLD };

/** What lamps did before scenes said it. Moving heads follow the song; all else burns. */
export const SHOW_CUES: readonly Cue[] = [
  { on: "beat", does: "flash", amount: 0.55, colour: null },
  { on: "line", does: "sweep", amount: 0.5, colour: null },
  { on: "chorus", does: "rise", amount: 0.6, colour: null },
  { on: "applause", does: "sweep", amount: 1, colour: null },
  SCORE_TINT,
];

/** Table lamps, strings and fires: warmer where everybody sings along, and up when they clap. */
export const LAMP_CUES: readonly Cue[] = [
  { on: "chorus", does: "rise", amount: 0.6, colour: null },
  { on: "applause", does: "rise", amount: 0.8, colour: null },
  SCORE_TINT,
];

/** Along the edge of a stage, and below its curtain. */
export const STAGE_CUES: readonly Cue[] = [
  { on: "beat", does: "flash", amount: 0.5, colour: null },
  { on: "line", does: "rise", amount: 0.7, colour: null },
  { on: "chorus", does: "rise", amount: 0.8, colour: null },
  { on: "applause", does: "rise", amount: 1, colour: null },
  SCORE_TINT,
];

export const BALL_CUES: readonly Cue[] = [
  { on: "beat", does: "flash", amount: 0.45, colour: null },
  { on: "chorus", does: "rise", amount: 1, colour: null },
  { on: "applause", does: "rise", amount: 0.8, colour: null },
  SCORE_TINT,
];

/** What lamps follow. */
export interface CueNow {
  /** While somebody performs; else only applause and the score move them. */
  readonly isOn: boolean;
  readonly beat: number;
  readonly section: string;
  /** How long ago the line began, ms. */
  readonly lineAge: number;
  /** How long the section has lasted, ms. */
  readonly sectionAge: number;
  /** 0-1. */
  readonly applause: number;
  /** How long the score has been shown, ms; infinite while none is. */
  readonly scoreAge: number;
}

/** A line's rise has faded to a third after so long, ms. */
const LINE_MS = 700;
/** And a flash, of whatever moment, ms. */
const FLASH_MS = 320;

/** How much of a moment there is now, 0-1: while it lasts for a rise, right after it began for a flash. */
export function cueShare(on: CueMoment, now: CueNow, isFlash = false): number {
  if (on === "applause") return now.applause;
  if (on === "score") {
    if (now.scoreAge === Number.POSITIVE_INFINITY) return 0;
    return isFlash ? Math.exp(-now.scoreAge / FLASH_MS) : 1;
  }
  if (!now.isOn) return 0;
  if (on === "beat") return Math.exp(-4.5 * (now.beat - Math.floor(now.beat)));
  if (on === "line") return Math.exp(-now.lineAge / (isFlash ? FLASH_MS : LINE_MS));
  if (now.section !== "chorus") return 0;
  return isFlash ? Math.exp(-now.sectionAge / FLASH_MS) : 1;
}

/**
 * How bright a lamp is by its cues, 1 as it stands there. Allocates nothing.
 *
 * @param isCalm nothing flashes: half of what a beat takes away is taken away throughout
 */
export function cueLevel(cues: readonly Cue[], now: CueNow, isCalm: boolean): number {
  let sung = 1;
  let pulse = 1;
  let told = 1;
  for (let n = 0; n < cues.length; n++) {
    const cue = cues[n];
    if (!cue || (cue.does !== "flash" && cue.does !== "rise")) continue;
    const isFlash = cue.does === "flash";
    const { on, amount } = cue;
    if (on === "beat" && isFlash) {
      // Down between beats, so that a lamp without a song and one on the beat are as bright.
      if (now.isOn) pulse *= isCalm ? 1 - amount / 2 : 1 - amount + amount * cueShare(on, now);
      continue;
    }
    const isSudden = isFlash || on === "line" || on === "beat";
    const more = isCalm && isSudden ? 0 : (isFlash ? 1 : 0.5) * amount * cueShare(on, now, isFlash);
    if (on === "applause" || on === "score") told *= 1 + more;
    else sung += more;
  }
  return pulse * sung * told;
}

/** The tint of the moment that there is most of, and how much of it. One answer for all, overwritten by the next. Allocates nothing. */
export function cueTint(
  cues: readonly Cue[],
  now: CueNow,
  isCalm: boolean,
): { cue: Cue | null; share: number } {
  found.cue = null;
  found.share = 0;
  for (let n = 0; n < cues.length; n++) {
    const cue = cues[n];
    if (cue?.does !== "tint" || cue.colour === null) continue;
    const isSudden = cue.on === "beat" || cue.on === "line";
    const share = isCalm && isSudden ? 0 : cue.amount * cueShare(cue.on, now);
    if (share <= found.share) continue;
    found.cue = cue;
    found.share = share;
  }
  return found;
}

const found: { cue: Cue | null; share: number } = { cue: null, share: 0 };

/** How far a lamp turns elsewhere with a moment, 0-1 as its cue has it. Allocates nothing. */
export function sweepOf(cues: readonly Cue[], on: CueMoment): number {
  for (let n = 0; n < cues.length; n++)
    if (cues[n]?.on === on && cues[n]?.does === "sweep") return cues[n]?.amount ?? 0;
  return 0;
}
