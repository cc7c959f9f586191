import type { Phrase, Song } from "@karaverse/songs";
import { expect, test } from "vitest";
import { inEnglish } from "@/i18n/read-catalogue";
import { screenOf } from "./screen";

const line = (startMs: number, endMs: number): Phrase => ({ startMs, endMs, notes: [] });
const screenFor = (song: Partial<Song>, parts: number[], isSinger = false) => {
  const screen = screenOf(inEnglish(), {
    ...{ roomName: "Lounge", phase: "singing", performers: "Rosa", next: null, result: null },
    ...{ isSinger, parts, song: { title: "Auld Lang Syne", artist: "", ...song } as Song },
  });
  return screen.kind === "lyrics" ? screen : null;
};

test("P18 the screen has the words of the answer, and says of those that nobody sings that it is so", () => {
  const tracks = [
    [line(0, 4_000), line(20_000, 24_000)],
    [line(1_000, 5_000), line(10_000, 14_000)],
  ].map((phrases) => ({ name: "", phrases }));
  const shown = (parts: number[]) =>
    screenFor({ tracks }, parts)?.lines.map(({ shown, isSung }) => [shown, isSung]);
  const both = [
    [-2_500, true],
    [7_500, true],
    [17_500, true],
  ];
  expect(shown([0, 1])).toEqual(both);
  expect(shown([0])).toEqual(both.map(([at], n) => [at, n !== 1]));
  expect(screenFor({ tracks }, [0])?.unsung).toBe("Nobody sings this");
});

test("who sings has the words before them and not behind, too, or nowhere where they sing by heart", () => {
  const song = { tracks: [{ name: "", phrases: [line(0, 4)] }] };
  expect(screenFor(song, [0])?.lines).toHaveLength(1);
  expect(screenFor(song, [0], true)?.lines).toHaveLength(0);
});
