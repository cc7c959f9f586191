import type { Phrase, Song } from "@karaverse/songs";
import { expect, test } from "vitest";
import { wordsOfAll } from "./screen";

const line = (startMs: number, endMs: number): Phrase => ({ startMs, endMs, notes: [] });
const shown = (...parts: Phrase[][]) =>
  wordsOfAll({ tracks: parts.map((phrases, n) => ({ name: `${n}`, phrases })) } as Pick<Song, "tracks">).map(
    ({ startMs }) => startMs,
  );

test("the screen has the words of the answer, too, and of a duet those of one", () => {
  expect(shown([line(0, 4), line(10, 14)], [line(5, 9), line(15, 19)])).toEqual([0, 5, 10, 15]);
  expect(shown([line(0, 4), line(10, 14)], [line(1, 5), line(11, 13), line(20, 24)])).toEqual([0, 10, 20]);
  expect(shown([line(0, 4)])).toEqual([0]);
  expect(shown()).toEqual([]);
});
