import { expect, test } from "vitest";
import { synthesiseVoice } from "../../test/voice";
import { createVoiceRecorder, type Start } from "./recorder";

const RATE = 24_000;
const PIECE = RATE / 100;
const SOUND = synthesiseVoice(220, { sampleRate: RATE, seconds: 4 });
/** The server's clock when the first sample was made. */
const T0 = 1_700_000_000_000;

/** Four seconds of A3 that come `lateMs` later; what is due while the process stands still comes at its end. */
function recorded(starts: readonly Start[], { lateMs = 120, stands = [0, 0], silentFrom = 4_000 } = {}) {
  const recorder = createVoiceRecorder(RATE);
  for (let piece = 0; piece < SOUND.length / PIECE; piece++) {
    const due = (piece + 1) * 10 + lateMs;
    const at = due >= (stands[0] ?? 0) && due < (stands[1] ?? 0) ? (stands[1] ?? 0) : due;
    if ((piece + 1) * 10 <= silentFrom)
      recorder.push(SOUND.subarray(piece * PIECE, (piece + 1) * PIECE), T0 + at);
  }
  for (let at = 0; at < 6_000; at += 50) recorder.listening(T0 + at);
  return recorder.heard(starts);
}

test("a recorder knows whether it was kept waiting", () => {
  const listenedAt = (times: readonly number[]) => {
    const recorder = createVoiceRecorder(RATE);
    for (const at of times) recorder.listening(T0 + at);
    return recorder.wasSteady();
  };
  const everyMs = (ms: number) => Array.from({ length: 200 }, (_, n) => n * ms);
  expect(listenedAt(everyMs(50))).toBe(true);
  expect(listenedAt(everyMs(50).filter((at) => at < 3_000 || at > 4_000))).toBe(true);
  expect(listenedAt(everyMs(300))).toBe(true);
  expect(listenedAt(everyMs(700))).toBe(false);
  expect(listenedAt([])).toBe(false);
});

const voiced = (frames: ReturnType<typeof recorded>) => frames.filter(({ cents }) => cents !== null);

test("what is heard has the song position at which it came, and the pitch that was sung", () => {
  const frames = voiced(recorded([{ startsAt: T0 - 10_000, from: 0 }]));
  // The first whole window's middle; the path of the tracker keeps the last frames.
  expect(frames[0]?.songTimeMs).toBeCloseTo(10_000 + 120 + 21, -2);
  expect(frames.at(-1)?.songTimeMs).toBeGreaterThan(10_000 + 3_800);
  const cents = frames.map((frame) => frame.cents ?? 0).sort((a, b) => a - b);
  expect(cents[cents.length >> 1]).toBeCloseTo(-300, -1);
});

test("a process that stands still for a second gets everything at once, and knows when it was sung", () => {
  const start = [{ startsAt: T0, from: 0 }];
  const times = (frames: ReturnType<typeof recorded>) => voiced(frames).map(({ songTimeMs }) => songTimeMs);
  const [steady, stood] = [times(recorded(start)), times(recorded(start, { stands: [1_000, 2_000] }))];
  expect(stood).toHaveLength(steady.length);
  const apart = stood.map((at, i) => Math.abs(at - (steady[i] ?? 0)));
  expect(Math.max(...apart)).toBeLessThan(10);
});

test("sound that stops coming is silence while we listen", () => {
  const frames = recorded([{ startsAt: T0, from: 0 }], { silentFrom: 2_000 });
  const late = frames.filter(({ songTimeMs }) => songTimeMs > 2_300);
  expect(late.length).toBeGreaterThan(50);
  expect(voiced(late)).toEqual([]);
  expect(voiced(frames).length).toBeGreaterThan(150);
});

test("P5 a pause and a step back: what is sung again takes the place of what was sung before", () => {
  const frames = recorded([
    { startsAt: T0, from: 0 },
    // At 1.5 s it stops; after a count-in it goes on from 1 s at 3 s of the server's clock.
    { startsAt: T0 + 2_000, from: 1_000 },
  ]);
  const times = frames.map(({ songTimeMs }) => songTimeMs);
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(voiced(frames).at(-1)?.songTimeMs).toBeLessThan(2_200);
  expect(times.filter((at) => at > 950 && at < 1_050).length).toBeLessThan(16);
});
