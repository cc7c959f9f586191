import { expect, test } from "vitest";
import { corpusBytes } from "../../test/corpus";
import { displayedText, type Song } from "../model";
import { readUltraStar } from "./files";

const read = (name: string) => readUltraStar(corpusBytes(`${name}.txt`));
const words = (song: Song | null) =>
  song?.tracks.map(({ phrases }) =>
    phrases.map(({ notes }) => notes.map((note) => displayedText(note).trim()).join(" ")).join(" / "),
  );

test.each<[name: string, title: string, words: string[], codes: string[]]>([
  ["utf16be-bom", "Größe", ["weit"], []],
  ["utf16le-no-bom", "Klein", ["nah"], []],
  ["utf16-odd-length", "Halb", ["da"], ["bytes-lost"]],
  ["koi8-guessed", "Калинка", ["Ка лин ка ма лин ка мо я в са ду я го да ма лин ка"], []],
  [
    "cp1250-guessed",
    "Kotek",
    ["Wlazł kotek na płotek i mru ga, ślicz na to pio sen ka nie dłu ga, żół ta łą ka"],
    [],
  ],
  ["cp1254-turkish", "Katip", ["yağ mur"], []],
  ["cp1253-greek", "Φεγγάρι", ["φεγ γα"], []],
  ["encoding-lies", "Plain", ["la"], []],
  ["encoding-says-1252-is-utf8", "Grün", ["schön"], []],
  ["lower-case-spaces", "klein", ["la lo"], []],
  ["headers-below", "Dann", ["erst / dann"], []],
  ["after-break", "Atem", ["eins / zwei / drei"], ["after-break", "after-break"]],
  ["far-away", "Weit weg", ["nah"], ["far-away", "far-away", "far-away"]],
  ["decimals", "Bruch", ["halb viertel ganz"], []],
  ["all-kinds", "Alle", ["a b c d e f g"], ["unknown-kind", "unknown-kind"]],
  ["three-singers", "Drei", ["ich", "du", "wir"], []],
  ["duet-relative", "Relativ", ["ich / hier", "du / dort"], []],
  ["only-rap", "Nur Rap", ["yo yo"], []],
  ["no-music-named", "Stumm", ["la"], ["no-audio"]],
  ["pictures-only", "Bilder", [""], []],
  ["same-beat-twice", "Doppelt", ["eins zwei vier drei"], ["overlap", "overlap", "out-of-order"]],
  ["end-in-lower-case", "Ende", ["la"], []],
  ["separators", "Tren\u2028ner", ["a\u2028b c\u0085d"], []],
  ["crcrlf", "Doppelt", ["la"], []],
])("%s", (name, title, sung, codes) => {
  const { song, problems } = read(name);
  expect(song?.title).toBe(title);
  expect(words(song)).toEqual(sung);
  expect(problems.map(({ code }) => code)).toEqual(codes);
});

test("numbers with either sign of decimals; pitches are whole", () => {
  const { song } = read("decimals");
  expect(song).toMatchObject({ bpm: 302.75, gapMs: 1020.25 });
  expect(song?.tracks[0]?.phrases[0]?.notes).toMatchObject([
    { startBeat: 0.5, lengthBeats: 1.5, pitch: 2 },
    { startBeat: 2.25, lengthBeats: 0.5, pitch: -2 },
    { startBeat: 4, lengthBeats: 2, pitch: 0 },
  ]);
});

test("each singer of a relative duet counts for themselves", () => {
  expect(
    read("duet-relative").song?.tracks.map(({ phrases }) => phrases.map((line) => line.notes[0]?.startBeat)),
  ).toEqual([
    [0, 8],
    [0, 24],
  ]);
});

test("one line in another encoding than the rest is kept and named", () => {
  const { song, problems } = read("mixed-encodings");
  expect(song).not.toBeNull();
  expect(problems.some(({ code, line }) => code === "bytes-lost" && line > 0) || song?.title !== "Grün").toBe(
    true,
  );
});
