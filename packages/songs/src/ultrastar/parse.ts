import type { Media, Song } from "../model";
import { type Problem, report } from "../problem";
import { beatToMs, type Grid, tidy } from "../song-time";
import { END_LINE, readBody } from "./body";
import { documentOfText, type SourceDocument } from "./document";
import { Headers } from "./headers";
import { type Place, phrasesOf, pitchOffset, splitRestarts } from "./tracks";

export interface Parsed {
  readonly song: Song | null;
  readonly problems: readonly Problem[];
  readonly document: SourceDocument;
  /** By track, phrase and note. */
  readonly places: readonly (readonly (readonly Place[])[])[];
}

/** Beyond them a beat is longer than a song or shorter than a sample. */
const SLOWEST_BPM = 0.1;
const FASTEST_BPM = 1_000_000;

export const parseUltraStar = (text: string): Parsed => parseDocument(documentOfText(text));

export function parseDocument(document: SourceDocument): Parsed {
  const problems: Problem[] = [];
  const nothing = (): Parsed => ({ song: null, problems, document, places: [] });
  if (document.lines.every((line) => line.text.trim() === "")) {
    report(problems, "empty", 0);
    return nothing();
  }

  const end = document.lines.findIndex((line) => END_LINE.test(line.text));
  const lines = end < 0 ? document.lines : document.lines.slice(0, end);
  const headers = new Headers(lines, problems);
  const version = headers.text("VERSION");
  const milliseconds = /^[2-9]/.test(version ?? "");
  // Before version 2 a beat was a quarter of #BPM's.
  const perMinute = milliseconds ? 60_000 : 15_000;
  const bpm = headers.number("BPM");
  const relative = !milliseconds && /^(yes|true|1)$/i.test(headers.text("RELATIVE") ?? "");
  headers.text("ENCODING");

  const names = Array.from({ length: 9 }, (_, i) => headers.text(`P${i + 1}`, `DUETSINGERP${i + 1}`) ?? "");
  const body = readBody(lines, { relative, togetherVoice: names[2] === "" ? 3 : null }, problems);
  if (!bpm || bpm < SLOWEST_BPM || bpm > FASTEST_BPM) {
    report(problems, "no-bpm", headers.indexOf("BPM") + 1);
    return nothing();
  }

  const grid: Grid = {
    gapMs: headers.number("GAP") ?? 0,
    beatMs: perMinute / bpm,
    bpm,
    ...(body.tempoChanges.length > 0 && { tempoChanges: body.tempoChanges }),
  };
  const numbered = [...body.voices].sort(([a], [b]) => a - b);
  const sole = numbered[0]?.[1] ?? [];
  const split = !body.marked && !relative ? splitRestarts(sole, problems) : [sole];
  const voices = body.marked ? numbered : split.map((items, i) => [i + 1, items] as const);
  const offset = pitchOffset(voices.map(([, items]) => items));
  if (offset !== 0) report(problems, "pitch-near-60", 0);
  const media = mediaOf(headers, milliseconds, problems);
  const sung = voices
    .map(([number, items]) => ({
      name: names[number - 1] ?? "",
      placed: phrasesOf(items, grid, offset, problems),
    }))
    .filter((track) => track.placed.length > 0);
  // Where the words are in pictures there is nothing to read here.
  const tracks = sung.length === 0 && media.graphics ? [{ name: "", placed: [] }] : sung;
  if (tracks.length === 0) {
    report(problems, "no-notes", 0);
    return nothing();
  }

  const song: Song = {
    ...metadata(headers, problems),
    ...(version !== undefined && { version }),
    ...grid,
    tracks: tracks.map(({ name, placed }) => ({ name, phrases: placed.map(({ phrase }) => phrase) })),
    media,
    ...times(headers, milliseconds, grid),
    tags: list(headers.text("TAGS")),
    headers: headers.rest().map(({ name, value }) => ({ name, value })),
  };
  if (end < 0) report(problems, "no-end", document.lines.length);
  // P3 puts one line into two tracks, so the same complaint can come twice.
  const once = new Map(problems.map((each) => [`${each.line} ${each.code} ${each.sentence}`, each]));
  return {
    song,
    problems: [...once.values()].sort((a, b) => a.line - b.line),
    document,
    places: tracks.map(({ placed }) => placed.map(({ notes }) => notes)),
  };
}

const list = (text: string | undefined): string[] =>
  (text ?? "")
    .split(",")
    .map((each) => each.trim())
    .filter((each) => each !== "");

function metadata(headers: Headers, problems: Problem[]) {
  const title = headers.text("TITLE");
  const artist = headers.text("ARTIST");
  if (!title) report(problems, "no-title", 0);
  if (!artist) report(problems, "no-artist", 0);
  const year = headers.number("YEAR");
  const genre = headers.text("GENRE");
  const creator = headers.text("CREATOR", "AUTHOR");
  return {
    title: title ?? "Untitled",
    artist: artist ?? "Unknown",
    language: headers.text("LANGUAGE") ?? "",
    ...(year !== undefined && { year }),
    ...(genre !== undefined && { genre }),
    ...(creator !== undefined && { creator }),
  };
}

function mediaOf(headers: Headers, milliseconds: boolean, problems: Problem[]): Media {
  const named = {
    audio: headers.file("AUDIO", "MP3"),
    instrumental: headers.file("INSTRUMENTAL"),
    guide: headers.file("GUIDE", "VOCALS"),
    cover: headers.file("COVER"),
    background: headers.file("BACKGROUND"),
    video: headers.file("VIDEO"),
    graphics: headers.file("GRAPHICS"),
    midi: headers.file("MIDI"),
  };
  const gap = headers.number("VIDEOGAP");
  if (named.audio === undefined && named.midi === undefined && headers.indexOf("AUDIO", "MP3") < 0)
    report(problems, "no-audio", 0);
  return {
    ...(Object.fromEntries(Object.entries(named).filter(([, name]) => name !== undefined)) as Media),
    ...(gap !== undefined && { videoGapMs: milliseconds ? gap : gap * 1000 }),
  };
}

function times(headers: Headers, milliseconds: boolean, grid: Grid) {
  const seconds = (name: string) => {
    const value = headers.number(name);
    return value === undefined ? undefined : milliseconds ? value : value * 1000;
  };
  const beat = (name: string) => {
    const value = headers.number(name);
    return value === undefined ? undefined : beatToMs(grid, value);
  };
  const startMs = seconds("START");
  const endMs = headers.number("END");
  const previewStartMs = seconds("PREVIEWSTART");
  const durationMs = headers.number("DURATIONMS");
  const from = milliseconds ? headers.number("MEDLEYSTART") : beat("MEDLEYSTARTBEAT");
  const to = milliseconds ? headers.number("MEDLEYEND") : beat("MEDLEYENDBEAT");
  const roundBeats = headers.number("ROUND");
  const roundVoices = headers.number("ROUNDVOICES") ?? 2;
  return {
    ...(startMs !== undefined && { startMs }),
    ...(endMs !== undefined && { endMs }),
    ...(previewStartMs !== undefined && { previewStartMs }),
    ...(durationMs !== undefined && { durationMs }),
    ...(from !== undefined && to !== undefined && to > from && { medley: { startMs: from, endMs: to } }),
    ...(roundBeats !== undefined &&
      roundBeats > 0 && {
        round: {
          voices: Math.min(8, Math.max(2, Math.round(roundVoices))),
          offsetBeats: roundBeats,
          offsetMs: tidy(roundBeats * grid.beatMs),
        },
      }),
  };
}
