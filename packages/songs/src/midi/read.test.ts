import { expect, test } from "vitest";
import { corpusBytes } from "../../test/corpus";
import { type Song, textOf } from "../model";
import { readSongFile } from "../read-song-file";

const read = (name: string) => readSongFile(name, corpusBytes(name));

function songOf(name: string): Song {
  const { song, problems } = read(name);
  if (!song) throw new Error(`${name} has no song: ${JSON.stringify(problems)}`);
  return song;
}

const lines = (name: string) => songOf(name).tracks.map((track) => track.phrases.map(textOf));
const notes = (name: string) =>
  songOf(name).tracks[0]?.phrases.flatMap((phrase) =>
    phrase.notes.map((note) => [
      note.text,
      note.startMs,
      note.lengthMs,
      note.kind === "rap" ? "rap" : note.pitch,
    ]),
  );
const codes = (name: string) => read(name).problems.map(({ code }) => code);
const ROW = ["Row, row, row your boat,", "Gently down the stream"];

test("a karaoke file: words of one track on the notes of another, lines, title, singer and language", () => {
  const song = songOf("row.kar");
  expect(song).toMatchObject({ title: "Row Your Boat", artist: "Nobody", language: "English" });
  expect(song.media).toEqual({ midi: "row.kar" });
  expect(lines("row.kar")).toEqual([ROW]);
  expect(song.tracks[0]?.phrases[1]?.notes.map((note) => [note.startMs, note.pitch])).toEqual([
    [2500, 4],
    [3000, 2],
    [3500, 4],
    [4000, 5],
    [4500, 7],
  ]);
  expect(song.tracks[0]?.phrases[0]?.notes[0]?.lengthMs).toBeCloseTo(416.667, 3);
});

test("the sung track is guessed by its fit to the words, and said; drums, bass and chords are not it", () => {
  for (const name of ["row.kar", "unnamed-melody.kar", "one-track.mid"]) {
    expect(songOf(name).tracks[0]?.phrases[0]?.notes.map((note) => note.pitch)).toEqual([0, 0, 0, 2, 4]);
  }
  const [guess] = read("unnamed-melody.kar").problems;
  expect(guess).toMatchObject({ code: "vocal-track", line: 0, severity: "warning" });
  expect(guess?.sentence).toContain("track 3, channel 4, where 100 % of the words begin on a note");
  expect(read("row.kar").problems[0]?.sentence).toContain('track 1 "Melody"');
});

test.each([
  "alien-chunk.kar",
  "wrong-count.kar",
  "riff.mid",
  "bad-event.kar",
  "lost-length.kar",
  "film-time.mid",
])("%s is sung all the same", (name) => {
  expect(lines(name)).toEqual([ROW]);
});

test("what is damaged is named with its place", () => {
  expect(read("bad-event.kar").problems).toContainEqual(
    expect.objectContaining({
      code: "damaged-track",
      line: 0,
      spot: { unit: "byte", value: expect.any(Number) },
    }),
  );
  expect(codes("alien-chunk.kar")).toContain("unknown-chunk");
  expect(codes("wrong-count.kar")).toContain("missing-tracks");
  expect(lines("cut-off.kar")).toEqual([["Row, row, row your boat,", "Gent"]]);
  expect(codes("cut-off.kar")).toContain("damaged-track");
});

test("a tempo change moves what comes after it", () => {
  expect(
    songOf("tempo-changes.kar").tracks[0]?.phrases.flatMap((line) => line.notes.map((note) => note.startMs)),
  ).toEqual([0, 500, 1000, 2000, 3000, 4000, 4250, 4500, 4750, 5000]);
});

test("film time has no tempo: 25 frames of 40 ticks are a second", () => {
  expect(songOf("film-time.mid").tracks[0]?.phrases[1]?.startMs).toBe(480);
  expect(codes("film-time-of-zero.mid")).toEqual(["smpte-time"]);
});

test("words keep the letters of their code page", () => {
  expect(lines("cyrillic.kar")).toEqual([["Во поле береза", "стояла"]]);
});

test("words that fit no track are spoken", () => {
  expect(lines("no-melody.kar")).toEqual([ROW]);
  expect(codes("no-melody.kar")).toContain("no-melody");
  expect(notes("no-melody.kar")?.[0]).toEqual(["Row, ", 0, expect.closeTo(300, -1), "rap"]);
});

test("of overlapping notes each ends where the next begins, of two at once the higher is sung", () => {
  expect(notes("overlapping.kar")).toEqual([
    ["Row, ", 0, 500, 0],
    ["row, ", 500, 500, 2],
    ["row", 1000, 500, 12],
  ]);
});

test("a syllable over two notes goes on, two syllables share a note, notes without words are left out", () => {
  expect(notes("melisma.kar")).toEqual([
    ["Ah", 0, 250, 0],
    ["~ ", 250, 250, 2],
    ["sweet ", 500, 250, 4],
    ["love ", 750, 250, 4],
    ["mine", 1000, 500, 5],
  ]);
  expect(codes("melisma.kar")).toContain("notes-without-words");
});

test("a score with words on two parts is a duet; hyphens join syllables", () => {
  expect(songOf("two-singers.mid").tracks.map(({ name }) => name)).toEqual(["Soprano", "Bass"]);
  expect(lines("two-singers.mid")).toEqual([["Hello there"], ["Goodbye then"]]);
});

test("running status across other events", () => {
  expect(notes("running-status.mid")?.map(([word, , , pitch]) => [word, pitch])).toEqual([
    ["la ", 0],
    ["le ", 2],
    ["li", 4],
  ]);
});

test.each([
  ["no-words.mid", "no-lyrics"],
  ["no-tracks.mid", "no-tracks"],
])("%s gives no song and says why", (name, code) => {
  expect(read(name)).toMatchObject({ song: null, format: "midi" });
  expect(codes(name)).toContain(code);
});
