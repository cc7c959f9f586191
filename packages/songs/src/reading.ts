import type { Phrase, Song, Track } from "./model";
import { partOf, partsIn } from "./part";

/** A line of which less than this falls into the rests of the others would only flash by. */
const WORTH_READING = 0.75;

/** Rule P18: of the parts that nobody sings the lines that fall where everybody else rests; of several the first part's. */
export function unsungLines(song: Song, sung: readonly number[]): Phrase[] {
  const { tracks } = song;
  if (tracks.length < 2) return [];
  const isSung = new Set(sung.map((part) => part % tracks.length));
  return inTurn(
    [...tracks.keys()].filter((part) => !isSung.has(part)).map((part) => partOf(song, part).phrases),
    [...isSung].flatMap((part) => partOf(song, part).phrases),
  );
}

/** Rule P18: what is read where there is room for one line at a time: of the first voice all, and in its rests the others'. */
export function linesOfAll(
  song: Song,
  sung: readonly number[],
): { readonly phrase: Phrase; readonly isSung: boolean }[] {
  const parts = partsIn(song);
  const voices = [...new Set(sung.map((part) => part % parts))].toSorted((one, other) => one - other);
  const lines = (phrases: readonly Phrase[], isSung: boolean) =>
    phrases.map((phrase) => ({ phrase, isSung }));
  return [
    ...lines(
      inTurn(
        voices.map((part) => partOf(song, part).phrases),
        [],
      ),
      true,
    ),
    ...lines(unsungLines(song, sung), false),
  ].sort((one, other) => one.phrase.startMs - other.phrase.startMs);
}

/** The track with these lines among its own. */
export function withLines(track: Track, lines: readonly Phrase[]): Track {
  if (lines.length === 0) return track;
  const phrases = [...track.phrases, ...lines].sort((one, other) => one.startMs - other.startMs);
  return { ...track, phrases };
}

function inTurn(voices: readonly (readonly Phrase[])[], others: readonly Phrase[]): Phrase[] {
  const found: Phrase[] = [];
  for (const phrases of voices) {
    const taken = [...others, ...found];
    found.push(...phrases.flatMap((phrase) => inRest(phrase, taken) ?? []));
  }
  return found;
}

/** A line that reaches into another's is read from where that ends, and until the next one begins. */
function inRest(phrase: Phrase, others: readonly Phrase[]): Phrase | null {
  let { startMs, endMs } = phrase;
  for (const other of others) {
    if (other.endMs <= startMs || other.startMs >= endMs) continue;
    if (other.startMs <= phrase.startMs) startMs = Math.max(startMs, other.endMs);
    else endMs = Math.min(endMs, other.startMs);
  }
  const isWorthReading = endMs - startMs >= WORTH_READING * (phrase.endMs - phrase.startMs);
  if (!isWorthReading || endMs <= startMs) return null;
  return startMs === phrase.startMs && endMs === phrase.endMs ? phrase : { ...phrase, startMs, endMs };
}
