import { expect, test } from "vitest";
import { corpusBytes } from "../../test/corpus";
import { parseSong, serialiseSong } from "../json";
import { textOf } from "../model";
import { readSongFile } from "../read-song-file";

const read = (name: string) => readSongFile(name, corpusBytes(name));

function songOf(name: string) {
  const { song } = read(name);
  if (!song) throw new Error(`${name} has no song`);
  return song;
}

const notes = (name: string) =>
  songOf(name).tracks[0]?.phrases.flatMap((phrase) =>
    phrase.notes.map((note) => [note.text, note.startMs, note.startMs + note.lengthMs, note.kind]),
  );
const lines = (name: string) => songOf(name).tracks[0]?.phrases.map((line) => [textOf(line), line.startMs]);
const places = (name: string) => read(name).problems.map(({ line, code }) => [line, code]);

test("lines with times only: shown in time, shared by their words, ended by an empty line", () => {
  const song = songOf("lrc-plain.lrc");
  expect(song).toMatchObject({ title: "Brunnen", artist: "Haus", creator: "Hand", durationMs: 65_500 });
  expect(song.headers).toEqual([
    { name: "LRC-AL", value: "Erste Platte" },
    { name: "LRC-RE", value: "editor" },
    { name: "LRC-VE", value: "1.0" },
  ]);
  expect(lines("lrc-plain.lrc")).toEqual([
    ["Am Brunnen vor dem Tore", 1000],
    ["da steht", 10_500],
  ]);
  expect(song.tracks[0]?.phrases.map((line) => line.endMs)).toEqual([4040, 11_700]);
  expect(song.tracks[0]?.phrases[0]?.notes.map((note) => note.text)).toEqual([
    "Am ",
    "Brunnen ",
    "vor ",
    "dem ",
    "Tore",
  ]);
  expect(new Set(song.tracks[0]?.phrases[0]?.notes.map((note) => note.kind))).toEqual(new Set(["freestyle"]));
  expect(places("lrc-plain.lrc")).toEqual([[0, "lines-only"]]);
});

test("words with times are spoken at their times, also at zero, also with a gap or words before the first stamp", () => {
  expect(notes("lrc-words.lrc")).toEqual([
    ["Zero ", 0, 500, "rap"],
    ["starts ", 500, 1000, "rap"],
    ["it", 1000, 1400, "rap"],
    ["one ", 2000, 2500, "rap"],
    ["two ", 2500, 3000, "rap"],
    ["gap", 3500, 4700, "rap"],
    ["lead ", 6000, 6500, "rap"],
    ["in", 6500, 7700, "rap"],
  ]);
});

test("a line with several times is sung at each of them, words and all", () => {
  expect(notes("lrc-repeated.lrc")?.filter(([, , , kind]) => kind === "rap")).toEqual([
    ["Sing ", 10_000, 10_500, "rap"],
    ["again", 10_500, 11_000, "rap"],
    ["Sing ", 30_000, 30_500, "rap"],
    ["again", 30_500, 31_000, "rap"],
  ]);
  expect(lines("lrc-repeated.lrc")).toEqual([
    ["first and last", 5000],
    ["Sing again", 10_000],
    ["Verse alone", 20_000],
    ["Sing again", 30_000],
    ["first and last", 40_000],
  ]);
});

test("a positive offset brings the words forward, a negative one back", () => {
  expect(lines("lrc-offset-positive.lrc")).toEqual([
    ["before the music", -500],
    ["after", 2500],
  ]);
  expect(lines("lrc-offset-negative.lrc")).toEqual([["late", 1500]]);
});

test("times as all kinds of programs write them", () => {
  expect(lines("lrc-odd-stamps.lrc")).toEqual([
    ["before zero", -1000],
    ["whole second", 1000],
    ["hundredths after a colon", 3500],
    ["comma", 6250],
    ["thousandths", 9125],
    ["more seconds than a minute has", 75_000],
    ["an hour", 3_600_000],
  ]);
  expect(places("lrc-odd-stamps.lrc")).toEqual([
    [10, "unreadable-line"],
    [0, "lines-only"],
  ]);
});

test("comments are passed over, what has no time is named by line, tags that make no sense too", () => {
  expect(lines("lrc-comments.lrc")?.map(([text]) => text)).toEqual(["sung", "also"]);
  expect(songOf("lrc-comments.lrc").headers).toEqual([{ name: "LRC-BPM", value: "120" }]);
  expect(places("lrc-comments.lrc")).toEqual([
    [11, "unreadable-line"],
    [12, "unreadable-line"],
    [7, "bad-number"],
    [8, "bad-number"],
    [0, "lines-only"],
  ]);
});

test("of two lines at one time the first is sung; Chinese lights up letter by letter", () => {
  expect(lines("lrc-two-languages.lrc")?.map(([text]) => text)).toEqual(["春天来了", "花 开"]);
  expect(songOf("lrc-two-languages.lrc").tracks[0]?.phrases[0]?.notes).toHaveLength(4);
  expect(places("lrc-two-languages.lrc")).toContainEqual([5, "same-time"]);
});

test("words out of order or beyond their line stay inside it, none is lost", () => {
  expect(notes("lrc-same-time-words.lrc")?.filter(([, , , kind]) => kind === "rap")).toEqual([
    ["ab ", 1000, 1500, "rap"],
    ["d", 1500, 2000, "rap"],
    ["c", 2000, 2200, "rap"],
    ["early far", 2200, 5000, "rap"],
  ]);
});

test.each([
  ["lrc-crlf-bom.lrc", "Grün", "Ja"],
  ["lrc-cp1251.lrc", "Берёза", "Во поле берёза стояла"],
  ["lrc-utf16.lrc", "Weit", "weiß"],
  ["lrc-called-txt.txt", "Verkleidet", "ich bin kein Chart"],
  ["Haus - Nur ein Name.lrc", "Nur ein Name", "la la"],
])("%s is read in its own letters", (name, title, line) => {
  expect(songOf(name)).toMatchObject({ title, artist: expect.stringMatching(/Haus|Хор/) });
  expect(lines(name)?.[0]?.[0]).toBe(line);
});

test.each([
  ["lrc-no-stamps.lrc", "no-stamps"],
  ["lrc-blank-lines-only.lrc", "no-notes"],
])("%s gives no song and says why", (name, code) => {
  expect(read(name).song).toBeNull();
  expect(read(name).problems).toContainEqual(expect.objectContaining({ code, severity: "error" }));
});

test("words that share a line's time begin at zero where zero is theirs, not just before it", () => {
  for (let words = 2; words <= 40; words++) {
    const text = `[-0:01]${"a ".repeat(words)}\n[00:01]end\n`;
    const song = readSongFile("a.lrc", new TextEncoder().encode(text)).song!;
    expect(parseSong(serialiseSong(song))).toEqual(song);
  }
});
