import { describe, expect, test } from "vitest";
import { hearPulses, type PulseRoom } from "../../test/pulse-room";
import { seededRandom, synthesiseVoice, whiteNoise } from "../../test/voice";
import { agreed, createPulseTrain, measureRoundTrip, RECORDING_MS, type RoundTrip, verdict } from ".";

interface Room {
  sampleRate?: number;
  delayMs: number;
  gain?: number;
  /** Pulse level over noise, dB. */
  snr?: number;
  reflections?: readonly (readonly [number, number])[];
  seed?: number;
}

/** What a microphone hears of the train: delayed, muffled, turned in phase, with reflections and noise. */
function record({
  sampleRate = 48_000,
  delayMs,
  gain = 0.2,
  snr = 20,
  reflections = [],
  seed = 1,
}: Room): Float32Array {
  const train = createPulseTrain(sampleRate);
  const heard = new Float32Array(Math.round((RECORDING_MS * sampleRate) / 1_000));
  for (const [lag, share] of [[0, 1] as const, ...reflections]) {
    const delay = Math.round(((delayMs + lag) * sampleRate) / 1_000);
    let muffled = 0;
    for (let i = 0; i < train.length && i + delay < heard.length; i++) {
      muffled = 0.55 * muffled + 0.45 * (train[i] ?? 0);
      heard[i + delay] = (heard[i + delay] ?? 0) - gain * share * muffled;
    }
  }
  const levelDb = 20 * Math.log10(gain * 0.5 * 0.43) - snr;
  const noise = whiteNoise(RECORDING_MS / 1_000, levelDb, sampleRate, seed);
  return heard.map((sample, i) => sample + (noise[i] ?? 0));
}

function roundTripOf(recording: Float32Array, sampleRate = 48_000): number {
  const result = measureRoundTrip(recording, sampleRate);
  return result.kind === "found" ? result.roundTripMs : Number.NaN;
}

describe.each([48_000, 44_100, 16_000])("at %d Hz", (sampleRate) => {
  test.each([0, 580])("a round trip of %d ms is found within 1 ms at 20 dB", (delayMs) => {
    const result = measureRoundTrip(record({ sampleRate, delayMs }), sampleRate);
    expect(result).toMatchObject({ kind: "found" });
    if (result.kind !== "found") return;
    expect(Math.abs(result.roundTripMs - delayMs)).toBeLessThan(1);
    expect(result.confidence).toBeGreaterThan(0.7);
  });
});

test("it is found within 5 ms in noise as loud as the pulses", () => {
  for (let seed = 1; seed <= 1; seed++) {
    const delayMs = 20 + seed * 160;
    expect(Math.abs(roundTripOf(record({ delayMs, snr: 0, seed })) - delayMs)).toBeLessThan(5);
  }
});

test("in a room with reflections the direct sound is found", () => {
  const reflections = [
    [4, 0.7],
    [9, 0.9],
    [23, 0.6],
    [41, 0.4],
  ] as const;
  expect(Math.abs(roundTripOf(record({ delayMs: 120, reflections })) - 120)).toBeLessThan(5);
});

test("somebody talking, or a door, does not mislead", () => {
  const voice = synthesiseVoice(180, { seconds: 2.4, levelDb: -22 });
  const recording = record({ delayMs: 95 }).map((sample, i) => sample + (voice[i] ?? 0));
  const random = seededRandom(4);
  for (let i = 0; i < 400; i++) recording[20_000 + i] = random() - 0.5;
  expect(Math.abs(roundTripOf(recording) - 95)).toBeLessThan(5);
});

test("the recording may have begun before the train", () => {
  const heard = record({ delayMs: 70 });
  const recording = new Float32Array(heard.length + 5_000);
  recording.set(whiteNoise(5_000 / 48_000, -40));
  recording.set(heard, 5_000);
  const result = measureRoundTrip(recording, 48_000, 5_000);
  expect(result).toMatchObject({ kind: "found" });
  expect(result.kind === "found" && Math.abs(result.roundTripMs - 70) < 1).toBe(true);
});

test("with headphones on nothing is found, and it says why", () => {
  const why = (sound: Float32Array) => measureRoundTrip(sound, 48_000);
  expect(why(new Float32Array(100_000))).toEqual({ kind: "not-found", why: "silent" });
  expect(why(new Float32Array(0))).toEqual({ kind: "not-found", why: "silent" });
  expect(why(whiteNoise(2.5, -50, 48_000, 3))).toEqual({ kind: "not-found", why: "faint" });
  expect(why(synthesiseVoice(200, { seconds: 2.5 }))).toEqual({ kind: "not-found", why: "noisy" });
});

describe("in a room, with a laptop's loudspeaker that looks elsewhere", () => {
  test.each<PulseRoom>([
    { delayMs: 20, background: "babble", snrDb: 10 },
    { delayMs: 120.4, background: "music", snrDb: 10 },
    { delayMs: 400, background: "pink", snrDb: 10 },
    { delayMs: 210, background: "babble", snrDb: 15, missing: [0, 3] },
    { delayMs: 77.7, background: "pink", snrDb: 15, clippedAt: 0.3 },
  ])("a round trip is found within 5 ms: %j", (room) => {
    const found = measureRoundTrip(hearPulses({ ...room, room: true, seed: 2 }), 48_000);
    expect(found).toMatchObject({ kind: "found" });
    expect(found.kind === "found" && Math.abs(found.roundTripMs - room.delayMs)).toBeLessThan(5);
  });

  test("what it is not sure of it does not say: most pulses are missing, or the system took the direct sound away", () => {
    const few = hearPulses({ delayMs: 100, room: true, background: "pink", missing: [0, 2, 3] });
    expect(measureRoundTrip(few, 48_000).kind).toBe("not-found");
    for (const seed of [1, 2]) {
      const heard = hearPulses({ delayMs: 100, room: true, background: "pink", cancelled: true, seed });
      const found = measureRoundTrip(heard, 48_000);
      if (found.kind === "found") expect(Math.abs(found.roundTripMs - 100)).toBeLessThan(5);
    }
  });
});

describe("two measurements or more", () => {
  const found = (roundTripMs: number): RoundTrip => ({ kind: "found", roundTripMs, confidence: 0.8 });
  const lost = { kind: "not-found", why: "noisy" } as const;

  test("count when two of them say the same, and the answer lies between these two", () => {
    expect(agreed([found(120)])).toBeNull();
    expect(agreed([found(120), found(122)])).toMatchObject({ kind: "found", roundTripMs: 121 });
    expect(agreed([found(161), lost, found(120), found(118)])).toMatchObject({ roundTripMs: 119 });
  });

  test("that go apart are no answer: a Bluetooth headset that wakes up, a machine that stumbles", () => {
    expect(agreed([found(120), found(161)])).toBeNull();
    expect(verdict([found(120), found(161), found(300)])).toEqual({ kind: "not-found", why: "unsteady" });
    expect(verdict([found(120), lost, lost])).toEqual({ kind: "not-found", why: "noisy" });
  });
});
