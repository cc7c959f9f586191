import fc from "fast-check";
import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { corpusBytes, corpusNames } from "../../test/corpus";
import { anySong } from "../../test/songs";
import { parseSong, serialiseSong } from "../json";
import type { Note, Song } from "../model";
import { transposed } from "../transpose";
import { readUltraStar, writeUltraStar } from "./files";
import { parseUltraStar } from "./parse";
import { formatUltraStar } from "./write";

const asText = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

const mapNotes = (song: Song, change: (note: Note) => Note): Song => ({
  ...song,
  tracks: song.tracks.map((track) => ({
    ...track,
    phrases: track.phrases.map((phrase) => ({ ...phrase, notes: phrase.notes.map(change) })),
  })),
});

test.each(corpusNames)("%s comes back byte for byte when nothing changed", (name) => {
  const bytes = corpusBytes(name);
  const parsed = readUltraStar(bytes);
  expect(writeUltraStar(parsed)).toEqual(bytes);
  if (parsed.song) expect(writeUltraStar(parsed, structuredClone(parsed.song))).toEqual(bytes);
});

test("any bytes at all are read without throwing and written back unchanged", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(writeUltraStar(readUltraStar(bytes))).toEqual(bytes);
    }),
  );
});

test("any mess of chart-like lines is read without throwing and written back unchanged", () => {
  const piece = fc.constantFrom(
    "#",
    "BPM",
    ":",
    "300",
    " ",
    "*",
    "- ",
    "P1",
    "E",
    "\n",
    "\r\n",
    "-4",
    "1,5",
    "la",
    "é",
    "\t",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 80 }), (pieces) => {
      const bytes = new TextEncoder().encode(`#BPM:300\n${pieces.join("")}`);
      const parsed = readUltraStar(bytes);
      expect(parsed.song === null).toBe(parsed.problems.some((problem) => problem.severity === "error"));
      expect(writeUltraStar(parsed)).toEqual(bytes);
    }),
  );
});

test("a song of our own, written and read, is the same song", () => {
  fc.assert(
    fc.property(anySong, (song) => {
      const { song: back, problems } = parseUltraStar(formatUltraStar(song));
      expect(problems.filter((problem) => problem.severity === "error")).toEqual([]);
      expect(back).toEqual(song);
    }),
  );
});

test("a song goes through JSON unharmed, and what is no song is refused", () => {
  fc.assert(
    fc.property(anySong, (song) => {
      expect(parseSong(serialiseSong(song))).toEqual(song);
    }),
  );
  for (const wrong of ["", "{", "null", "[]", '{"title":"x"}', 7, undefined])
    expect(parseSong(wrong)).toBeNull();
});

test("changing one header changes one line", () => {
  const parsed = readUltraStar(corpusBytes("crlf-comma.txt"));
  const written = asText(
    writeUltraStar(parsed, { ...parsed.song!, title: "Neu", media: { audio: "b.mp3" } }),
  );
  const before = asText(corpusBytes("crlf-comma.txt"));
  expect(written).toBe(before.replace("#TITLE:Komma", "#TITLE:Neu").replace("#MP3:a.mp3", "#MP3:b.mp3"));
});

test("headers are added after the last one and taken away", () => {
  const parsed = readUltraStar(corpusBytes("medley-tags.txt"));
  const { medley: _, ...rest } = parsed.song!;
  const written = asText(writeUltraStar(parsed, { ...rest, year: 1999 }));
  expect(written).not.toContain("MEDLEYSTARTBEAT");
  expect(written).toContain("#TAGS:Sommer, Rund,\n#YEAR:1999\n: 0 4 0 Ja\n");
});

test("changing one note changes one line, in the file's own way of counting", () => {
  const parsed = readUltraStar(corpusBytes("relative.txt"));
  const song = mapNotes(parsed.song!, (note) =>
    note.text === "three" ? { ...note, pitch: 7, startBeat: 18 } : note,
  );
  expect(asText(writeUltraStar(parsed, song))).toBe(
    asText(corpusBytes("relative.txt")).replace(": 0 4 2 three", ": 2 4 7 three"),
  );
  const midi = readUltraStar(corpusBytes("midi-numbers.txt"));
  expect(asText(writeUltraStar(midi, transposed(midi.song!, 1)))).toContain(": 0 4 61 do\n: 4 4 63  re\n");
});

test("a note taken out of a relative duet or a shared line leaves the same music", () => {
  for (const name of ["relative.txt", "duet-together.txt", "duet-restart.txt"]) {
    const parsed = readUltraStar(corpusBytes(name));
    const song: Song = {
      ...parsed.song!,
      tracks: parsed.song!.tracks.map((track, i) =>
        i === 0 ? { ...track, phrases: track.phrases.slice(1) } : track,
      ),
    };
    const back = readUltraStar(writeUltraStar(parsed, song)).song;
    expect(back?.tracks.map((track) => track.phrases.flatMap((phrase) => phrase.notes))).toEqual(
      song.tracks.map((track) => track.phrases.flatMap((phrase) => phrase.notes)),
    );
  }
});

