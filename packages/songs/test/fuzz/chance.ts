/** Numbers that are the same for the same seed (mulberry32). */
export interface Chance {
  /** 0 up to but without `below`, whole. */
  below(below: number): number;
  one<T>(list: readonly T[]): T;
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    one: (list) => {
      if (list.length === 0) throw new Error("There is nothing to choose from.");
      return list[below(list.length)]!;
    },
  };
}
