import { notesOf, rangeOf, type Song } from "@karaverse/songs";

/** By which letters a text is known; the first that is there more than the others counts. */
const SCRIPTS = {
  Latin: /\p{Script=Latin}/gu,
  Cyrillic: /\p{Script=Cyrillic}/gu,
  Greek: /\p{Script=Greek}/gu,
  Kana: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu,
  Han: /\p{Script=Han}/gu,
  Hangul: /\p{Script=Hangul}/gu,
  Hebrew: /\p{Script=Hebrew}/gu,
  Arabic: /\p{Script=Arabic}/gu,
  Devanagari: /\p{Script=Devanagari}/gu,
} as const;
export type Script = keyof typeof SCRIPTS;

export const wordsOf = (song: Song): string =>
  song.tracks.flatMap((track) => notesOf(track).map((note) => note.text)).join("");

export function scriptOf(text: string): Script {
  const counts = Object.entries(SCRIPTS).map(([script, letters]) => ({
    script: script as Script,
    count: text.match(letters)?.length ?? 0,
  }));
  return counts.reduce((most, each) => (each.count > most.count ? each : most)).script;
}

/** Notes that begin in a second of singing, from the first note of a line to its end. */
export function pace(song: Song): number {
  const phrases = song.tracks.flatMap((track) => track.phrases);
  const sungMs = phrases.reduce((sum, phrase) => sum + phrase.endMs - phrase.startMs, 0);
  return phrases.reduce((sum, phrase) => sum + phrase.notes.length, 0) / (sungMs / 1000);
}

export const isSpoken = (song: Song): boolean =>
  song.tracks.every((track) =>
    notesOf(track).every((note) => note.kind === "rap" || note.kind === "golden-rap"),
  );

/** Semitones above C4, over all singers. */
export function ambit(song: Song): { low: number; high: number } {
  const ranges = song.tracks.flatMap((track) => rangeOf(track) ?? []);
  return {
    low: Math.min(...ranges.map(({ low }) => low)),
    high: Math.max(...ranges.map(({ high }) => high)),
  };
}
