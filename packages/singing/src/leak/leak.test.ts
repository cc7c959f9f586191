import { describe, expect, test } from "vitest";
import { seededRandom, synthesiseVoice } from "../../test/voice";
import { createPitchTracker, hzToCents } from "../pitch";

const RATE = 24_000;
const SECONDS = 7;
const LEAD_MS = 1_000;

/** A plucked tune with a drum, clear enough to be taken for a voice. */
const backing = (() => {
  const random = seededRandom(3);
  const sound = new Float32Array(SECONDS * RATE);
  for (let from = 0; from < sound.length; from += RATE / 4) {
    const hz = 130 * 2 ** (Math.floor(random() * 17) / 12);
    for (let i = 0; i < RATE / 4 && from + i < sound.length; i++) {
      const t = i / RATE;
      let sum = 0.2 * (random() - 0.5) * Math.exp(-60 * t);
      for (let h = 1; h <= 8; h++) sum += (0.15 / h) * Math.sin(2 * Math.PI * hz * h * t + h * h);
      sound[from + i] = sum * Math.exp(-2 * t);
    }
  }
  return sound;
})();

/** Through loudspeaker, room and microphone. */
function leaked(ms: number): Float32Array {
  const random = seededRandom(8);
  const out = new Float32Array(backing.length);
  for (let tap = 0; tap < 30; tap++) {
    const delay = Math.round((ms * RATE) / 1000) + tap * 37;
    const gain = 0.3 * Math.exp(-tap / 8) * (tap === 0 ? 1 : random() - 0.5);
    for (let i = delay; i < out.length; i++) out[i] = (out[i] ?? 0) + gain * (backing[i - delay] ?? 0);
  }
  return out;
}

/** Shares of the frames of the last seconds that have a pitch, and that have this one. */
function heard(microphone: Float32Array, isKnown: boolean, hz = 220, from = 4) {
  const early = new Float32Array(backing.length);
  early.set(backing.subarray((LEAD_MS * RATE) / 1000));
  const tracker = createPitchTracker({ sampleRate: RATE, played: { sounds: ["us"], leadMs: LEAD_MS } });
  let frames = 0;
  let pitched = 0;
  let right = 0;
  tracker.push(
    microphone,
    (at, cents) => {
      if (at < from * RATE || at > (SECONDS - LEAD_MS / 1000) * RATE) return;
      frames++;
      if (!Number.isNaN(cents)) pitched++;
      if (Math.abs(cents - hzToCents(hz)) < 50) right++;
    },
    isKnown ? [early] : [],
  );
  return { pitched: pitched / frames, right: right / frames };
}

describe.each([60, 400])("C12 with the backing back in the microphone after %d ms", (ms) => {
  const leak = leaked(ms);

  test("where nobody sings no pitch is heard", () => {
    expect(heard(leak, false).pitched).toBeGreaterThan(0.3);
    expect(heard(leak, true).pitched).toBeLessThan(0.05);
  });

  test("a voice is heard as without it", () => {
    const voice = synthesiseVoice(220, {
      sampleRate: RATE,
      seconds: SECONDS,
      vibratoCents: 20,
      jitter: 0.003,
    });
    const microphone = voice.map((sample, i) => (i < 3 * RATE ? 0 : sample) + (leak[i] ?? 0));
    expect(heard(microphone, true).right).toBeGreaterThan(0.97);
  });
});

test("C12 where nothing is played a voice is heard sample for sample as without a canceller", () => {
  const voice = synthesiseVoice(220, { sampleRate: RATE, seconds: 1, jitter: 0.003 });
  const told = (tracker: ReturnType<typeof createPitchTracker>) => {
    const frames: number[][] = [];
    tracker.push(voice, (...frame) => frames.push(frame));
    return frames;
  };
  const known = told(
    createPitchTracker({ sampleRate: RATE, played: { sounds: ["us", "anybody"], leadMs: 0 } }),
  );
  expect(known.length).toBeGreaterThan(80);
  expect(told(createPitchTracker({ sampleRate: RATE })).slice(0, known.length)).toEqual(known);
});
