import { expect, test } from "vitest";
import { newTally, tower, tryInput } from "../test/fuzz/fuzz";
import { readSongFile } from "./read-song-file";

const SEED = 20_261_121;

test("four hundred damaged files of every format: read without throwing, a song or an error, written back as they were", () => {
  const tally = newTally();
  expect(Array.from({ length: 400 }, (_, number) => tryInput(SEED, number, tally)).flat()).toEqual([]);
  expect([...tally.songs.keys()].sort()).toEqual(["cdg", "lrc", "midi", "ultrastar"]);
});

test("files in which the same thing comes a thousand times are read to their end", () => {
  for (let number = 0; number < 20; number++) {
    const { name, of } = tower(SEED, number);
    expect(readSongFile(name, of(20_000)).problems.length).toBeLessThan(250);
  }
});
