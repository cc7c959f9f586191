import { expect, test } from "vitest";
import { sing, trackOf } from "../../test/charts";
import { seededRandom } from "../../test/voice";
import type { SungFrame } from "../scoring";
import { compareVoices } from "./compare";
import { judgeVoice as judge } from "./judge";

const pitches = [0, 4, 7, 5, 2, 9, 7, 4, 0, 5, 9, 12, 11, 7, 5, 4, 2, 0, 7, 5, 9, 4, 2, 12, 9, 7, 5, 0];
const track = trackOf([pitches.map((pitch) => ({ beats: 4, pitch, rest: 1 }))]);
const written = track.phrases
  .flatMap(({ notes }) => notes)
  .map(({ startMs, lengthMs, pitch }) => ({ startMs, endMs: startMs + lengthMs, cents: pitch * 100 }));
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

const judgeVoice = (
  claimed: readonly SungFrame[],
  arrived: readonly SungFrame[],
  notes: typeof written,
  wasSteady = true,
) => judge(claimed, { heard: () => [...arrived], wasSteady: () => wasSteady }, [], notes);

const sung = (change: (cents: number, at: number) => number) =>
  perfect.map((frame) => ({
    ...frame,
    cents: frame.cents === null ? null : change(frame.cents, frame.songTimeMs),
  }));

test("C13 what was really sung is verified, through a codec, 40 ms beside and an octave up", () => {
  for (const lateMs of [-40, 0, 40]) {
    expect(compareVoices(perfect, arrivedOf(perfect, lateMs))).toMatchObject({ kind: "verified" });
  }
  const up = perfect.map((frame) => ({ ...frame, cents: frame.cents === null ? null : frame.cents + 1_200 }));
  expect(compareVoices(perfect, up)).toEqual({ kind: "verified", share: 1 });
});

test("C13 the way through the media server may be any, and may change in the middle of the song", () => {
  for (const lateMs of [-250, 60, 380, 1_700]) {
    const arrived = arrivedOf(perfect, lateMs);
    expect(judgeVoice(perfect, arrived, written), `${lateMs} ms`).toMatchObject({ kind: "verified" });
  }
  const long = sing(trackOf([1, 2, 3].map(() => pitches.map((pitch) => ({ beats: 4, pitch })))));
  const slipped = long.map((frame) => ({
    ...frame,
    songTimeMs: frame.songTimeMs + (frame.songTimeMs > 17_000 ? 420 : 200),
  }));
  expect(judgeVoice(long, slipped, [])).toMatchObject({ kind: "verified" });
});

test("C13 perfect frames without a voice are silent", () => {
  const still = perfect.map((frame) => ({ ...frame, cents: null, clarity: 0, level: -90 }));
  expect(judgeVoice(perfect, still, written)).toEqual({ kind: "silent" });
});

test("C13 perfect frames over one hummed tone, a voice out of tune or another melody are different, at any lag", () => {
  for (const voice of [
    sung(() => 400),
    sung((cents) => cents + 150),
    sung((_, at) => 100 * Math.round(6 * Math.sin(at / 700))),
    sung((_, at) => 100 * (pitches[(5 * Math.floor(at / 530) + 3) % 28] ?? 0)),
  ]) {
    expect(compareVoices(perfect, voice, written).kind).toBe("different");
    const late = judgeVoice(perfect, arrivedOf(voice, 300), written);
    expect(late.kind, JSON.stringify(late)).toBe("different");
  }
});

test("C13 a singer whose voice is drawn to the notes on its way out claims what they sang, and is believed", () => {
  const off = sung((cents, at) => cents + 130 * Math.sin(at / 900));
  for (const share of [1, 0.5]) {
    const drawn = perfect.map((frame, i) => {
      const own = off[i]?.cents ?? null;
      return {
        ...frame,
        cents: frame.cents === null || own === null ? null : own + share * (frame.cents - own),
      };
    });
    expect(compareVoices(off, drawn, written)).toMatchObject({ kind: "verified" });
    // It is the claim that must be nearer to what was sung, never what was sung nearer to the claim.
    expect(
      compareVoices(
        perfect,
        sung((cents) => cents + 190),
        written,
      ).kind,
    ).toBe("different");
  }
});

test("C13 what is known of too little is not judged: a lost connection, a song without a note sung", () => {
  expect(judgeVoice(perfect, [], written)).toEqual({ kind: "too-little" });
  expect(judgeVoice(perfect, arrivedOf(perfect.slice(0, 150), 0), written)).toEqual({ kind: "too-little" });
  expect(judgeVoice(perfect, arrivedOf(perfect.slice(0, 700), 0), written)).toEqual({ kind: "too-little" });
  const unsung = perfect.map((frame) => ({ ...frame, cents: null }));
  expect(judgeVoice(unsung, perfect, written)).toEqual({ kind: "too-little" });
});

test("C13 who listened in pieces speaks for a voice, and against none", () => {
  const hummed = sung(() => 400);
  expect(judgeVoice(perfect, perfect, written, false)).toMatchObject({ kind: "verified" });
  expect(judgeVoice(perfect, hummed, written, false)).toEqual({ kind: "too-little" });
});
