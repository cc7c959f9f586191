import iconv from "iconv-lite";
import { encodingOf } from "../encoding";
import type { MidiText, MidiTrack } from "./file";

export interface Syllable {
  readonly tick: number;
  /** With the space that separates words. */
  readonly text: string;
  readonly startsLine: boolean;
}

export interface Words {
  /** Index of the track they lie in. */
  readonly track: number;
  readonly kind: MidiText["kind"];
  /** Ascending, none blank. */
  readonly syllables: readonly Syllable[];
}

/** What the heads of Soft Karaoke say: @T, @L, @I and others, in their order. */
export type KarHeads = readonly { readonly letter: string; readonly text: string }[];

interface Decoded {
  readonly tick: number;
  readonly text: string;
}

/** Remarks of the arranger are longer, words of a song sung to a note never are. */
const LONGEST_SYLLABLE = 60;
const FEWEST = 3;

export function wordsIn(tracks: readonly MidiTrack[]): { found: Words[]; heads: KarHeads; decode: Decode } {
  const decode = decoderFor(tracks);
  const heads: { letter: string; text: string }[] = [];
  const found = tracks.flatMap((track, index) =>
    (["lyric", "text"] as const).flatMap((kind): Words[] => {
      const events: Decoded[] = [];
      for (const event of track.texts) {
        if (event.kind !== kind) continue;
        const text = decode(event.bytes);
        const head = /^\s*@([A-Za-z])(.*)$/s.exec(text);
        if (head) heads.push({ letter: (head[1] ?? "").toUpperCase(), text: (head[2] ?? "").trim() });
        else events.push({ tick: event.tick, text });
      }
      const syllables = syllablesOf(events);
      return isSung(syllables) ? [{ track: index, kind, syllables }] : [];
    }),
  );
  return { found, heads, decode };
}

export type Decode = (bytes: Uint8Array) => string;

/** All words of a file have one encoding, and only all together tell which. */
function decoderFor(tracks: readonly MidiTrack[]): Decode {
  const all = tracks.flatMap((track) => track.texts.map(({ bytes }) => bytes));
  const joined = new Uint8Array(all.reduce((sum, bytes) => sum + bytes.length, 0));
  let at = 0;
  for (const bytes of all) {
    joined.set(bytes, at);
    at += bytes.length;
  }
  const language = languageOf(/@L([A-Za-z]+)/.exec(iconv.decode(joined.subarray(0, 4096), "latin1"))?.[1]);
  const { encoding } = encodingOf(joined, language);
  return (bytes) => iconv.decode(bytes, encoding);
}

const LANGUAGES = [
  "English",
  "German",
  "French",
  "Spanish",
  "Italian",
  "Portuguese",
  "Dutch",
  "Swedish",
  "Norwegian",
  "Danish",
  "Finnish",
  "Polish",
  "Czech",
  "Hungarian",
  "Russian",
  "Ukrainian",
  "Greek",
  "Turkish",
  "Japanese",
  "Chinese",
  "Korean",
];

/** @L has four letters: ENGL, GERM; FRAN is met as well. */
export function languageOf(code = ""): string {
  const start = code.trim().slice(0, 4).toLowerCase();
  if (start === "fran") return "French";
  return start.length < 3 ? "" : (LANGUAGES.find((name) => name.toLowerCase().startsWith(start)) ?? "");
}

const isSung = (syllables: readonly Syllable[]): boolean =>
  syllables.length >= FEWEST &&
  new Set(syllables.map(({ tick }) => tick)).size > syllables.length / 2 &&
  syllables.filter(({ text }) => text.length <= LONGEST_SYLLABLE).length > syllables.length * 0.8;

const BREAK = /[\\/\r\n]+/;
// Letters that fill a space each have none between them.
const CLOSE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}ー]$/u;

function syllablesOf(events: readonly Decoded[]): Syllable[] {
  const syllables: Syllable[] = [];
  let startsLine = true;
  for (const { tick, text } of [...events].sort((a, b) => a.tick - b.tick)) {
    const pieces = text.split(BREAK);
    pieces.forEach((piece, i) => {
      if (i > 0) startsLine = true;
      // Control characters end strings in some files.
      const said = piece.replace(/\p{Cc}+/gu, " ");
      const last = syllables[syllables.length - 1];
      if (said.trim() !== "") {
        syllables.push({ tick, text: startsLine ? said.trimStart() : said, startsLine });
        startsLine = false;
      } else if (said !== "" && last && !startsLine && !last.text.endsWith(" "))
        syllables[syllables.length - 1] = { ...last, text: `${last.text} ` };
    });
  }
  return syllables.some(({ text }) => /\s/.test(text)) ? syllables : withSpaces(syllables);
}

/** Notation programs write one syllable a note and a hyphen where the word goes on. */
function withSpaces(syllables: readonly Syllable[]): Syllable[] {
  return syllables.map((syllable) => {
    const { text } = syllable;
    if (text.endsWith("-") && text.length > 1) return { ...syllable, text: text.slice(0, -1) };
    return CLOSE.test(text) ? syllable : { ...syllable, text: `${text} ` };
  });
}
