import FFT from "fft.js";

/**
 * Spectra of blocks by overlap-save: two blocks in, and the lowest `bins` of the spectrum, real and imaginary part in
 * turn. What lies above is taken to be nothing. Owns its memory, so that transforming allocates nothing.
 */
export function createBlockTransform(block: number, bins: number) {
  const size = 2 * block;
  const fft = new FFT(size);
  const sound = new Float64Array(size);
  const spectrum = new Float64Array(2 * size);
  const complex = new Float64Array(2 * size);

  return {
    /** @param head the older block; null for silence */
    forward(head: Float32Array | null, tail: Float32Array, into: Float32Array, at = 0): void {
      if (head) sound.set(head);
      else sound.fill(0, 0, block);
      sound.set(tail, block);
      fft.realTransform(spectrum, sound);
      for (let i = 0; i < 2 * bins; i++) into[at + i] = spectrum[i] ?? 0;
    },
    /** The later block of the sound that has this spectrum. */
    tailOf(from: Float32Array, into: Float32Array): void {
      inverse(from, 0);
      for (let i = 0; i < block; i++) into[i] = complex[2 * (block + i)] ?? 0;
    },
    /** Makes the sound of a spectrum silent in its later block: a path must not reach round the end. */
    keepHead(of: Float32Array, at: number): void {
      inverse(of, at);
      for (let i = 0; i < block; i++) sound[i] = complex[2 * i] ?? 0;
      sound.fill(0, block);
      fft.realTransform(spectrum, sound);
      for (let i = 0; i < 2 * bins; i++) of[at + i] = spectrum[i] ?? 0;
    },
  };

  function inverse(from: Float32Array, at: number): void {
    spectrum.fill(0);
    // Positive frequencies alone: the real part of what comes back is half the sound.
    for (let i = 2; i < 2 * bins; i++) spectrum[i] = 2 * (from[at + i] ?? 0);
    spectrum[0] = from[at] ?? 0;
    fft.inverseTransform(complex, spectrum);
  }
}

export type BlockTransform = ReturnType<typeof createBlockTransform>;
