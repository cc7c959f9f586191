export const RATINGS = ["Keep going", "OK", "Good", "Great", "Perfect"] as const;
export type Rating = (typeof RATINGS)[number];

/** Share of a line's points from which each word is said, best first. */
const FROM: readonly (readonly [number, Rating])[] = [
  [0.95, "Perfect"],
  [0.8, "Great"],
  [0.6, "Good"],
  [0.35, "OK"],
];

/** The word for a line of which this share (0 to 1) was sung right. */
export function ratingOf(share: number): Rating {
  return FROM.find(([least]) => share >= least)?.[1] ?? "Keep going";
}

/** By less no voice misses its notes, cents: those of the best differ by 8 and more, those of machines by 2 (docs/pitch.md). */
const EXACT_CENTS = 3;

/** Rule C18. */
export const isExact = ({ spreadCents }: { spreadCents: number | null }): boolean =>
  spreadCents !== null && spreadCents < EXACT_CENTS;

export type Stars = 1 | 2 | 3 | 4 | 5;

/** Points from which 5, 4, 3 and 2 stars are given; whoever sang gets one. */
const STARS: readonly (readonly [number, Stars])[] = [
  [9_000, 5],
  [7_500, 4],
  [5_500, 3],
  [3_000, 2],
];

export function starsOf(score: number): Stars {
  return STARS.find(([least]) => score >= least)?.[1] ?? 1;
}
