import { difficultyOf, languageTag, songExtent } from "@karaverse/songs";
import { readSongFile } from "@karaverse/songs/files";
import { called, file, head, note, text, track } from "../packages/songs/test/midi";
import { type Bench, type Figure, figure } from "../scripts/bench/figures";

const SONGS = 10_000;
/** As many as are in memory at once; they are made outside of what is measured. */
const BATCH = 250;
const MOST_SECONDS = 60;
/** Of a chart of four minutes. */
const LINES = 60;
const NOTES_A_LINE = 8;
const BEAT_TICKS = 24;

const SYLLABLES = [
  "Grü",
  "ne ",
  "Blät",
  "ter ",
  "fal",
  "len ",
  "in ",
  "den ",
  "Bach ",
  "und ",
  "trei",
  "ben ",
  "fort ",
];

interface Item {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const syllable = (song: number, i: number): string =>
  SYLLABLES[(song * 7 + i * 5) % SYLLABLES.length] ?? "la ";
const pitchOf = (song: number, i: number): number => 2 + ((song * 3 + i * i) % 13);

function chart(song: number): string {
  const lines = Array.from({ length: LINES }, (_, line) => {
    const from = line * NOTES_A_LINE * 8;
    const notes = Array.from({ length: NOTES_A_LINE }, (_, n) => {
      const i = line * NOTES_A_LINE + n;
      return `${i % 11 === 0 ? "*" : ":"} ${from + n * 7} 6 ${pitchOf(song, i)} ${syllable(song, i)}`;
    });
    return [...notes, `- ${from + NOTES_A_LINE * 7}`].join("\n");
  });
  const headers = [
    `#TITLE:Lied Nr. ${song} vom grünen Blatt`,
    "#ARTIST:Die Hausmusik",
    "#LANGUAGE:German",
    "#YEAR:1890",
    "#GENRE:Volkslied",
    "#MP3:song.mp3",
    "#COVER:cover.jpg",
    "#BPM:290,5",
    "#GAP:12345",
  ];
  return [...headers, ...lines, "E", ""].join("\n");
}

const utf8 = (words: string): Uint8Array => new TextEncoder().encode(words);
const twoDigits = (value: number): string => String(value).padStart(2, "0");

function lyrics(song: number): string {
  const lines = Array.from({ length: LINES }, (_, line) => {
    const stamp = (n: number) =>
      `${twoDigits(Math.floor((line * 4 + n / 2) / 60))}:${twoDigits(Math.floor(line * 4 + n / 2) % 60)}.00`;
    const words = Array.from({ length: NOTES_A_LINE }, (_, n) => `<${stamp(n)}>${syllable(song, line + n)}`);
    return `[${stamp(0)}]${words.join("")}`;
  });
  return [`[ti:Lied Nr. ${song}]`, "[ar:Die Hausmusik]", ...lines].join("\n");
}

function karaoke(song: number): Uint8Array {
  const count = LINES * NOTES_A_LINE;
  const melody = Array.from({ length: count }, (_, i) =>
    note(i * BEAT_TICKS, BEAT_TICKS - 2, 60 + pitchOf(song, i)),
  );
  const words = Array.from({ length: count }, (_, i) =>
    text(i * BEAT_TICKS, (i % NOTES_A_LINE === 0 ? "/" : "") + syllable(song, i)),
  );
  return file(
    head(2),
    track(called("Melody"), ...melody.flat()),
    track(text(0, "@LGERM"), text(0, `@TLied ${song}`), ...words),
  );
}

/** As libraries are: mostly charts in UTF-8, older ones in code pages, some of other kinds. */
function itemOf(song: number): Item {
  switch (song % 20) {
    case 0:
      return { name: `${song}.lrc`, bytes: utf8(lyrics(song)) };
    case 1:
      return { name: `${song}.kar`, bytes: karaoke(song) };
    case 2:
      return { name: `${song}.txt`, bytes: Buffer.from(`\uFEFF${chart(song)}`, "utf16le") };
    case 3:
    case 4:
    case 5:
      return { name: `${song}.txt`, bytes: Buffer.from(chart(song), "latin1") };
    case 6:
    case 7:
      // Without its language the encoding is guessed.
      return {
        name: `${song}.txt`,
        bytes: Buffer.from(chart(song).replace("#LANGUAGE:German\n", ""), "latin1"),
      };
    default:
      return { name: `${song}.txt`, bytes: utf8(chart(song)) };
  }
}

/** What a listing shows of a song. */
function indexed({ name, bytes }: Item) {
  const { song } = readSongFile(name, bytes);
  if (!song) throw new Error(`${name} gave no song.`);
  const { title, artist, language, year, genre, tags, tracks } = song;
  const facts = { title, artist, language: languageTag(language), year, genre, tags, singers: tracks.length };
  return { ...facts, level: difficultyOf(song), ...songExtent(song) };
}

/** The least that anybody can do with a chart: its letters and its lines. */
const split = ({ bytes }: Item): number => new TextDecoder().decode(bytes).split("\n").length;

/** Wall and processor time of it all, seconds. */
function timed(
  items: readonly Item[],
  work: (item: Item) => unknown,
  into: { wall: number; processor: number },
): void {
  const from = performance.now();
  const processor = process.cpuUsage();
  for (const item of items) work(item);
  into.wall += (performance.now() - from) / 1000;
  into.processor += process.cpuUsage(processor).user / 1e6;
}

const bench: Bench = {
  about: "10,000 songs of four minutes read and indexed, beside only splitting them into lines",

  async run(say): Promise<Figure[]> {
    const index = { wall: 0, processor: 0 };
    const floor = { wall: 0, processor: 0 };
    let bytes = 0;
    for (let from = 0; from < SONGS; from += BATCH) {
      const items = Array.from({ length: BATCH }, (_, i) => itemOf(from + i));
      bytes += items.reduce((sum, item) => sum + item.bytes.length, 0);
      // Turn by turn, so that what else the machine does meets both.
      timed(items, split, floor);
      timed(items, indexed, index);
      if ((from + BATCH) % 2_500 === 0) say(`${from + BATCH} songs, ${index.wall.toFixed(1)} s`);
    }
    return [
      figure("songs-indexed", SONGS, "songs"),
      figure("songs-size", bytes / 2 ** 20, "MiB"),
      figure("index", index.wall, "s", { atMost: MOST_SECONDS }),
      figure("index-processor", index.processor, "s"),
      figure("index-one", (index.processor / SONGS) * 1000, "ms"),
      figure("split-into-lines", floor.wall, "s"),
      figure("split-into-lines-processor", floor.processor, "s"),
      figure("index-to-splitting", index.processor / floor.processor, "times"),
    ];
  },
};

export default bench;
