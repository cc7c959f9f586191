import type { Track } from "@karaverse/songs";
import { expect, test } from "vitest";
import { isToBeSung, isTurn, lyricsAt, sungShare } from "./lyrics";

const line = (startMs: number, endMs: number) => ({
  startMs,
  endMs,
  notes: [
    {
      kind: "normal" as const,
      startMs,
      lengthMs: endMs - startMs,
      startBeat: 0,
      lengthBeats: 1,
      pitch: 0,
      text: "la",
    },
  ],
});
const track: Track = { name: "", phrases: [line(8_000, 10_000), line(10_500, 12_000), line(20_000, 22_000)] };

test("the first line waits with a countdown until it is sung", () => {
  expect(lyricsAt(track, 0)).toEqual({ line: 0, in: 8 });
  expect(lyricsAt(track, 8_100)).toEqual({ line: 0, in: null });
});

test("the next line takes the place when the one before is over, without a countdown in a short breath", () => {
  expect(lyricsAt(track, 9_900).line).toBe(0);
  expect(lyricsAt(track, 10_100)).toEqual({ line: 1, in: null });
});

test("after an instrumental the line comes early enough to be read, and is counted in", () => {
  expect(lyricsAt(track, 15_000).line).toBe(1);
  expect(lyricsAt(track, 18_000)).toEqual({ line: 2, in: 2 });
});

test("P18 one waits through what nobody sings for what is sung, with a countdown, and not for what is not", () => {
  const between = line(13_000, 19_000);
  const read: Track = { name: "", phrases: track.phrases.toSpliced(2, 0, between) };
  const unsung = new Set([between]);
  expect(lyricsAt(read, 11_000, unsung)).toEqual({ line: 1, in: null });
  expect(lyricsAt(read, 12_500, unsung)).toEqual({ line: 2, in: 7.5 });
  expect(lyricsAt(read, 18_000, unsung)).toEqual({ line: 2, in: 2 });
  expect(lyricsAt(read, 19_500, unsung)).toEqual({ line: 3, in: 0.5 });
  expect(lyricsAt(read, 21_000, unsung)).toEqual({ line: 3, in: null });
});

test("a syllable fills while it is sung", () => {
  expect(sungShare({ startMs: 100, lengthMs: 100 }, 50)).toBe(0);
  expect(sungShare({ startMs: 100, lengthMs: 100 }, 150)).toBe(0.5);
  expect(sungShare({ startMs: 100, lengthMs: 100 }, 500)).toBe(1);
});

test("C17 nobody is to be heard before their line has begun, nor between two", () => {
  expect([0, 8_500, 9_800, 10_200, 15_000, 21_600].map((at) => isToBeSung(track, at))).toEqual([
    ...[false, false, true],
    ...[false, false, true],
  ]);
});

test("a voice has its turn from a breath before its line until a breath after it", () => {
  expect([6_000, 7_000, 9_000, 12_500, 15_000, 19_000].map((at) => isTurn(track, at))).toEqual([
    ...[false, true, true],
    ...[true, false, true],
  ]);
});