test("letters that the old code page lacks turn the file into UTF-8", () => {
  const parsed = readUltraStar(corpusBytes("cp1252-declared.txt"));
  const bytes = writeUltraStar(parsed, { ...parsed.song!, artist: "さくら" });
  expect(asText(bytes)).toContain("#ENCODING:UTF8\n");
  expect(readUltraStar(bytes).song).toMatchObject({ artist: "さくら", title: "Grün – “schön”" });
});

test("headers after the end are nobody's: a new one stands above it, also where the last line has no end", () => {
  const chart = "#ARTIST:A\n#BPM:300\n: 0 4 0 la\nE\n#TITLE:Too late\n";
  const late = parseUltraStar(chart);
  const written = asText(writeUltraStar(late, { ...late.song!, title: "In time" }));
  expect(written).toBe(chart.replace("#BPM:300\n", "#BPM:300\n#TITLE:In time\n"));
  const open = parseUltraStar(": 0 4 0 la\n#BPM:300");
  expect(asText(writeUltraStar(open, { ...open.song!, title: "New" }))).toBe(
    ": 0 4 0 la\n#BPM:300\n#TITLE:New\n",
  );
});

test("a chart whose encoding is only guessed becomes UTF-8 where a change would make one guess otherwise", () => {
  const chart = "#TITLE:Во поле берёза стояла\n#ARTIST:A\n#BPM:300\n: 0 4 0 э\nE\n";
  const bytes = new Uint8Array(iconv.encode(chart, "win1251"));
  const parsed = readUltraStar(bytes);
  expect(parsed.song?.title).toBe("Во поле берёза стояла");
  const back = readUltraStar(writeUltraStar(parsed, { ...parsed.song!, title: "Short" }));
  expect(back.song?.title).toBe("Short");
  expect(back.song?.tracks).toEqual(parsed.song?.tracks);
});

test("a chart in an old code page becomes UTF-8 where what is left of it could be taken for UTF-8 already", () => {
  const chart = "#TITLE:Größe\n#ARTIST:A\n#BPM:300\n: 0 4 0 Ã¼\nE\n";
  const parsed = readUltraStar(new Uint8Array(iconv.encode(chart, "win1252")));
  const back = readUltraStar(writeUltraStar(parsed, { ...parsed.song!, title: "Size" }));
  expect(back.song?.title).toBe("Size");
  expect(back.song?.tracks).toEqual(parsed.song?.tracks);
});

test("a header is added to a chart in UTF-16 though a byte is missing from its last line", () => {
  const chart = iconv.encode(`#ARTIST:${"A".repeat(90)}\n#BPM:300\n: 0 4 0 la\n#GAP:0 E`, "utf-16le", {
    addBOM: false,
  });
  const parsed = readUltraStar(new Uint8Array(chart.subarray(0, -1)));
  const back = readUltraStar(writeUltraStar(parsed, { ...parsed.song!, title: "New" }));
  expect(back.song?.title).toBe("New");
  expect(back.song?.tracks).toEqual(parsed.song?.tracks);
});

test("a key change past the notes that only MIDI numbers have is read back as it was written, up and down", () => {
  const chart = (pitch: number) => `#TITLE:High\n#BPM:300\n: 0 4 ${pitch} la\n: 8 4 ${pitch} lo\nE\n`;
  for (const [written, semitones] of [
    [44, 3],
    [46, -3],
    [46, -40],
  ] as const) {
    const parsed = parseUltraStar(chart(written));
    const moved = transposed(parsed.song!, semitones);
    expect(parseUltraStar(asText(writeUltraStar(parsed, moved))).song?.tracks).toEqual(moved.tracks);
    expect(parseUltraStar(formatUltraStar(moved)).song?.tracks).toEqual(moved.tracks);
  }
});

test("more decimals than are written are not read, and minus zero is zero", () => {
  const notes = parseUltraStar("#BPM:300\n: 1.00000012 -0 -0 la\nE\n").song?.tracks[0]?.phrases[0]?.notes;
  expect(notes).toMatchObject([{ startBeat: 1, lengthBeats: 0, pitch: 0, kind: "freestyle" }]);
  const lower = parseUltraStar("#BPM:300\n: 0 1 -.5 la\nE\n").song?.tracks[0]?.phrases[0]?.notes[0];
  expect(lower?.pitch).toBe(0);
});

test("marks of byte order in the middle of a file are kept", () => {
  const bytes = Uint8Array.from([0xfe, 0xff, 0xfe, 0xff, 0, 10, 0xfe, 0xff, 0, 65]);
  expect(writeUltraStar(readUltraStar(bytes))).toEqual(bytes);
});

test("a value with a line break in it cannot add lines", () => {
  const parsed = readUltraStar(corpusBytes("v1-plain.txt"));
  const written = asText(writeUltraStar(parsed, { ...parsed.song!, title: "A\n#MP3:/etc/passwd" }));
  expect(readUltraStar(written).song?.media.audio).toBe("a.mp3");
});
