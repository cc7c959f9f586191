import { bass, chords, GM, line, pad } from "../../scripts/songbook/band";
import type { Score } from "../../scripts/songbook/score";

const verse = `
  d'8 g' | b'4. a'8 g' fis' g' e' | d'4 d' r b' | a'4 a'8 gis' a' a' c'' b' | a'2 a'4
  d'8 g' | b'4. a'8 g' fis' g' e' | d'4 d' r d'8 d' | e'4 a'8 g' fis' b' a' fis' | g'2 g'8`;

const chorus = `
  g'8 g' fis' | e'4 g' c''8 e' e' e' | d'4 g' b' g'8 g' | fis'8 fis' fis' g' a' gis' a' c'' | b'2 g'4 r8
  fis'8 | e'4 g' c''4. e'8 | d'8 d' g' g' b'4. g'8 | fis'4. g'8 b' a'4 fis'8 | g'2.`;

const verseChords = "G . C . | G | D7 | D7 | G . C . | G | Am . D7 . | G";
const chorusChords = "C | G | D7 | G . G7 . | C | G | D7 | G";
const richer = "C . Am . | G . Em . | D7 | G . G7 . | C . Am . | G . Em . | D7 | G";

const chorusWords = `
  A-lo-ha ʻo-_-e, a-lo-ha ʻo-_-e,
  e ke o-na-o-na no-ho i ka li-po,
  one fond em-brace, a ho-ʻi a-ʻe au,
  un-til we meet _ a-gain.`;

export default {
  title: "Aloha ʻOe",
  artist: "Liliʻuokalani (1878)",
  language: "Hawaiian",
  year: 1878,
  genre: "Folk",
  tags: ["farewell", "ukulele", "slow", "warm"],
  licence: "Words and music by Queen Liliʻuokalani (died 1917), published in 1884: public domain worldwide.",
  about: "A ukulele on the beach, a steel guitar that slides in with the tide, and at last a choir.",
  metre: [4, 4],
  tempo: 84,
  transpose: 1,
  guide: { program: 71 },
  parts: {
    intro: {
      chords: "G . C . | G | Am . D7 . | G",
      lines: { steel: "b'4. a'8 g' fis' g' e' | d'2 r4 d' | e'4 a'8 g' fis'4 b'8 a' | g'2 r2" },
    },
    verse: {
      pickup: 1,
      melody: verse,
      chords: verseChords,
      lines: {
        steel: `r4 | r1 | r4 g''8 fis'' g''4 r | r1 | r4 c''4 d''8 c'' a' fis' |
          r1 | r4 g''8 fis'' g''4 r | r1 | r4 d''8 e'' fis''4 g''`,
      },
    },
    chorus: { pickup: 1.5, melody: chorus, chords: chorusChords },
    interlude: {
      chords: "G . E7 . | Am . D7 .",
      lines: { steel: "b'4. a'8 gis'4 b' | c''4 b'8 a' fis'4 d'" },
    },
    lastChorus: {
      pickup: 1.5,
      melody: chorus,
      chords: richer,
      lines: {
        steel: `r4. | g''2 e'' | d''2 b' | c''4 a' fis' d'' | d''4 b' d''8 f'' e'' d'' |
          e''2 g'' | d''2 b'' | a''4 c''' fis'' d'' | b'2 r4`,
      },
    },
    ending: {
      chords: "C . Cm . | G . D7 G | G",
      lines: { steel: "e''4 g'' es'' c'' | d''4 b' c'' b' | g''1" },
    },
  },
  layers: {
    ukulele: chords(GM.nylonGuitar, "x.oox.ox", [62, 79], { pan: -24, level: 100, strum: 12 }),
    picked: chords(GM.nylonGuitar, "B-213-21", [57, 76], { pan: -22, level: 98, ring: true, reverb: 50 }),
    steel: line(GM.jazzGuitar, "steel", { pan: 24, level: 92, reverb: 75 }),
    bass: bass(GM.doubleBass, "R---5--- | R---5-a-", 31, { level: 98, reverb: 15 }),
    sea: pad(GM.warmPad, [55, 74], { pan: 0, level: 62, reverb: 85 }),
    strings: pad(GM.strings, [59, 79], { pan: -8, level: 58, reverb: 75 }),
    choir: pad(GM.choir, [57, 74], { pan: 6, level: 58, reverb: 80 }),
    vibes: chords(GM.vibraphone, "..x...o.", [60, 78], { pan: 12, level: 70, reverb: 65 }),
    lastStroke: chords(GM.nylonGuitar, "x.oox.ox | x...x.x. | X-------", [57, 79], {
      pan: -24,
      level: 100,
      ring: true,
      strum: 45,
    }),
  },
  kits: {
    count: {
      level: 86,
      pieces: { shaker: "oxoxoxox", sideStick: "........ | ........ | ........ | x.x.x.x." },
    },
    soft: { level: 86, pieces: { kick: "o...o...", shaker: "oxoxoxox", sideStick: "..o...o." } },
    evening: {
      level: 88,
      pieces: {
        kick: "x...x..o",
        brush: "..x...x.",
        shaker: "oxoxoxox",
        congaOpen: "......oo",
        congaMute: "..o.....",
      },
    },
  },
  sections: [
    { part: "intro", play: ["ukulele", "steel", "bass", "count"], swell: [0.85, 0.95] },
    {
      part: "verse",
      play: ["picked", "bass", "steel", "sea"],
      swell: [0.85, 0.95],
      words: `
        Ha-ʻa-heo ka u-a i nā pa-li,
        ke ni-hi a-ʻe-la+i ka na-he-le,
        e ha-ha-i a-na i ka li-ko,
        pu-a ʻā-hi-hi le-hu-a o u-ka.`,
    },
    {
      part: "chorus",
      play: ["ukulele", "bass", "sea", "vibes", "soft"],
      swell: [0.95, 1.05],
      words: chorusWords,
    },
    { part: "interlude", play: ["ukulele", "bass", "steel", "vibes", "strings", "soft"], swell: [1, 1] },
    {
      part: "lastChorus",
      play: ["ukulele", "picked", "bass", "steel", "strings", "choir", "vibes", "evening"],
      swell: [1, 1.12],
      golden: true,
      words: chorusWords,
    },
    { part: "ending", play: ["lastStroke", "bass", "steel", "strings", "choir"], swell: [0.95, 0.7] },
  ],
  ritard: { bars: 3, by: 1.6 },
} satisfies Score;
