/**
 * Fourth-order Butterworth low-pass (two biquads, bilinear transform), one sample at a time.
 * Breath and the highest resonances of the mouth say nothing about pitch and blur the peaks.
 */
export function createLowPass(sampleRate: number, cutoffHz: number): (sample: number) => number {
  const first = biquad(sampleRate, cutoffHz, 0.541_196_1);
  const second = biquad(sampleRate, cutoffHz, 1.306_562_96);
  return (sample) => second(first(sample));
}

function biquad(sampleRate: number, cutoffHz: number, q: number): (sample: number) => number {
  const turn = (2 * Math.PI * cutoffHz) / sampleRate;
  const alpha = Math.sin(turn) / (2 * q);
  const scale = 1 / (1 + alpha);
  const b0 = ((1 - Math.cos(turn)) / 2) * scale;
  const a1 = -2 * Math.cos(turn) * scale;
  const a2 = (1 - alpha) * scale;
  let x1 = 0;
  let x2 = 0;
  let y1 = 0;
  let y2 = 0;
  return (sample) => {
    const out = b0 * (sample + 2 * x1 + x2) - a1 * y1 - a2 * y2;
    x2 = x1;
    x1 = sample;
    y2 = y1;
    // Denormals slow some processors a hundredfold in the silence after a song.
    y1 = Math.abs(out) < 1e-20 ? 0 : out;
    return y1;
  };
}
