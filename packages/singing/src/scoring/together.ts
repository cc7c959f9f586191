/** One part of several: its score, and the weight of its beats. */
export interface PartScore {
  score: number;
  weight: number;
}

/** Rule C15: the mean of the parts, each counting as much as there is to sing in it. */
export function togetherOf(parts: readonly PartScore[]): number {
  const weight = parts.reduce((sum, part) => sum + part.weight, 0);
  if (weight === 0) return 0;
  return Math.round(parts.reduce((sum, part) => sum + part.score * part.weight, 0) / weight);
}
