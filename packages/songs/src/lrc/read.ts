import iconv from "iconv-lite";
import { namesFromFile } from "../build/names";
import { type PlacedNote, songOf } from "../build/song";
import { encodingOf } from "../encoding";
import type { Header, Song } from "../model";
import { type Problem, problem, report } from "../problem";
import { type LrcFile, type LrcTag, readLines } from "./lines";
import { sungLines } from "./sung";

/** 50 ms a beat, as in most charts; hundredths of a second are fifths of it and are kept. */
const BPM = 300;
const BEAT_MS = 15_000 / BPM;

const MEANINGS: Readonly<Record<string, "title" | "artist" | "language" | "creator" | "length" | "offset">> =
  {
    ti: "title",
    title: "title",
    ar: "artist",
    artist: "artist",
    la: "language",
    language: "language",
    by: "creator",
    length: "length",
    offset: "offset",
  };

export function readLrc(name: string, bytes: Uint8Array): { song: Song | null; problems: Problem[] } {
  const { encoding, bomBytes } = encodingOf(bytes, languageTagIn(bytes));
  return readLrcText(name, iconv.decode(bytes.subarray(bomBytes), encoding, { stripBOM: false }));
}

/** Read before the encoding is known; the names of languages that matter are ASCII. */
function languageTagIn(bytes: Uint8Array): string {
  const head = iconv.decode(bytes.subarray(0, 4096), "latin1");
  return /^\s*\[la(?:nguage)?:([^\]\r\n]*)\]/im.exec(head)?.[1]?.trim() ?? "";
}

export function readLrcText(name: string, text: string): { song: Song | null; problems: Problem[] } {
  const problems: Problem[] = [];
  if (text.trim() === "") return { song: null, problems: [problem("empty", 0)] };
  const file = readLines(text, problems);
  const said = meaningsOf(file, problems);
  const lines = sungLines(file.lines, said.offsetMs, problems);
  if (lines.length === 0) {
    report(problems, file.lines.length === 0 ? "no-stamps" : "no-notes", 0);
    return { song: null, problems };
  }
  if (lines.every((line) => !line.isByWords)) report(problems, "lines-only", 0);
  else report(problems, "words-without-melody", 0);
  if (said.title === "") report(problems, "no-title", 0);
  if (said.artist === "") report(problems, "no-artist", 0);
  const fromFile = namesFromFile(name);
  const phrases = lines.map(({ words, isByWords }) =>
    words.map(
      (word): PlacedNote => ({
        kind: isByWords ? "rap" : "freestyle",
        startBeat: word.startMs / BEAT_MS,
        lengthBeats: (word.endMs - word.startMs) / BEAT_MS,
        pitch: 0,
        text: word.text,
      }),
    ),
  );
  const song = songOf({
    title: said.title || fromFile.title,
    artist: said.artist || fromFile.artist,
    language: said.language,
    creator: said.creator,
    grid: { bpm: BPM, gapMs: 0 },
    tracks: [{ name: "", phrases }],
    durationMs: said.durationMs,
    headers: said.headers,
  });
  return { song, problems };
}

function meaningsOf({ tags }: LrcFile, problems: Problem[]) {
  const said = { title: "", artist: "", language: "", creator: "", offsetMs: 0 };
  let durationMs: number | undefined;
  const headers: Header[] = [];
  for (const tag of tags) {
    const meaning = Object.hasOwn(MEANINGS, tag.name) ? MEANINGS[tag.name] : undefined;
    if (meaning === "offset") said.offsetMs = offsetOf(tag, problems);
    else if (meaning === "length") durationMs = lengthOf(tag, problems);
    else if (meaning) said[meaning] = tag.value;
    // Under a name of their own: [bpm:], [end:] and others mean something else in a chart.
    else headers.push({ name: `LRC-${tag.name}`, value: tag.value });
  }
  return { ...said, durationMs, headers };
}

/** Milliseconds; positive means that the words come sooner. */
function offsetOf({ value, line }: LrcTag, problems: Problem[]): number {
  const ms = /^[+-]?\d{1,9}$/.test(value) ? Number(value) : null;
  if (ms === null) report(problems, "bad-number", line, `[offset:${value}]`);
  return ms ?? 0;
}

function lengthOf({ value, line }: LrcTag, problems: Problem[]): number | undefined {
  const match = /^(\d{1,4}):(\d{1,2}(?:[.,]\d{1,6})?)$/.exec(value);
  if (!match) report(problems, "bad-number", line, `[length:${value}]`);
  return match ? (Number(match[1]) * 60 + Number((match[2] ?? "").replace(",", "."))) * 1000 : undefined;
}
