import { append, type IdList, lowestBit } from "../world";
import type { View } from "./region";
import { ALWAYS, FAR, KINDS, listOf, MEMBERS, MIDDLE, nearOf, OWED } from "./sets";
import type { Viewer } from "./viewer";

/** Whom one viewer is sent, by rate; for people who look at it. */
export interface SightReport extends View {
  near: number[];
  middle: number[];
  far: number[];
  always: number[];
  /** Of how many there is news that waits. */
  owed: number;
}

/** Allocates. @param words of the bit sets that are in use */
export function reportOf({ region, sets }: Viewer, words: number): SightReport {
  const { yaw, degrees, back } = region;
  const list = (kind: number) => listOf((word) => sets[word * KINDS + kind] ?? 0, words);
  return {
    ...{ yaw, degrees, back },
    near: listOf((word) => nearOf(sets, word), words),
    middle: list(MIDDLE),
    far: list(FAR),
    always: list(ALWAYS),
    owed: list(OWED).length,
  };
}

/** Everybody whom this viewer sees; fills `out`. */
export function listInSight({ sets }: Viewer, words: number, out: IdList): IdList {
  out.length = 0;
  for (let word = 0; word < words; word++)
    for (let rest = sets[word * KINDS + MEMBERS] ?? 0; rest !== 0; rest &= rest - 1)
      append(out, word * 32 + lowestBit(rest));
  return out;
}
