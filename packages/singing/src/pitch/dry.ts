import FFT from "fft.js";

/** What is above has come through the tracker's filter with less than a third of its amplitude. */
const HIGHEST_HZ = 2_400;
/** What rooms keep of a sound is looked for where it came this long ago: windows of now and then do not overlap. */
const DELAY_MS = 50;
/**
 * Time in which rooms are expected to fall by 60 dB, s: a bathroom's. Where a room is drier a little is taken that is
 * not there, from all harmonics of a held tone alike, which moves no pitch.
 */
const DECAY_S = 1.2;
/**
 * Share of a tone's power that is taken for the room's while it is held. The bench's bathroom has half of it, single bins
 * more by chance. With 0.9 weak harmonics of held tones were lost: 2.3 % of frames were octaves off where it was 1.3.
 */
const ROOM_SHARE = 0.27;
/** A bin keeps at least this share of its power: what falls in all bins alike keeps its shape. */
const LEAST_KEPT = 0.02;

/** Amplitudes are compared by this power, as ears do: a resonance must not drown the other harmonics. */
const LOUDNESS = 0.2;
const MOST_HARMONICS = 12;
const HARMONICS_TO_HZ = 2_000;

/**
 * Takes out of windows of sound what a room still keeps of the sounds before: of each bin's power a share of what it had
 * earlier, falling by DECAY_S (Lebart, Boucher and Denbigh 2001). A tone that ended and its successor have a common
 * undertone: in a bathroom 3 % of frames were told an octave or more too low for it. Allocates nothing after its making.
 */
export function createDryer(windowLength: number, rate: number, hopMs: number) {
  const size = 2 ** Math.ceil(Math.log2(2 * windowLength));
  const fft = new FFT(size);
  const bins = Math.min(size / 2 - 2, Math.ceil((HIGHEST_HZ * size) / rate));
  const delay = Math.max(1, Math.round(DELAY_MS / hopMs));
  const falls = 10 ** ((-6 * hopMs) / 1000 / DECAY_S);
  const share = ROOM_SHARE * (1 - falls);
  const sound = new Float64Array(size);
  const spectrum = new Float64Array(2 * size);
  const inverse = new Float64Array(2 * size);
  const powers = new Float64Array(bins * delay);
  const tails = new Float64Array(bins);
  const kept = new Float64Array(bins);
  const loudness = new Float64Array(bins);
  let turn = 0;

  /** Power of a bin under a Hann window: of the spectrum, as the sound fills half of the transform, two bins away. */
  function powerAt(k: number): number {
    const below = 2 * Math.abs(k - 2);
    const above = 2 * (k + 2);
    const re = (spectrum[2 * k] ?? 0) - 0.5 * ((spectrum[below] ?? 0) + (spectrum[above] ?? 0));
    const mirrored = (k < 2 ? -1 : 1) * (spectrum[below + 1] ?? 0);
    const im = (spectrum[2 * k + 1] ?? 0) - 0.5 * (mirrored + (spectrum[above + 1] ?? 0));
    return re * re + im * im;
  }

  function loudnessAt(hz: number): number {
    const place = (hz * size) / rate;
    const k = Math.floor(place);
    const [low = 0, high = 0] = [loudness[k], loudness[k + 1]];
    return low + (place - k) * (high - low);
  }

  return {
    /** Every window is heard, in turn, whether anything is asked of it or not. */
    hear(window: Float32Array): void {
      sound.fill(0);
      sound.set(window);
      fft.realTransform(spectrum, sound);
      const slot = turn * bins;
      turn = (turn + 1) % delay;
      for (let k = 0; k < bins; k++) {
        const power = powerAt(k);
        const tail = falls * (tails[k] ?? 0) + (powers[slot + k] ?? 0);
        powers[slot + k] = power;
        tails[k] = tail;
        kept[k] = power > 0 ? Math.max(LEAST_KEPT, 1 - (share * tail) / power) : 1;
        loudness[k] = (power * (kept[k] ?? 1)) ** (LOUDNESS / 2);
      }
    },

    /** Writes what is left of the last window, and how much it is like itself at each lag. */
    write(dry: Float32Array, correlation: Float32Array): void {
      // Both are real: one inverse gives the sound as its real and the correlation as its imaginary part.
      for (let k = 1; k < bins; k++) {
        const share = kept[k] ?? 0;
        const gain = Math.sqrt(share);
        const re = spectrum[2 * k] ?? 0;
        const im = spectrum[2 * k + 1] ?? 0;
        const power = share * (re * re + im * im);
        spectrum[2 * k] = gain * re;
        spectrum[2 * k + 1] = gain * im + power;
        spectrum[2 * (size - k)] = gain * re;
        spectrum[2 * (size - k) + 1] = power - gain * im;
      }
      spectrum[0] = 0;
      spectrum[1] = 0;
      spectrum.fill(0, 2 * bins, 2 * (size - bins + 1));
      fft.inverseTransform(inverse, spectrum);
      for (let i = 0; i < windowLength; i++) {
        dry[i] = inverse[2 * i] ?? 0;
        correlation[i] = inverse[2 * i + 1] ?? 0;
      }
    },

    /**
     * Whether the last window has the harmonics of this tone and nothing halfway between them, -1 to 1 (Sun's
     * subharmonic-to-harmonic ratio): an octave too low has gaps, an octave too high misses every other one.
     */
    harmonicity(hz: number): number {
      let more = 0;
      let all = 0;
      let before = loudnessAt(0.5 * hz);
      for (let h = 1; h <= MOST_HARMONICS && h * hz < HARMONICS_TO_HZ; h++) {
        const on = loudnessAt(h * hz);
        const after = loudnessAt((h + 0.5) * hz);
        const beside = 0.5 * (before + after);
        const weight = 1 / Math.sqrt(h);
        more += weight * (on - beside);
        all += weight * (on + beside);
        before = after;
      }
      return all > 0 ? more / all : 0;
    },

    clear(): void {
      powers.fill(0);
      tails.fill(0);
      turn = 0;
    },
  };
}
