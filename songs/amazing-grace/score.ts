import { bass, chords, GM, line, pad } from "../../scripts/songbook/band";
import type { Score } from "../../scripts/songbook/score";

const verse = `
  d'4 | g'2 b'8 g' | b'2 a'4 | g'2 e'4 | d'2
  d'4 | g'2 b'8 g' | b'2 a'4 | d''2. ~ | d''2
  b'4 | d''4. b'8 d'' b' | g'2 d'4 | e'4. g'8 g' e' | d'2
  d'4 | g'2 b'8 g' | b'2 a'4 | g'2. ~ | g'2`;

const verseChords = `
  G | G7 | C | G | G | Em | D | D7 |
  G | G7 | C | G | G | Em . D7 | G C C | G`;

export default {
  title: "Amazing Grace",
  artist: "John Newton (1779), New Britain (1829)",
  language: "English",
  year: 1829,
  genre: "Hymn",
  tags: ["hymn", "slow", "warm"],
  licence: "Words by John Newton (died 1807), tune New Britain (1829, anonymous): public domain worldwide.",
  about: "Guitar, then bass and organ, then strings for the last verse.",
  metre: [3, 4],
  tempo: 82,
  guide: { program: 71 },
  parts: {
    intro: {
      chords: "G | C | G . D7 | G",
      lines: { whistle: "d''2 b'4 | e''4. d''8 b' g' | b'2 a'4 | g'2 r4" },
    },
    verse: { pickup: 1, melody: verse, chords: verseChords },
    lastVerse: {
      pickup: 1,
      melody: verse,
      chords: verseChords,
      lines: {
        descant: `r4 | b'2 d''4 | d''2 d''4 | e''2 c''4 | b'2 r4 | d''2. | g''2 e''4 | fis''2. | fis''2 r4 |
          g''2. | f''2 d''4 | c''2 e''4 | d''2 r4 | e''2. | e''2 fis''4 | g''2. ~ | g''2`,
      },
    },
    ending: { chords: "C | G", lines: { whistle: "e'4 g' e' | d'2." } },
  },
  layers: {
    guitar: chords(GM.steelGuitar, "B-2131 | B-3123", [50, 71], { pan: -25, level: 96, ring: true }),
    strum: chords(GM.steelGuitar, "B.xoxo", [52, 72], { pan: -30, level: 84, ring: true, strum: 14 }),
    piano: chords(GM.piano, "x-----", [55, 76], { pan: 18, level: 80, strum: 5 }),
    bass: bass(GM.doubleBass, "R---5- | R-----", 31, { level: 100, reverb: 15 }),
    organ: pad(GM.organ, [55, 74], { pan: 10, level: 42, reverb: 70 }),
    strings: pad(GM.strings, [60, 81], { pan: -8, level: 66, reverb: 75 }),
    flute: line(GM.flute, "whistle", { pan: 22, level: 84, reverb: 70 }),
    violins: line(GM.slowStrings, "descant", { pan: 28, level: 58, reverb: 80 }),
    lastStroke: chords(GM.steelGuitar, "B-1234 | X-----", [50, 71], {
      pan: -25,
      level: 96,
      ring: true,
      strum: 40,
    }),
  },
  kits: {
    count: { level: 84, pieces: { sideStick: "x-o-o-", shaker: "oooooo" } },
    brushes: { level: 84, pieces: { kick: "o.....", sideStick: "..o.o.", shaker: "xoxoxo" } },
  },
  sections: [
    { part: "intro", play: ["guitar", "flute", "count"], swell: [0.8, 0.95] },
    {
      part: "verse",
      play: ["guitar", "bass", "organ"],
      swell: [0.85, 0.95],
      words: `
        A-ma-zing _ grace, how sweet the sound
        that saved a _ wretch like me!
        I once _ was _ lost, but now _ am _ found,
        was blind, but _ now I see.`,
    },
    {
      part: "lastVerse",
      play: ["guitar", "strum", "piano", "bass", "organ", "strings", "violins", "brushes"],
      swell: [0.9, 1.1],
      golden: true,
      words: `
        Through ma-ny _ dan-gers, toils and snares
        I have al-_-rea-dy come;
        'tis grace _ hath _ brought me safe _ thus _ far,
        and grace will _ lead me home.`,
    },
    { part: "ending", play: ["lastStroke", "bass", "strings", "organ", "flute"], swell: [0.9, 0.7] },
  ],
  ritard: { bars: 4, by: 1.5 },
} satisfies Score;
