import { expect, test } from "vitest";
import { sing, trackOf } from "../../test/charts";
import { seededRandom } from "../../test/voice";
import type { SungFrame } from "../scoring";
import { compareVoices } from ".";

const pitches = [0, 4, 7, 5, 2, 9, 7, 4, 0, 5, 9, 12];
const track = trackOf([pitches.map((pitch) => ({ beats: 4, pitch, rest: 1 }))]);
const perfect = sing(track);

/** The same voice as it comes through a codec: later by some, a little beside, with holes. */
function arrivedOf(frames: readonly SungFrame[], lateMs: number): SungFrame[] {
  const random = seededRandom(9);
  return frames
    .filter(() => random() > 0.1)
    .map((frame) => ({
      ...frame,
      songTimeMs: frame.songTimeMs + lateMs,
      cents: frame.cents === null || random() < 0.05 ? null : frame.cents + 50 * (random() - 0.5),
    }));
}

test("what was really sung is verified, through a codec, 40 ms beside and an octave up", () => {
  for (const lateMs of [-40, 0, 40]) {
    expect(compareVoices(perfect, arrivedOf(perfect, lateMs))).toMatchObject({ kind: "verified" });
  }
  const up = perfect.map((frame) => ({ ...frame, cents: frame.cents === null ? null : frame.cents + 1_200 }));
  expect(compareVoices(perfect, up)).toEqual({ kind: "verified", share: 1 });
});

test("perfect frames without a voice are silent", () => {
  const still = perfect.map((frame) => ({ ...frame, cents: null, clarity: 0, level: -90 }));
  expect(compareVoices(perfect, still)).toEqual({ kind: "silent" });
});

test("perfect frames over one hummed tone, a voice out of tune or another melody are another pitch", () => {
  const sung = (change: (cents: number, at: number) => number) =>
    perfect.map((frame) => ({
      ...frame,
      cents: frame.cents === null ? null : change(frame.cents, frame.songTimeMs),
    }));
  for (const voice of [
    sung(() => 400),
    sung((cents) => cents + 150),
    sung((_, at) => 100 * Math.round(6 * Math.sin(at / 700))),
  ]) {
    expect(compareVoices(perfect, voice).kind).toBe("other-pitch");
  }
});

test("what is known of too little is not judged: a lost connection, a song without a note sung", () => {
  expect(compareVoices(perfect, [])).toEqual({ kind: "too-little" });
  expect(compareVoices(perfect, arrivedOf(perfect.slice(0, 150), 0))).toEqual({ kind: "too-little" });
  const unsung = perfect.map((frame) => ({ ...frame, cents: null }));
  expect(compareVoices(unsung, perfect)).toEqual({ kind: "too-little" });
});
