import { expect, test } from "vitest";
import { corpusBytes, corpusNames } from "../../test/corpus";
import { textOf } from "../model";
import { readUltraStar } from "./files";

const read = (name: string) => readUltraStar(corpusBytes(`${name}.txt`));

function songOf(name: string) {
  const { song } = read(name);
  if (!song) throw new Error(`${name} has no song`);
  return song;
}

const codes = (name: string) => read(name).problems.map((problem) => problem.code);
const words = (name: string) => songOf(name).tracks.map((track) => track.phrases.map(textOf));

test("a version 1 file: a beat is 15000/BPM ms after the gap", () => {
  const song = songOf("v1-plain");
  expect(song).toMatchObject({
    title: "Plain",
    bpm: 300,
    beatMs: 50,
    gapMs: 1000,
    media: { audio: "a.mp3" },
  });
  const [first, second] = song.tracks[0]?.phrases ?? [];
  expect(first).toMatchObject({ startMs: 1000, endMs: 1400, breakBeat: 10 });
  expect(
    second?.notes.map((note) => [note.kind, note.startMs, note.lengthMs, note.pitch, note.text]),
  ).toEqual([
    ["golden", 1600, 200, 4, "du"],
    ["rap", 1800, 200, 0, " rap"],
  ]);
  expect(read("v1-plain").problems).toEqual([]);
});

test("a version 2 file: beats are whole and headers are milliseconds", () => {
  const song = songOf("v2-milliseconds");
  expect(song).toMatchObject({ beatMs: 100, previewStartMs: 2000, medley: { startMs: 1500, endMs: 2500 } });
  expect(song.media.videoGapMs).toBe(250);
  expect(song.tracks[0]?.name).toBe("Ann");
  expect(words("v2-milliseconds")).toEqual([["Oh my ", "day"]]);
});

test("commas in numbers and Windows line ends", () => {
  expect(songOf("crlf-comma")).toMatchObject({
    bpm: 301.5,
    gapMs: 1234.5,
    startMs: 1500,
    previewStartMs: 2250,
  });
  expect(words("crlf-comma")).toEqual([["Ja da", "du rap"]]);
});

test.each([
  ["cp1252-declared", "Grün – “schön”", "März€"],
  ["cp1252-by-language", "Été", "À l’aube"],
  ["cp1250-polish", "Zażółć", "gęślą"],
  ["cp1251-guessed", "Во поле берёза стояла", "Во поле берёза стояла"],
  ["shift-jis", "さくらさくら", "さくらやよい"],
  ["utf8-bom", "Mark", "Ja da"],
  ["utf16le-bom", "Weit", "ä"],
  ["utf16be-no-bom", "Breit", "a"],
])("%s is read in its own letters", (name, title, line) => {
  expect(songOf(name).title).toBe(title);
  expect(words(name)[0]?.[0]).toBe(line);
});

test("RELATIVE: each phrase counts from where the last break moved to", () => {
  const starts = songOf("relative").tracks[0]?.phrases.flatMap((phrase) =>
    phrase.notes.map((note) => note.startBeat),
  );
  expect(starts).toEqual([0, 4, 16, 28]);
});

test("a duet with P lines has two named tracks", () => {
  const song = songOf("duet-marked");
  expect(song.tracks.map((track) => track.name)).toEqual(["Anna", "Ben"]);
  expect(words("duet-marked")).toEqual([
    ["Ich", "du"],
    ["wir", "wir"],
  ]);
});

test("P3 without a third name means both singers", () => {
  expect(words("duet-together")).toEqual([
    ["Ich", "wir"],
    ["du", "wir"],
  ]);
});

test("a duet without P lines is found where the beats start again", () => {
  expect(songOf("duet-restart").tracks.map((track) => track.phrases.length)).toEqual([3, 3]);
  expect(codes("duet-restart")).toContain("second-voice-unmarked");
});

test("pitches written as MIDI numbers come down by five octaves", () => {
  expect(songOf("midi-numbers").tracks[0]?.phrases[0]?.notes.map((note) => note.pitch)).toEqual([0, 2, 4]);
  expect(codes("midi-numbers")).toContain("pitch-near-60");
});

test("negative beats are sung, empty notes are free, backward notes are left out", () => {
  const notes = songOf("negative-and-zero").tracks[0]?.phrases[0]?.notes ?? [];
  expect(notes.map((note) => [note.text, note.startMs, note.kind])).toEqual([
    ["auf", 1600, "normal"],
    ["takt", 1800, "normal"],
    ["hm", 2000, "freestyle"],
    ["da", 2400, "normal"],
  ]);
  expect(codes("negative-and-zero")).toEqual(["zero-length", "negative-length"]);
});

