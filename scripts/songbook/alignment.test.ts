import { expect, test } from "vitest";
import { alignment, type Heard, steps } from "./alignment";
import { melodyOf } from "./lilypond";

const line = (text: string): Heard[] => text.split(" ").map((midi, at) => ({ at, midi: Number(midi) }));

test("a melody in another key is the same melody", () => {
  const ours = line("60 62 64 65 67 65 64 60");
  const theirs = line("67 69 71 72 74 72 71 67").map(({ at, midi }) => ({ at: at / 2, midi }));
  const { differ, pairs } = alignment(ours, theirs);
  expect(differ).toBe(0);
  expect(steps(ours, theirs, pairs)).toEqual({ same: 7, of: 7 });
});

test("a wrong note, a note too many and one too few each count; what the edition has around our part does not", () => {
  const theirs = line("50 51 60 62 64 65 67 65 64 60 71 73");
  expect(alignment(line("60 62 64 65 67 65 64 60"), theirs).differ).toBe(0);
  expect(alignment(line("60 62 63 65 67 65 64 60"), theirs).differ).toBe(1);
  expect(alignment(line("60 62 64 64 65 67 65 64 60"), theirs).differ).toBe(1);
  expect(alignment(line("60 62 64 67 65 64 60"), theirs).differ).toBe(1);
});

test("LilyPond's relative notes are read: nearest octave, marks, lengths that hold, ties, grace notes left out", () => {
  const file = `
other = \\relative c { c4 }
aria = \\relative c'' {
  \\key f \\major
  r8 a8 d4. \\acciaccatura g8
 a16( bes) % breath
  g'2 ~ g4 fis,
}`.replaceAll("\\\\", "\\");
  expect(melodyOf(file, "aria")).toEqual([
    { at: 0.5, quarters: 0.5, midi: 69 },
    { at: 1, quarters: 1.5, midi: 74 },
    { at: 2.5, quarters: 0.25, midi: 69 },
    { at: 2.75, quarters: 0.25, midi: 70 },
    { at: 3, quarters: 3, midi: 79 },
    { at: 6, quarters: 1, midi: 66 },
  ]);
});

test("absolute notes, Italian names and music without a name are read, too", () => {
  const pitches = (file: string, variable?: string) => melodyOf(file, variable).map(({ midi }) => midi);
  const named =
    "Alto = { c4 }\nNotes = \\transpose c c' { \\key f \\major \\partial 4 c'4 | bes8( a,) fis''2 }";
  expect(pitches(named, "Notes")).toEqual([60, 58, 45, 78]);
  const italian =
    '\\include "italiano.ly"\n\\score { \\new Staff \\relative si { \\clef "treble" sol\'4 sib8 mi, } }';
  expect(pitches(italian)).toEqual([67, 70, 64]);
});

test("a melody in several pieces, with English names and notes struck again by their length alone, is read whole", () => {
  const english = `
\\language "english"
soprano = {
  \\global
  \\relative g' { \\partial 4 d4^\\markup { \\italic Unison } | bf'4 4 fs8 4. } \\break
  \\relative g' { ef8( g8) 2 }
}`.replaceAll("\\\\", "\\");
  const read = melodyOf(english, "soprano");
  expect(read.map(({ midi }) => midi)).toEqual([62, 70, 70, 66, 66, 63, 67, 67]);
  expect(read.map(({ quarters }) => quarters)).toEqual([1, 1, 1, 0.5, 1.5, 0.5, 0.5, 2]);
});
