import { describe, expect, test } from "vitest";
import {
  linesOfAll,
  type Phrase,
  parseUltraStar,
  partOf,
  type Song,
  textOf,
  unsungLines,
  withLines,
} from ".";

/** 20 ms a beat: lines of one word, each with its start and length in beats. P3 would be the first two together. */
function songOf(
  parts: readonly (readonly [word: string, from: number, beats: number])[][],
  headers = "",
): Song {
  const body = parts.map((lines, n) =>
    [
      ...(parts.length > 1 ? [`P${2 ** n}`] : []),
      lines.map(([word, from, beats]) => `: ${from} ${beats} 0 ${word}`).join("\n- 0\n"),
    ].join("\n"),
  );
  const { song } = parseUltraStar(
    `#TITLE:T\n#ARTIST:A\n#AUDIO:a.mp3\n#BPM:750\n#GAP:0\n${headers}${body.join("\n")}\nE\n`,
  );
  if (!song) throw new Error("the test's own chart can't be read");
  return song;
}

const words = (lines: readonly Phrase[]): string[] => lines.map((line) => textOf(line).trim());
const read = (song: Song, sung: number[]): string[] =>
  linesOfAll(song, sung).map(({ phrase, isSung }) => `${textOf(phrase).trim()}${isSung ? "" : "?"}`);

/** The first sings a verse, the second another one, and both the refrain. */
const duet = songOf([
  [
    ["first", 0, 100],
    ["refrain", 300, 100],
  ],
  [
    ["second", 150, 100],
    ["Refrain", 301, 101],
  ],
]);

describe("P18 what nobody sings", () => {
  test("P18 of a duet sung alone the other voice's verse is there, its refrain is not", () => {
    expect(words(unsungLines(duet, [0]))).toEqual(["second"]);
    expect(words(unsungLines(duet, [1]))).toEqual(["first"]);
    expect(words(unsungLines(duet, [2]))).toEqual(["second"]);
  });

  test("P18 nothing of a song whose parts are all sung, of one that all sing alike, or of a round", () => {
    expect(unsungLines(duet, [1, 0])).toEqual([]);
    expect(unsungLines(songOf([[["one", 0, 50]]]), [0])).toEqual([]);
    const round = songOf([[["one", 0, 50]]], "#ROUND:100\n#ROUNDVOICES:3\n");
    expect(unsungLines(round, [0])).toEqual([]);
  });

  test("P18 of two parts that nobody sings the first has the rest, and the other what that leaves", () => {
    const choir = songOf([
      [["high", 0, 50]],
      [["middle", 100, 50]],
      [
        ["low", 110, 50],
        ["lower", 200, 50],
      ],
    ]);
    expect(words(unsungLines(choir, [0]))).toEqual(["middle", "lower"]);
  });

  test("P18 it never takes the place of a word that is sung: one that reaches into it is read after it, or until it", () => {
    const tight = songOf([
      [
        ["call", 0, 105],
        ["call again", 195, 100],
      ],
      [["answer", 100, 100]],
    ]);
    expect(unsungLines(tight, [0])).toMatchObject([{ startMs: 2_100, endMs: 3_900 }]);
    const most = songOf([[["call", 0, 140]], [["answer", 100, 100]]]);
    expect(unsungLines(most, [0])).toEqual([]);
  });
});

describe("P18 one line at a time", () => {
  test("P18 the first voice's lines, the other's where that rests, and what nobody sings", () => {
    expect(read(duet, [0, 1])).toEqual(["first", "second", "refrain"]);
    expect(read(duet, [0])).toEqual(["first", "second?", "refrain"]);
    expect(read(duet, [1])).toEqual(["first?", "second", "Refrain"]);
  });

  test("P18 who sings alone reads the same lines, whichever part is theirs", () => {
    for (const part of [0, 1, 2, 3]) {
      const own = withLines(partOf(duet, part), unsungLines(duet, [part]));
      expect(own.phrases).toEqual(linesOfAll(duet, [part]).map(({ phrase }) => phrase));
    }
  });

  test("P18 of a round the lines of the first voice that is sung, and in the end those of the last", () => {
    const round = songOf(
      [
        [
          ["one", 0, 50],
          ["two", 60, 50],
        ],
      ],
      "#ROUND:60\n#ROUNDVOICES:2\n",
    );
    expect(read(round, [0])).toEqual(["one", "two"]);
    expect(read(round, [1, 0])).toEqual(["one", "two", "two"]);
    expect(linesOfAll(round, [1])[0]?.phrase.startMs).toBeGreaterThan(0);
  });
});
