import type { BlockTransform } from "./spectrum";

/** The spectra of the last blocks of one thing that was played, the newest at age 0. */
export interface History {
  readonly spectra: Float32Array;
  /** Where in `spectra` the block of this age begins. */
  at(age: number): number;
  push(sound: Float32Array): void;
  /** Whether anything sounded in the blocks that are kept. */
  isSilent(): boolean;
}

/** A bit of 16, which nobody hears. */
const isHeard = (sample: number): boolean => Math.abs(sample) > 3e-5;

export function createHistory(
  transform: BlockTransform,
  block: number,
  bins: number,
  blocks: number,
): History {
  const spectra = new Float32Array(2 * bins * blocks);
  const before = new Float32Array(block);
  let newest = 0;
  let silentFor = blocks;
  return {
    spectra,
    at: (age) => 2 * bins * ((newest + blocks - age) % blocks),
    push(sound) {
      newest = (newest + 1) % blocks;
      transform.forward(before, sound, spectra, 2 * bins * newest);
      before.set(sound);
      silentFor = sound.some(isHeard) ? 0 : silentFor + 1;
    },
    isSilent: () => silentFor > blocks,
  };
}
