import { expect, test } from "vitest";
import { toneWav } from "../../../../../../tests/support/tone";
import { LoudnessMeter, levelling } from "./bs1770";
import { loudnessOf } from "./loudness";

function sine(hz: number, db: number, seconds: number, rate: number): Float32Array {
  const size = 10 ** (db / 20);
  return Float32Array.from(
    { length: seconds * rate },
    (_, i) => size * Math.sin((2 * Math.PI * hz * i) / rate),
  );
}

/** In uneven pieces, as decoders give it. */
function measured(channels: Float32Array[], rate: number) {
  const meter = new LoudnessMeter(rate, channels.length);
  const length = channels[0]?.length ?? 0;
  for (let at = 0; at < length; at += 7_777) meter.add(channels.map((one) => one.subarray(at, at + 7_777)));
  return meter.loudness();
}

// EBU Tech 3341, test signals 1, 2 and 3.
test("a tone in both channels measures what the standard's own test signals say, at any rate", () => {
  for (const rate of [22_050, 48_000]) {
    const quiet = sine(1_000, -33, 3, rate);
    const usual = sine(1_000, -23, 6, rate);
    expect(measured([usual, usual], rate).lufs).toBeCloseTo(-23, 1);
    expect(measured([quiet, quiet], rate).lufs).toBeCloseTo(-33, 1);
    const faint = sine(1_000, -36, 2, rate);
    const evening = new Float32Array(faint.length * 2 + usual.length);
    evening.set(faint, 0);
    evening.set(usual, faint.length);
    evening.set(faint, faint.length + usual.length);
    expect(measured([evening, evening], rate).lufs).toBeCloseTo(-23, 0);
  }
});

test("one channel is as loud as the same in both, and silence is no number", () => {
  const tone = sine(1_000, -23, 4, 48_000);
  expect(measured([tone], 48_000).lufs).toBeCloseTo(-23, 1);
  expect(levelling(measured([new Float32Array(96_000)], 48_000))).toBe(0);
});

test("quiet songs are turned up as far as their peaks let them, loud ones down", () => {
  expect(levelling({ lufs: -22, peakDb: -10 })).toBe(6);
  expect(levelling({ lufs: -22, peakDb: -3 })).toBe(2);
  expect(levelling({ lufs: -22, peakDb: 0.4 })).toBe(0);
  expect(levelling({ lufs: -9, peakDb: 0 })).toBe(-7);
  expect(levelling({ lufs: -60, peakDb: -55 })).toBe(18);
});

test("a WAV is measured from its bytes, and what is no sound is not", async () => {
  const loudness = await loudnessOf(".wav", toneWav({ seconds: 3, hz: 1_000 }));
  // 12,000 of 32,768 is 8.73 dB below full scale.
  expect(loudness?.lufs).toBeCloseTo(-8.7, 1);
  expect(loudness?.peakDb).toBeCloseTo(-8.7, 1);
  expect(await loudnessOf(".wav", new Uint8Array(100))).toBeNull();
  expect(await loudnessOf(".mp3", new Uint8Array(5_000))).toBeNull();
  expect(await loudnessOf(".m4a", new Uint8Array(100))).toBeNull();
});
