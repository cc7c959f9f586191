import fc from "fast-check";
import type { Note, NoteKind, Phrase, Song, Track } from "../src/model";
import { beatToMs, endOf } from "../src/song-time";

const word = fc.stringMatching(/^[a-zäé~さ]{1,5}$/u);
const header = fc.stringMatching(/^[A-Za-zé0-9]([A-Za-zé0-9 '!-]{0,12}[A-Za-zé0-9])?$/);
const kind = fc.constantFrom<NoteKind>("normal", "golden", "freestyle", "rap", "golden-rap");

const rawNote = fc.record({
  kind,
  rest: fc.integer({ min: 0, max: 12 }),
  lengthBeats: fc.integer({ min: 1, max: 24 }),
  pitch: fc.integer({ min: -20, max: 30 }),
  text: fc.tuple(fc.constantFrom("", " "), word, fc.constantFrom("", " ")).map((parts) => parts.join("")),
});

type RawNote = typeof rawNote extends fc.Arbitrary<infer T> ? T : never;

function trackOf(
  name: string,
  lines: RawNote[][],
  grid: { gapMs: number; beatMs: number; bpm: number },
): Track {
  let beat = 0;
  const phrases = lines.map((raw, i): Phrase => {
    const notes = raw.map(({ rest, ...note }): Note => {
      const startBeat = beat + rest;
      beat = startBeat + note.lengthBeats;
      const startMs = beatToMs(grid, startBeat);
      const lengthMs = Math.round((beatToMs(grid, beat) - startMs) * 1000) / 1000;
      return { ...note, startBeat, startMs, lengthMs };
    });
    const last = notes[notes.length - 1]!;
    return {
      startMs: notes[0]!.startMs,
      endMs: endOf(last),
      ...(i < lines.length - 1 && { breakBeat: beat }),
      notes,
    };
  });
  return { name, phrases };
}

/** Songs whose phrases do not overlap, as we would write them. */
export const anySong: fc.Arbitrary<Song> = fc
  .record({
    title: header,
    artist: header,
    bpm: fc.integer({ min: 60, max: 600 }),
    gapMs: fc.integer({ min: 0, max: 20_000 }),
    names: fc.constantFrom<readonly string[]>([""], ["Anna", "Ben"]),
    lines: fc.array(fc.array(rawNote, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 5 }),
    year: fc.option(fc.integer({ min: 1500, max: 2026 }), { nil: undefined }),
    tags: fc.array(word, { maxLength: 3 }),
  })
  .map(({ title, artist, bpm, gapMs, names, lines, year, tags }): Song => {
    const grid = { bpm, gapMs, beatMs: 15_000 / bpm };
    return {
      title,
      artist,
      language: "German",
      ...(year !== undefined && { year }),
      ...grid,
      tracks: names.map((name) => trackOf(name, lines, grid)),
      media: { audio: "a.mp3", guide: "g.mp3" },
      tags,
      headers: [{ name: "MINE", value: "kept" }],
    };
  });
