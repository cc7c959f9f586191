export interface Heard {
  readonly at: number;
  readonly midi: number;
}

interface Alignment {
  /** Notes that one line has and the other has not, or has at another pitch. */
  readonly differ: number;
  /** Which of ours is which of theirs, where the pitches are the same. */
  readonly pairs: readonly (readonly [number, number])[];
}

/** Two octaves either way: editions differ in key and clef. */
const SHIFTS = Array.from({ length: 49 }, (_, i) => i - 24);

/** Two editions of a melody side by side, in the key in which they agree best. */
export function alignment(ours: readonly Heard[], theirs: readonly Heard[]): Alignment {
  return SHIFTS.map((shift) => compare(ours, theirs, shift)).reduce((least, each) =>
    each.differ < least.differ ? each : least,
  );
}

/** The cheapest way from one line to the other; ends of the source may stay over where our part is an excerpt. */
function compare(ours: readonly Heard[], theirs: readonly Heard[], shift: number): Alignment {
  const cost: number[][] = [theirs.map(() => 0).concat(0)];
  for (let i = 1; i <= ours.length; i++) {
    const row = [i];
    for (let j = 1; j <= theirs.length; j++) {
      const same = ours[i - 1]?.midi === (theirs[j - 1]?.midi ?? 0) + shift ? 0 : 1;
      row.push(
        Math.min((cost[i - 1]?.[j - 1] ?? 0) + same, (cost[i - 1]?.[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1),
      );
    }
    cost.push(row);
  }
  const last = cost[ours.length] ?? [];
  let j = last.indexOf(Math.min(...last));
  const pairs: [number, number][] = [];
  for (let i = ours.length; i > 0 && j > 0; ) {
    const here = cost[i]?.[j] ?? 0;
    const same = ours[i - 1]?.midi === (theirs[j - 1]?.midi ?? 0) + shift;
    if (here === (cost[i - 1]?.[j - 1] ?? 0) + (same ? 0 : 1)) {
      i--;
      j--;
      if (same) pairs.unshift([i, j]);
    } else if (here === (cost[i - 1]?.[j] ?? 0) + 1) i--;
    else j--;
  }
  return { differ: Math.min(...last), pairs };
}

/** How many matched neighbours stand equally far apart, both lines brought to the same unit. */
export function steps(
  ours: readonly Heard[],
  theirs: readonly Heard[],
  pairs: Alignment["pairs"],
): { same: number; of: number } {
  const gaps = pairs.slice(1).flatMap(([i, j], k) => {
    const [h, g] = pairs[k] ?? [0, 0];
    if (i !== h + 1 || j !== g + 1) return [];
    return [[(ours[i]?.at ?? 0) - (ours[h]?.at ?? 0), (theirs[j]?.at ?? 0) - (theirs[g]?.at ?? 0)] as const];
  });
  const unit = [0.25, 0.5, 1, 2, 4].reduce((best, scale) =>
    alike(gaps, scale) > alike(gaps, best) ? scale : best,
  );
  return { same: alike(gaps, unit), of: gaps.length };
}

const alike = (gaps: readonly (readonly [number, number])[], scale: number): number =>
  gaps.filter(([a, b]) => Math.abs(a - b * scale) < 0.02).length;
