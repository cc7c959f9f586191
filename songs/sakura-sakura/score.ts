import { bass, chords, GM, line, pad } from "../../scripts/songbook/band";
import type { Score } from "../../scripts/songbook/score";

const tune = `
  a'4 a' b'2 | a'4 a' b'2 |
  a'4 b' c'' b' | a'4 b'8 a' f'2 |
  e'4 c' e' f' | e'4 e'8 c' b2 |
  a'4 b' c'' b' | a'4 b'8 a' f'2 |
  e'4 c' e' f' | e'4 e'8 c' b2 |
  a'4 a' b'2 | a'4 a' b'2 |
  e'4 f' b'8 a' f'4 | e'1`;

const words = `
  さ-く-ら さ-く-ら
  や-よ-い-の そ-ら-_-は
  み-わ-た-す か-ぎ-_-り
  か-す-み-か く-も-_-か
  に-お-い-ぞ い-ず-_-る
  い-ざ-や い-ざ-や
  み-に ゆ-_-か-ん`;

const under = `
  Asus2 | Asus2 | Am | F | Am . . F | E5 | Am | F | Am . . F | E5 | Asus2 | Asus2 | Am F . . | E5`;

export default {
  title: "さくらさくら",
  artist: "日本古謡",
  language: "Japanese",
  year: 1888,
  genre: "Folk",
  tags: ["sakura", "spring", "koto", "slow", "easy"],
  licence: "Edo period song, words and tune as printed in Sōkyokushū (Tokyo, 1888): public domain worldwide.",
  about:
    "Koto alone, then shakuhachi, a deep drum and strings like rising mist. Fifths instead of thirds on E.",
  metre: [4, 4],
  tempo: 88,
  guide: { program: 68 },
  parts: {
    intro: {
      chords: "Asus2 | F . Am . | Asus2 | E5",
      lines: { koto: "a'4 a' b'2 | c''8 b' a' f' e'2 | e'8 f' a' b' c'' b' a' f' | e'4 e' e'2" },
    },
    verse: { melody: tune, chords: under },
    bridge: {
      chords: "F | F . E5 .",
      lines: { flute: "c''4. b'8 a'2 | b'8 a' f'4 e'2" },
    },
    lastVerse: {
      melody: tune,
      chords: under,
      lines: {
        koto: `r2 e''8 b' a' e' | r2 e''8 b' a' e' | r1 | r2 c''8 a' f' c' |
          r1 | r2 b8 e' b' e'' | r1 | r2 c''8 a' f' c' |
          r1 | r2 b8 e' b' e'' | r2 e''8 b' a' e' | r2 f''8 c'' a' f' | r1 | e'8 b' e'' b' e'2`,
        flute: `r1 | r1 | e''2. d''4 | c''1 | a'2 c'' | b'1 | e''2. d''4 | c''1 | a'2 c'' | b'1 | r1 | r1 | a'2 c'' | b'1`,
      },
    },
    ending: {
      chords: "Asus2 | E5",
      lines: { koto: "a'8 b' c'' b' a' f' e' c' | b8 e' f' b' e''2", flute: "e''1 | e''1" },
    },
  },
  layers: {
    koto: line(GM.koto, "koto", { pan: 18, level: 104, reverb: 65 }),
    plucks: chords(GM.koto, "B-1-2-1- | B-2-3-2-", [57, 77], { pan: -22, level: 92, ring: true, reverb: 60 }),
    sparse: chords(GM.koto, "X---2-3-", [57, 74], { pan: -22, level: 96, ring: true, strum: 28, reverb: 60 }),
    flute: line(GM.shakuhachi, "flute", { pan: 26, level: 74, reverb: 80 }),
    bass: bass(GM.contrabass, "R-------", 33, { level: 84, reverb: 50 }),
    mist: pad(GM.strings, [57, 77], { pan: -6, level: 58, reverb: 85 }),
    glow: pad(GM.warmPad, [52, 72], { pan: 8, level: 76, reverb: 80 }),
    lastStroke: chords(GM.koto, "B-1-2-3- | X-------", [57, 77], {
      pan: -22,
      level: 100,
      ring: true,
      strum: 70,
      reverb: 70,
    }),
  },
  kits: {
    count: {
      level: 92,
      pieces: { woodHigh: "........ | ........ | ........ | x.x.x.x.", triangle: "o......." },
    },
    drum: { level: 96, reverb: 60, pieces: { lowTom: "x....... | ......o.", triangle: "o..." } },
    festival: {
      level: 96,
      reverb: 60,
      pieces: { lowTom: "X.....o. | x...o.oo", claves: "....o...", triangle: "o..." },
    },
  },
  sections: [
    { part: "intro", play: ["sparse", "koto", "count"], swell: [0.85, 0.95] },
    { part: "verse", play: ["plucks", "bass", "glow"], swell: [0.85, 1], words },
    { part: "bridge", play: ["sparse", "flute", "bass", "mist", "drum"], swell: [0.95, 1.05] },
    {
      part: "lastVerse",
      play: ["plucks", "koto", "flute", "bass", "mist", "glow", "festival"],
      swell: [0.95, 1.1],
      golden: true,
      words,
    },
    { part: "ending", play: ["lastStroke", "koto", "flute", "bass", "mist"], swell: [0.9, 0.6] },
  ],
  ritard: { bars: 3, by: 1.6 },
} satisfies Score;
