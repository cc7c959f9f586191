import { bass, chords, GM, line, pad } from "../../scripts/songbook/band";
import type { Score } from "../../scripts/songbook/score";

const tune = `
  fis'16 e' fis' a' b' a' d'' b' | a'16 fis' a'4 b'8 |
  d''8 e''16 fis'' e'' d'' b' d'' | a'2 |
  a'16 fis' a'4 b'8 | d''8 e''16 fis'' d'' b' a'8 |
  a'8 e' fis'16 a' fis' e' | d'16 b d'4. |
  fis'16 e' d'8 e'8. fis'16 | a'8 b'16 d'' b'8 a' |
  a'16 fis' e'8 fis'16 a' fis' e' | d'16 e' b4 d'8 |
  e'8. fis'16 d' e' d' b | d'16 b a4.`;

const under = "D | D | G | D | D | G D | A | D | Bm A | D | A D | G Bm | Em D | D";
const richer = "D | Bm | G A | D | F#m | Bm D | A | Bm | G A | D | F#m D | G Bm | Em A | D";

const words = `
  好-_-一-_-朵-_-_-_-茉-_-莉-花
  好-一-_-朵-_-茉-莉-花
  满-_-园-花-开-_-_-_-_-_-赛-不-过-_-_-_-它-_-_
  我-_-本-待-_-采-一-_-朵-戴
  又-_-恐-看-_-花-_-的-_-_-人-儿-_-_-_-_-_-骂-_-_`;

export default {
  title: "茉莉花",
  artist: "江苏民歌",
  language: "Chinese",
  year: 1804,
  genre: "Folk",
  tags: ["flower", "slow", "zither", "flute"],
  licence:
    "Qing dynasty song, words as John Barrow printed them in 1804, tune traditional, as sung in Yangzhou: public domain worldwide.",
  about: "A zither in the evening, a bamboo flute that answers, then fiddle, strings and a small drum.",
  metre: [2, 4],
  tempo: 58,
  transpose: -2,
  guide: { program: 71 },
  parts: {
    intro: {
      chords: "D | G | A | D",
      lines: {
        zither:
          "a'8 d'' e''16 fis'' e'' d'' | b'16 d'' b' a' fis'8 a' | e'16 fis' a' b' d'' e'' fis'' a'' | d''2",
      },
    },
    verse: { melody: tune, chords: under },
    bridge: {
      chords: "G | D | Em A | D",
      lines: {
        flute: "b'8. d''16 e''8 d'' | a'4. b'16 d'' | e''16 d'' b' a' fis'8 e' | d'4. r8",
        zither: "r2 | r8 d''16 a' fis' d' a d' | r2 | d'16 fis' a' d'' fis'' a'' d'''8",
      },
    },
    lastVerse: {
      melody: tune,
      chords: richer,
      lines: {
        zither: `r2 | r4 r16 a' b' d'' | r2 | d''16 a' fis' a' d''8 fis'' |
          r2 | r2 | r2 | d'16 fis' a' d'' fis''8 d'' | r2 | r4 r16 fis'' e'' d'' | r2 | r2 | r2 | d'16 fis' a' d'' fis''8 a''`,
        fiddle: `d''2 | d''4 fis'' | g''4 e'' | fis''2 | cis''4 e'' | d''4 fis'' | e''2 | d''2 |
          b'4 cis'' | d''4 fis'' | cis''4 d'' | b'4 d'' | e''4 cis'' | d''2`,
      },
    },
    ending: {
      chords: "Em A | D | D",
      lines: {
        flute: "e'8. fis'16 d' e' d' b | d'16 b a4. | a'2",
        zither: "r2 | r2 | d'16 fis' a' d'' fis'' a'' d'''8",
      },
    },
  },
  layers: {
    zither: line(GM.koto, "zither", { pan: 20, level: 100, reverb: 65 }),
    plucks: chords(GM.harp, "B-1-2-3- | B-2-3-2-", [55, 76], { pan: -22, level: 96, ring: true, reverb: 60 }),
    sparse: chords(GM.koto, "X---2-3-", [55, 74], { pan: -18, level: 90, ring: true, strum: 30, reverb: 60 }),
    flute: line(GM.flute, "flute", { pan: 24, level: 80, reverb: 80 }),
    fiddle: line(GM.fiddle, "fiddle", { pan: -28, level: 56, reverb: 75 }),
    bass: bass(GM.doubleBass, "R---5---", 33, { level: 92, reverb: 30 }),
    glow: pad(GM.warmPad, [54, 73], { pan: 6, level: 66, reverb: 80 }),
    strings: pad(GM.strings, [57, 77], { pan: -6, level: 58, reverb: 80 }),
    lastStroke: chords(GM.koto, "B-1-2-3- | B-1-2-3- | X-------", [55, 76], {
      pan: -18,
      level: 98,
      ring: true,
      strum: 60,
      reverb: 70,
    }),
  },
  kits: {
    count: {
      level: 88,
      pieces: { woodHigh: "........ | ........ | ........ | x.x.x.x.", triangle: "o......." },
    },
    drum: {
      level: 90,
      reverb: 55,
      pieces: { lowTom: "x.....o. | x...o.o.", triangle: "o... | ....", woodHigh: "....o..." },
    },
  },
  sections: [
    { part: "intro", play: ["sparse", "zither", "count"], swell: [0.85, 0.95] },
    { part: "verse", play: ["plucks", "bass", "glow"], swell: [0.85, 1], words },
    { part: "bridge", play: ["sparse", "flute", "zither", "bass", "glow"], swell: [0.95, 1] },
    {
      part: "lastVerse",
      play: ["plucks", "zither", "fiddle", "bass", "strings", "drum"],
      swell: [0.95, 1.1],
      golden: true,
      words,
    },
    { part: "ending", play: ["lastStroke", "flute", "zither", "bass", "strings"], swell: [0.9, 0.65] },
  ],
  ritard: { bars: 3, by: 1.5 },
} satisfies Score;
