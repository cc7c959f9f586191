import type { Sounding } from "./notation";

const STEPS = "cdefgab";
const SEMITONES = [0, 2, 4, 5, 7, 9, 11];
/** A tie, a note or rest, or a length alone, which strikes the last note again. */
const TOKEN = /~|([a-gr])(isis|eses|is|es|s)?([',]*)(\d+)?(\.*)(?![a-zA-Z])|(?<=\s)(\d+)(\.*)(?=\s|$)/g;

const ITALIAN: Readonly<Record<string, string>> = {
  do: "c",
  re: "d",
  mi: "e",
  fa: "f",
  sol: "g",
  la: "a",
  si: "b",
};

/** Files that include "italiano.ly" write "sib" for "bes" and "fad" for "fis". */
const inDutch = (file: string): string =>
  !file.includes("italiano.ly")
    ? file
    : file.replace(
        /(?<![\\\w])(do|re|mi|fa|sol|la|si)(dd|bb|d|b)?(?=[\s',\d.)(~}]|$)/g,
        (_, name: string, bend = "") => `${ITALIAN[name]}${bend.replaceAll("d", "is").replaceAll("b", "es")}`,
      );

const ENGLISH_BENDS: Readonly<Record<string, string>> = { f: "es", ff: "eses", s: "is", ss: "isis" };

/** Files in English, said so there or in what they include, write "bf" for "bes" and "fs" for "fis". */
const fromEnglish = (file: string): string =>
  !/\\language\s+"english"|\bbf[',\d\s]/.test(file)
    ? file
    : file.replace(
        /(?<![\\\w])([a-g])(ff|ss|f|s)(?=[\s',\d.)(~}]|$)/g,
        (_, name: string, bend: string) => name + ENGLISH_BENDS[bend],
      );

/** What says nothing about when which note sounds: comments, grace notes, commands, marks, fingerings. */
const plain = (text: string): string =>
  text
    .replace(/%[^\n]*/g, " ")
    .replace(/\\(?:acciaccatura|grace)\s*(?:\{[^}]*\}|\S+)/g, " ")
    .replace(/\\(?:key\s+\w+\s+\\\w+|clef\s+\S+|time\s+\S+|tempo\s+[^\n]*|partial\s+\S+|unset\s+\S+)/g, " ")
    .replace(/\\repeat\s+\w+\s+\d+|"[^"]*"/g, " ")
    .replace(/\\[a-zA-Z]+|[-^_][.\d]|\^?\\\w+|[(){}|]/g, " ");

/** From behind an opening brace to the one that closes it. */
function inBraces(text: string): string {
  let depth = 1;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "{") depth++;
    if (text[i] === "}") depth--;
    if (depth === 0) return text.slice(0, i);
  }
  throw new Error("A brace is never closed");
}

/** Where a note lies as a step of the scale, an octave being seven: c' is 28. */
function stepOf(pitch: string): number {
  const up = pitch.split("'").length - pitch.split(",").length;
  return (3 + up) * 7 + STEPS.indexOf(pitch[0] ?? "c");
}

const RELATIVE = /\\relative\s*([a-g][',]*)\s*\{/g;
const START = /\\relative\s*([a-g][',]*)\s*\{|\\transpose\s+\S+\s+\S+\s*\{|\{/;

interface Block {
  /** What its first note is relative to; none where notes are absolute. */
  readonly reference?: string | undefined;
  readonly text: string;
}

/** The music of a variable: itself, or what it has in relative mode inside, one after the other. */
function blocksOf(file: string, variable: string | undefined): Block[] {
  const from =
    variable === undefined
      ? file.search(/\\relative/)
      : file.search(new RegExp(`^\\s*${variable}\\s*=`, "m"));
  const start = START.exec(file.slice(Math.max(0, from)));
  if (from < 0 || !start) throw new Error(`There is no melody ${variable ?? ""}`);
  const text = inBraces(file.slice(from + start.index + start[0].length));
  const inside = start[1] === undefined ? [...text.matchAll(RELATIVE)] : [];
  if (inside.length === 0) return [{ reference: start[1], text }];
  return inside.map((match) => ({
    reference: match[1],
    text: inBraces(text.slice(match.index + match[0].length)),
  }));
}

/**
 * The notes of a variable of a LilyPond file, or of its first music in relative mode where none is named. A
 * transposition is passed over: editions are compared in the key in which they agree.
 */
export function melodyOf(source: string, variable?: string): Sounding[] {
  let quarters = 1;
  let at = 0;
  let tied = false;
  const notes: Sounding[] = [];
  for (const { reference: first, text } of blocksOf(fromEnglish(inDutch(source)), variable)) {
    let reference = stepOf(first ?? "c");
    for (const match of plain(text).matchAll(TOKEN)) {
      const [token, name, bend, octaves = "", noteLength, noteDots, aloneLength, aloneDots] = match;
      if (token === "~") {
        tied = true;
        continue;
      }
      const length = noteLength ?? aloneLength;
      const dots = noteDots ?? aloneDots ?? "";
      if (length) quarters = (4 / Number(length)) * (2 - 0.5 ** dots.length);
      const last = notes[notes.length - 1];
      if (name === undefined && last) notes.push({ at, quarters, midi: last.midi });
      if (name !== undefined && name !== "r") {
        reference = first === undefined ? stepOf(name + octaves) : nearest(reference, name, octaves);
        const midi = 12 * (Math.floor(reference / 7) + 1) + (SEMITONES[reference % 7] ?? 0) + bentBy(bend);
        if (tied && last) notes[notes.length - 1] = { ...last, quarters: last.quarters + quarters };
        else notes.push({ at, quarters, midi });
      }
      tied = false;
      at += quarters;
    }
  }
  return notes;
}

function bentBy(bend: string | undefined): number {
  if (bend === undefined) return 0;
  return bend.startsWith("is") ? bend.length / 2 : -Math.ceil(bend.length / 2);
}

/** In relative mode a note is the nearest of its name to the one before; marks lead further away. */
function nearest(reference: number, name: string, octaves: string): number {
  const step = STEPS.indexOf(name);
  const octave = Math.floor(reference / 7);
  const near = [-1, 0, 1]
    .map((shift) => (octave + shift) * 7 + step)
    .reduce((best, each) => (Math.abs(each - reference) < Math.abs(best - reference) ? each : best));
  return near + 7 * (octaves.split("'").length - octaves.split(",").length);
}
