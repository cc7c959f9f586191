import { expect, test } from "vitest";
import { corpusBytes } from "../test/corpus";
import { isScored } from "./model";
import { readSongFile } from "./read-song-file";

const read = (name: string) => {
  const { song } = readSongFile(name, corpusBytes(name));
  if (!song) throw new Error(`${name} has no song`);
  return song;
};

test("C14 pictures and lines without words of their own time have nothing to score, notes and timed words have", () => {
  expect(isScored(read("Haus - Bilder.cdg"))).toBe(false);
  expect(isScored(read("lrc-plain.lrc"))).toBe(false);
  expect(isScored(read("lrc-words.lrc"))).toBe(true);
  expect(isScored(read("v1-plain.txt"))).toBe(true);
});
