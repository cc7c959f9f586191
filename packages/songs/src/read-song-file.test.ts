import { expect, test } from "vitest";
import { corpusBytes, songFileNames } from "../test/corpus";
import { parseSong, serialiseSong } from "./json";
import { readSongFile } from "./read-song-file";
import { parseUltraStar } from "./ultrastar/parse";
import { formatUltraStar } from "./ultrastar/write";

test.each(songFileNames)(
  "%s: a song or an error, and a song of any format can be kept as a chart",
  (name) => {
    const { song, problems } = readSongFile(name, corpusBytes(name));
    expect(song === null).toBe(problems.some(({ severity }) => severity === "error"));
    if (!song) return;
    expect(parseSong(serialiseSong(song))).toEqual(song);
    const back = parseUltraStar(formatUltraStar(song)).song;
    expect(back?.tracks.map(({ phrases }) => phrases.map(({ notes }) => notes))).toEqual(
      song.tracks.map(({ phrases }) => phrases.map(({ notes }) => notes)),
    );
  },
);

test("what is no song at all is said to be none", () => {
  const picture = readSongFile("cover.jpg", new Uint8Array([255, 216, 255, 224, 0, 16]));
  expect(picture).toMatchObject({ format: "unknown", song: null, problems: [{ code: "unknown-format" }] });
  expect(readSongFile("song.txt", new Uint8Array()).problems).toMatchObject([{ code: "empty" }]);
  expect(readSongFile("song.txt", new Uint8Array(3 << 20)).problems).toMatchObject([{ code: "too-large" }]);
});

test("a file full of nonsense does not make a report as long as itself", () => {
  const { problems } = readSongFile("a.txt", new TextEncoder().encode(`#BPM:300\n${"?\n".repeat(50_000)}`));
  expect(problems.length).toBeLessThan(250);
  expect(problems).toContainEqual(expect.objectContaining({ code: "many-problems" }));
});
