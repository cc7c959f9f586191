/** Fewer others are no crowd: one hears what they say and nothing besides. */
const FEWEST_OTHERS = 4;
/** A room of so many sounds full. */
const FULL_PEOPLE = 24;
/** While somebody sings: an audience listens. */
const HUSHED = 0.06;

/** How much of a crowd is heard, 0-1. */
export function murmurOf(others: number, isSung: boolean): number {
  if (others < FEWEST_OTHERS) return 0;
  return Math.sqrt(Math.min(1, others / FULL_PEOPLE)) * (isSung ? HUSHED : 1);
}
