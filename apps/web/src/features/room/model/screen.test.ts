import type { Phrase, Song } from "@karaverse/songs";
import { expect, test } from "vitest";
import { inEnglish } from "@/i18n/read-catalogue";
import { screenOf, wordsOfAll } from "./screen";

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

test("who sings has the words before them and not behind, too, or nowhere where they sing by heart", () => {
  const song = { title: "Auld Lang Syne", artist: "", tracks: [{ name: "", phrases: [line(0, 4)] }] };
  const linesFor = (isSinger: boolean) => {
    const screen = screenOf(inEnglish(), {
      ...{ roomName: "Lounge", phase: "singing", performers: "Rosa", next: null, result: null },
      ...{ isSinger, song: song as unknown as Song },
    });
    return screen.kind === "lyrics" ? screen.lines.length : null;
  };
  expect(linesFor(false)).toBe(1);
  expect(linesFor(true)).toBe(0);
});
