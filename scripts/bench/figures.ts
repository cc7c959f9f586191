/** One number that a bench measured, and whether it is as good as it should be. */
export interface Figure {
  /** For comparing runs: never renamed. */
  id: string;
  value: number;
  unit: string;
  /** "at most 200", "at least 60"; null where there is nothing to reach. */
  target: string | null;
  met: boolean | null;
}

export type Target = { atMost: number } | { atLeast: number };

export function figure(id: string, value: number, unit: string, target?: Target): Figure {
  const rounded = Number(value.toPrecision(4));
  if (!target) return { id, value: rounded, unit, target: null, met: null };
  if ("atMost" in target) {
    return { id, value: rounded, unit, target: `at most ${target.atMost}`, met: value <= target.atMost };
  }
  return { id, value: rounded, unit, target: `at least ${target.atLeast}`, met: value >= target.atLeast };
}

/** What a file of benches/ exports as its default. */
export interface Bench {
  about: string;
  /** Options of its own, each with a value, and what they are for. */
  options?: Readonly<Record<string, string>>;
  run(say: (text: string) => void, given: GivenOptions): Promise<Figure[]>;
}

export type GivenOptions = Readonly<Record<string, string | undefined>>;
