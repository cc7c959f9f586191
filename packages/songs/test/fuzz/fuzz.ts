import { corpusBytes, songFileNames } from "../corpus";
import { chanceOf } from "./chance";
import { broken } from "./checks";
import { joined, mutated, PIECES, repeated } from "./mutate";

export interface Tally {
  readonly inputs: Map<string, number>;
  readonly songs: Map<string, number>;
  readonly codes: Map<string, number>;
}

export const newTally = (): Tally => ({ inputs: new Map(), songs: new Map(), codes: new Map() });

const count = (into: Map<string, number>, name: string) => into.set(name, (into.get(name) ?? 0) + 1);

/** One input of a run; the same for the same seed and number. */
export function inputOf(seed: number, number: number): { name: string; bytes: Uint8Array } {
  const chance = chanceOf(seed + number * 7_919);
  const name = chance.one(songFileNames);
  return { name, bytes: mutated(corpusBytes(name), corpusBytes(chance.one(songFileNames)), chance) };
}

/** What is wrong with how the input was read; empty if nothing is. */
export function tryInput(seed: number, number: number, tally: Tally): string[] {
  const { name, bytes } = inputOf(seed, number);
  const { file, wrong } = broken(name, bytes, chanceOf(seed ^ number));
  const format = file?.format ?? "unknown";
  count(tally.inputs, format);
  if (file?.song) count(tally.songs, format);
  for (const code of new Set(file?.problems.map((problem) => problem.code))) count(tally.codes, code);
  return wrong.map((each) => `input ${number} (${name}): ${each}`);
}

/** A corpus file with something in it over and over: what loops in loops stumble over. */
export function tower(seed: number, number: number): { name: string; of(bytes: number): Uint8Array } {
  const chance = chanceOf(seed * 31 + number);
  const name = chance.one(songFileNames);
  const whole = corpusBytes(name).subarray(0, 2_000);
  const at = chance.below(whole.length + 1);
  const own = () => {
    const from = chance.below(whole.length);
    return whole.slice(from, from + 1 + chance.below(60));
  };
  const brick = joined(
    ...Array.from({ length: 1 + chance.below(3) }, () =>
      chance.below(2) === 0 ? chance.one(PIECES) : own(),
    ),
  );
  return {
    name,
    of: (bytes) =>
      joined(whole.subarray(0, at), repeated(brick, Math.ceil(bytes / brick.length)), whole.subarray(at)),
  };
}
