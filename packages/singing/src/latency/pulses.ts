/** Starts of the pulses after the first, ms. Uneven: shifted by any delay but 0, at most one pulse meets another. */
const PULSE_AT_MS = [0, 390, 830, 1_310, 1_730];
const PULSE_MS = 15;
/** A sweep that small loudspeakers and microphones pass, above most of the noise of rooms. Hz. */
const FROM_HZ = 1_000;
const TO_HZ = 7_000;
const PEAK = 0.5;
/** Longest delay that is looked for, ms; Bluetooth headsets reach 300. */
export const MOST_DELAY_MS = 600;

export interface Pulse {
  cosine: Float32Array;
  sine: Float32Array;
}

/** One pulse and its quarter turn, so that a loudspeaker's phase does not matter when it is looked for. */
export function pulse(sampleRate: number): Pulse {
  const length = Math.round((PULSE_MS * sampleRate) / 1_000);
  const cosine = new Float32Array(length);
  const sine = new Float32Array(length);
  for (let i = 0; i < length; i++) {
    const t = i / sampleRate;
    const sweep = (TO_HZ - FROM_HZ) / (PULSE_MS / 1_000);
    const phase = 2 * Math.PI * (FROM_HZ * t + (sweep * t * t) / 2);
    const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / length);
    cosine[i] = PEAK * window * Math.cos(phase);
    sine[i] = PEAK * window * Math.sin(phase);
  }
  return { cosine, sine };
}

/** Where the pulses of the train begin, in samples. */
export function pulseStarts(sampleRate: number): number[] {
  return PULSE_AT_MS.map((ms) => Math.round((ms * sampleRate) / 1_000));
}

/** Five sweeps in 1.75 s, to be played as they are, at full scale 0.5. */
export function createPulseTrain(sampleRate: number): Float32Array<ArrayBuffer> {
  const { cosine } = pulse(sampleRate);
  const starts = pulseStarts(sampleRate);
  const train = new Float32Array((starts.at(-1) ?? 0) + cosine.length);
  for (const start of starts) train.set(cosine, start);
  return train;
}

/** How long to record from the start of the train on, ms. */
export const RECORDING_MS = (PULSE_AT_MS.at(-1) ?? 0) + PULSE_MS + MOST_DELAY_MS + 50;
