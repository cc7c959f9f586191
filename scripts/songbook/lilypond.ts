import type { Sounding } from "./notation";

const STEPS = "cdefgab";
const SEMITONES = [0, 2, 4, 5, 7, 9, 11];
const TOKEN = /~|([a-gr])(isis|eses|is|es|s)?([',]*)(\d+)?(\.*)(?![a-zA-Z])/g;

/** What says nothing about when which note sounds: comments, grace notes, commands, marks, fingerings. */
const plain = (text: string): string =>
  text
    .replace(/%[^\n]*/g, " ")
    .replace(/\\(?:acciaccatura|grace)\s*(?:\{[^}]*\}|\S+)/g, " ")
    .replace(/\\(?:key\s+\w+\s+\\\w+|clef\s+\S+|time\s+\S+|tempo\s+[^\n]*|partial\s+\S+|unset\s+\S+)/g, " ")
    .replace(/\\repeat\s+\w+\s+\d+/g, " ")
    .replace(/\\[a-zA-Z]+|[-^_][.\d]|\^?\\\w+|[(){}|]/g, " ");

/** The notes of a variable written in LilyPond's relative mode, as the MutopiaProject's files are. */
export function relativeMelody(file: string, variable: string): Sounding[] {
  const from = file.search(new RegExp(`^\\s*${variable}\\s*=\\s*\\\\relative`, "m"));
  const start = /\\relative\s*(c[',]*)\s*\{/.exec(file.slice(Math.max(0, from)));
  if (from < 0 || !start) throw new Error(`There is no melody ${variable}`);
  const rest = file.slice(from + start.index + start[0].length);
  const body = plain(rest.slice(0, rest.search(/^\}/m)));
  const ups = start[1]?.split("'").length ?? 1;
  let reference = (3 + ups - 1) * 7;
  let quarters = 1;
  let at = 0;
  let tied = false;
  const notes: Sounding[] = [];
  for (const [token, name, bend, octaves = "", length, dots = ""] of body.matchAll(TOKEN)) {
    if (token === "~") {
      tied = true;
      continue;
    }
    if (length) quarters = (4 / Number(length)) * (2 - 0.5 ** dots.length);
    if (name !== "r" && name !== undefined) {
      const step = STEPS.indexOf(name);
      const octave = Math.floor(reference / 7);
      const near = [-1, 0, 1].map((shift) => (octave + shift) * 7 + step);
      const nearest = near.reduce((best, each) =>
        Math.abs(each - reference) < Math.abs(best - reference) ? each : best,
      );
      reference = nearest + 7 * (octaves.split("'").length - octaves.split(",").length);
      const sharp =
        bend === undefined ? 0 : bend.startsWith("is") ? bend.length / 2 : -Math.ceil(bend.length / 2);
      const midi = 12 * (Math.floor(reference / 7) + 1) + (SEMITONES[step] ?? 0) + sharp;
      const last = notes[notes.length - 1];
      if (tied && last) notes[notes.length - 1] = { ...last, quarters: last.quarters + quarters };
      else notes.push({ at, quarters, midi });
    }
    tied = false;
    at += quarters;
  }
  return notes;
}
