/** A set of ids, one bit each: 32 ids a word, so that many viewers' sets are joined 32 people at a time. */
export type Bits = Int32Array;

export const wordsFor = (capacity: number): number => (capacity + 31) >>> 5;

export const createBits = (capacity: number): Bits => new Int32Array(wordsFor(capacity));

export const hasBit = (bits: Bits, id: number): boolean => ((bits[id >>> 5] ?? 0) & (1 << (id & 31))) !== 0;

export function setBit(bits: Bits, id: number): void {
  const word = id >>> 5;
  bits[word] = (bits[word] ?? 0) | (1 << (id & 31));
}

export function clearBit(bits: Bits, id: number): void {
  const word = id >>> 5;
  bits[word] = (bits[word] ?? 0) & ~(1 << (id & 31));
}

/** Index of the lowest bit that is set; the word is not 0. */
export const lowestBit = (word: number): number => 31 - Math.clz32(word & -word);

/** How many bits of a word are set. */
export function countBits(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