test("media outside the song's folder is refused, the song is not", () => {
  expect(songOf("unsafe-media").media).toEqual({ background: "bilder/b.jpg" });
  expect(codes("unsafe-media").filter((code) => code === "unsafe-path")).toHaveLength(3);
});

test("lines that make no sense are named by number, the rest is sung, nothing after E counts", () => {
  const { song, problems } = read("rubbish-lines");
  expect(song?.title).toBe("Unfug");
  expect(song?.tracks[0]?.phrases.map(textOf)).toEqual(["fremdeinengtab ", ""]);
  expect(song?.tracks[0]?.phrases[0]?.notes[0]?.kind).toBe("freestyle");
  expect(song?.headers).toEqual([
    { name: "MEINTAG", value: "bleibt" },
    { name: "MEINTAG", value: "zweimal" },
  ]);
  expect(problems.map((problem) => [problem.line, problem.code])).toEqual([
    [1, "unreadable-line"],
    [7, "unreadable-line"],
    [10, "duplicate-header"],
    [11, "unknown-kind"],
    [12, "unreadable-line"],
  ]);
});

test("a line's end with more behind it ends the line, and a note hours away is left out", () => {
  const { song, problems } = readUltraStar(
    "#BPM:300\n#GAP:0\n: 0 4 0 one\n- 8 (breath)\n: 12 4 0 two\n: 999999999 4 0 far\nE\n",
  );
  expect(song?.tracks[0]?.phrases.map(textOf)).toEqual(["one", "two"]);
  expect(problems.filter(({ line }) => line > 0).map(({ line, code }) => [line, code])).toEqual([
    [4, "after-break"],
    [6, "far-away"],
  ]);
});

test.each(["0", "-300", "0.0000001", "99999999", "fast"])("#BPM:%s is no tempo", (bpm) => {
  const { song, problems } = readUltraStar(`#BPM:${bpm}\n: 0 4 0 la\nE\n`);
  expect(song).toBeNull();
  expect(problems.map(({ code }) => code)).toContain("no-bpm");
});

test.each([
  ["empty", "empty"],
  ["headers-only", "no-notes"],
  ["no-bpm", "no-bpm"],
])("%s gives no song and says why", (name, code) => {
  expect(read(name).song).toBeNull();
  expect(read(name).problems.find((problem) => problem.severity === "error")?.code).toBe(code);
});

test("a file that stops short is still sung", () => {
  expect(words("no-end-no-newline")).toEqual([["la"]]);
  expect(codes("no-end-no-newline")).toEqual(["no-end"]);
  expect(words("old-mac")).toEqual([["Ja da", "du rap"]]);
});

test("medley beats respect the gap; unknown medley headers and tags are kept", () => {
  const song = songOf("medley-tags");
  expect(song.medley).toEqual({ startMs: 1400, endMs: 1800 });
  expect(song.tags).toEqual(["Sommer", "Rund"]);
  expect(song.headers).toEqual([{ name: "CALCMEDLEY", value: "OFF" }]);
});

test("a tempo change stretches what follows", () => {
  expect(songOf("tempo-changes").tracks[0]?.phrases[0]?.notes.map((note) => note.startMs)).toEqual([
    0, 400, 1200,
  ]);
});

test("a round says how many voices and how far apart", () => {
  expect(songOf("round").round).toEqual({ voices: 4, offsetBeats: 64, offsetMs: 4000 });
  expect(songOf("round").media.guide).toBe("guide.mp3");
});

test("broken letters cost a warning, not the song", () => {
  expect(read("broken-utf8").song).not.toBeNull();
});

test("every file of the corpus is read without throwing, errors exactly where there is no song", () => {
  for (const name of corpusNames) {
    const { song, problems } = readUltraStar(corpusBytes(name));
    expect(song === null, name).toBe(problems.some((problem) => problem.severity === "error"));
  }
});

test("a chart of 40,000 lines is read to its end", () => {
  const notes = Array.from({ length: 20_000 }, (_, i) => `: ${i * 2} 2 0 la`).join("\n- 1\n");
  const { song } = readUltraStar(`#TITLE:T\n#ARTIST:A\n#BPM:300\n${notes}\nE\n`);
  expect(song?.tracks[0]?.phrases).toHaveLength(20_000);
});
