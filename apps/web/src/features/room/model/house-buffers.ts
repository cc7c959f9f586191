import { dice } from "@karaverse/avatars";

/** Nothing of the house's has anything above its half that matters, Hz. */
const RATE = 24_000;
/** Of talk through other talk only the low part is left. */
const MURMUR_RATE = 12_000;
const MURMUR_S = 4;
const TALKERS = 7;

function noted(seconds: number, sample: (t: number) => number): AudioBuffer {
  const buffer = new AudioBuffer({ length: Math.ceil(seconds * RATE), sampleRate: RATE });
  const data = buffer.getChannelData(0);
  for (let n = 0; n < data.length; n++) data[n] = sample(n / RATE);
  return buffer;
}

/** Noise through one resonance: how far it is up at each sample. */
function resonance(hertz: number, width: number, roll: () => number, rate = RATE): () => number {
  const r = Math.exp((-Math.PI * width) / rate);
  const turn = 2 * r * Math.cos((2 * Math.PI * hertz) / rate);
  let [a, b] = [0, 0];
  return () => {
    const now = (roll() * 2 - 1) * (1 - r) + turn * a - r * r * b;
    b = a;
    a = now;
    return now;
  };
}

/** A shoe on boards: the heel, and a little later the sole. */
export function stepSound(seed: number): AudioBuffer {
  const roll = dice(seed);
  const heel = resonance(150 + roll() * 60, 90, roll);
  const sole = resonance(900 + roll() * 500, 700, roll);
  return noted(0.16, (t) => {
    const second = Math.max(0, t - 0.045);
    return 2.4 * heel() * Math.exp(-t * 38) + (t > 0.045 ? 0.5 * sole() * Math.exp(-second * 70) : 0);
  });
}

/** One clap of one pair of hands. */
export function clapSound(seed: number): AudioBuffer {
  const roll = dice(seed);
  const palm = resonance(900 + roll() * 900, 600, roll);
  return noted(0.09, (t) => 1.6 * palm() * Math.min(1, t * 2_000) * Math.exp(-t * 75));
}

/** A tambourine struck once: its jingles ring on a little, and never quite together. */
export function jingleSound(seed: number): AudioBuffer {
  const roll = dice(seed);
  const jingles = [3_700, 5_300, 6_900, 8_800].map((hertz) =>
    resonance(hertz * (0.95 + 0.1 * roll()), 260, roll),
  );
  return noted(0.26, (t) => {
    const again = t - 0.028;
    const loud = Math.min(1, t * 1_500) * Math.exp(-t * 22) + (again > 0 ? 0.6 * Math.exp(-again * 26) : 0);
    return 1.5 * loud * jingles.reduce((sum, ring) => sum + ring(), 0);
  });
}

/** A heavy door that falls to, and its latch. */
export function doorSound(): AudioBuffer {
  const roll = dice(29);
  const wood = resonance(88, 40, roll);
  const latch = resonance(1_900, 400, roll);
  return noted(0.7, (t) => {
    const shut = t - 0.18;
    const click = t - 0.24;
    return (
      (shut > 0 ? 3 * wood() * Math.exp(-shut * 14) : 0) +
      (click > 0 ? 0.5 * latch() * Math.exp(-click * 90) : 0)
    );
  });
}

/** Many who talk at once, none to be understood: each a throat of two resonances that opens and shuts by syllables. */
export async function murmurSound(): Promise<AudioBuffer> {
  const buffer = new AudioBuffer({
    length: MURMUR_S * MURMUR_RATE,
    sampleRate: MURMUR_RATE,
    numberOfChannels: 2,
  });
  const [left, right] = [buffer.getChannelData(0), buffer.getChannelData(1)];
  const roll = dice(37);
  for (let talker = 0; talker < TALKERS; talker++) {
    // Made while one comes in: a third of a million samples at once would be a frame that stands.
    await new Promise((done) => setTimeout(done));
    const throat = resonance(240 + roll() * 320, 110, roll, MURMUR_RATE);
    const mouth = resonance(800 + roll() * 900, 160, roll, MURMUR_RATE);
    // Whole turns in the loop, so that its end meets its beginning.
    const syllables = Math.round((2.6 + roll() * 2) * MURMUR_S);
    const phrases = Math.round(1 + roll() * 3);
    const [phase, from, side] = [roll() * 7, roll() * 7, roll()];
    for (let n = 0; n < buffer.length; n++) {
      const turn = (n / buffer.length) * Math.PI * 2;
      const speaks = Math.max(0, Math.sin(turn * phrases + from) + 0.2);
      const open = Math.max(0, Math.sin(turn * syllables + phase + Math.sin(turn * 3 + from)));
      const heard = (throat() + 0.55 * mouth()) * open * speaks;
      left[n] = (left[n] ?? 0) + heard * (1 - side);
      right[n] = (right[n] ?? 0) + heard * side;
    }
  }
  return buffer;
}
