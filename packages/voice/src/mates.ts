import type { PlayoutSong } from "./playout";

/** How somebody who sings hears those who sing with them. */
export type MatesWay = "quiet" | "normal" | "chain";

/** The others on stage, for who sings themselves. */
export interface Mates extends PlayoutSong {
  readonly way: MatesWay;
  /** Those before this singer in the order of the chain; nobody for the first. */
  readonly ahead: readonly string[];
}

/**
 * Voices come about 100 ms late by the quickest way there is, which nobody can sing to: quiet they say that somebody
 * is there. In a chain one sings on what arrives of those ahead, music and all, and is as late as they are heard.
 */
const QUIET = 0.3;

export const loudnessOf = ({ way }: Mates): number => (way === "normal" ? 1 : QUIET);

/** Whose voice this singer sings on. */
export const chainOf = ({ way, ahead }: Mates): readonly string[] => (way === "chain" ? ahead : []);

export const sameMates = (one: Mates, other: Mates): boolean =>
  one.performance === other.performance &&
  one.way === other.way &&
  one.ahead.join() === other.ahead.join() &&
  one.performers.join() === other.performers.join();
