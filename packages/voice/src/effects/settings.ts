export const REVERBS = ["none", "room", "hall", "plate"] as const;
export type Reverb = (typeof REVERBS)[number];

export const CHARACTERS = ["own", "giant", "helium", "robot"] as const;
export type Character = (typeof CHARACTERS)[number];

/** What a singer does to their own voice, before anybody hears it. Amounts are 0 to 1. */
export interface VoiceEffects {
  readonly reverb: Reverb;
  readonly reverbAmount: number;
  /** Fuller below, softer above, a little saturated. */
  readonly warmth: number;
  /** As if sung twice. */
  readonly doubling: number;
  /** How far each note is drawn to the one that is written. */
  readonly correction: number;
  readonly character: Character;
}

export const DRY: VoiceEffects = {
  reverb: "none",
  reverbAmount: 0.35,
  warmth: 0,
  doubling: 0,
  correction: 0,
  character: "own",
};

/** Whether the voice is taken apart into its periods, which takes time (SHAPER_LATENCY). */
export const isShaped = ({ correction, character }: VoiceEffects): boolean =>
  correction > 0 || character !== "own";
