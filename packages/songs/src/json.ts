import type { Note, NoteKind, Phrase, Song, Track } from "./model";

const KINDS: readonly NoteKind[] = ["normal", "golden", "freestyle", "rap", "golden-rap"];

type Fields = Readonly<Record<string, unknown>>;
type Check = (value: unknown) => boolean;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isText: Check = (value) => typeof value === "string";
const isNumber: Check = (value) => typeof value === "number" && Number.isFinite(value);
const isList =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const maybe =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const isShape =
  (shape: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isFields(value) && Object.entries(shape).every(([name, check]) => check(value[name]));

const isNote = isShape({
  kind: (value) => KINDS.some((kind) => kind === value),
  startMs: isNumber,
  lengthMs: isNumber,
  startBeat: isNumber,
  lengthBeats: isNumber,
  pitch: isNumber,
  text: isText,
} satisfies Record<keyof Note, Check>);

const isPhrase = isShape({
  startMs: isNumber,
  endMs: isNumber,
  breakBeat: maybe(isNumber),
  nextBeat: maybe(isNumber),
  notes: (value) => isList(isNote)(value) && (value as unknown[]).length > 0,
} satisfies Record<keyof Phrase, Check>);

const isTrack = isShape({ name: isText, phrases: isList(isPhrase) } satisfies Record<keyof Track, Check>);

const isSong = isShape({
  title: isText,
  artist: isText,
  language: isText,
  year: maybe(isNumber),
  genre: maybe(isText),
  creator: maybe(isText),
  version: maybe(isText),
  bpm: isNumber,
  beatMs: isNumber,
  gapMs: isNumber,
  tempoChanges: maybe(isList(isShape({ beat: isNumber, bpm: isNumber }))),
  tracks: (value) => isList(isTrack)(value) && (value as unknown[]).length > 0,
  media: isShape({
    audio: maybe(isText),
    instrumental: maybe(isText),
    guide: maybe(isText),
    cover: maybe(isText),
    background: maybe(isText),
    video: maybe(isText),
    videoGapMs: maybe(isNumber),
    graphics: maybe(isText),
    midi: maybe(isText),
  }),
  startMs: maybe(isNumber),
  endMs: maybe(isNumber),
  previewStartMs: maybe(isNumber),
  durationMs: maybe(isNumber),
  medley: maybe(isShape({ startMs: isNumber, endMs: isNumber })),
  round: maybe(isShape({ voices: isNumber, offsetBeats: isNumber, offsetMs: isNumber })),
  tags: isList(isText),
  headers: isList(isShape({ name: isText, value: isText })),
} satisfies Record<keyof Song, Check>);

/** A song that came over the wire or out of a database: JSON text or what it parses to; null if it is none. */
export function parseSong(input: unknown): Song | null {
  let value = input;
  if (typeof input === "string") {
    try {
      value = JSON.parse(input);
    } catch {
      return null;
    }
  }
  return isSong(value) ? (value as Song) : null;
}

export const serialiseSong = (song: Song): string => JSON.stringify(song);
