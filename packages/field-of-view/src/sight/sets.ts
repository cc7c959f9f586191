import { lowestBit } from "../world";

/**
 * One viewer's sets of people: 32 people a word, and what there is to know of the same 32 side by side, in half a line
 * of the processor's memory. A thousand viewers fit into no cache: of each set by itself a frame waited for eighteen
 * lines more.
 */
export type Sets = Int32Array;

/** Of whom there is news that was not sent yet. */
export const OWED = 0;
/** Of whom the client has heard and not heard that they left. */
export const KNOWN = 1;
/** Who is in sight; who is at some distance and far away are told of less often (Rule S5). */
export const MEMBERS = 2;
export const MIDDLE = 3;
export const FAR = 4;
/** Of them, who is in sight wherever one looks (Rule S3). */
export const ALWAYS = 5;
/** Of them, who is outside and lingers (Rule S2). */
export const LINGERING = 6;

/** Words side by side; the eighth is free. */
export const KINDS = 8;

export const createSets = (words: number): Sets => new Int32Array(words * KINDS);

export const hasIn = (sets: Sets, kind: number, id: number): boolean =>
  ((sets[(id >>> 5) * KINDS + kind] ?? 0) & (1 << (id & 31))) !== 0;

export function putInto(sets: Sets, kind: number, id: number): void {
  const at = (id >>> 5) * KINDS + kind;
  sets[at] = (sets[at] ?? 0) | (1 << (id & 31));
}

export function takeOutOf(sets: Sets, kind: number, id: number): void {
  const at = (id >>> 5) * KINDS + kind;
  sets[at] = (sets[at] ?? 0) & ~(1 << (id & 31));
}

export function clearSet(sets: Sets, kind: number): void {
  for (let at = kind; at < sets.length; at += KINDS) sets[at] = 0;
}

/** Of 32 people: who is in sight and near. */
export const nearOf = (sets: Sets, word: number): number => {
  const at = word * KINDS;
  return (sets[at + MEMBERS] ?? 0) & ~((sets[at + MIDDLE] ?? 0) | (sets[at + FAR] ?? 0));
};

/** For people who look at it; allocates. */
export function listOf(bitsOf: (word: number) => number, words: number): number[] {
  const ids: number[] = [];
  for (let word = 0; word < words; word++)
    for (let rest = bitsOf(word); rest !== 0; rest &= rest - 1) ids.push(word * 32 + lowestBit(rest));
  return ids;
}
