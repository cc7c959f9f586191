import { bass, chords, GM, line, pad } from "../../scripts/songbook/band";
import type { Score } from "../../scripts/songbook/score";

const call = `
  d'4 | bes' bes' a' a' | bes' bes' g'2 | r1 | r2.
  d'4 | bes' bes' a' a' | bes' bes' g'2 | r1 | r1`;

const answer = `
  r4 | r1 | r1 | d'4 d' fis'8 fis'4. | g'2. r4 |
  r1 | r1 | d'4 d' fis'8 fis'4. | g'2. r4`;

const chorus = `
  g'4 g'2. | c''4 c''2. | d''2 d''4. c''8 | d''4 d'' c''8 bes'4. |
  bes'8 g' g'2 bes'4 | g'8 f' d'2. | d'4 d' fis'8 fis'4. | g'2. r4`;

const below = `
  r1 | r1 | bes'2 a'4. a'8 | bes'4 bes' a'8 g'4. |
  r1 | r1 | d'4 d' c'8 c'4. | d'2. r4`;

const above = `
  r2 bes'4 bes' | r2 es''4 es'' | bes'2 a'4. a'8 | bes'4 bes' a'8 g'4. |
  r1 | r1 | bes'4 bes' a'8 a'4. | bes'2. r4`;

const verseChords = "Gm . Cm6 D7 | Gm | Gm . D7 . | Gm | Gm . Cm6 D7 | Gm . Eb . | Gm . D7 . | Gm";
const chorusChords = "Gm | Cm | Gm/Bb . D7 . | Gm | Eb . Cm . | Gm . D . | Gm . D7 . | Gm";

const refrain = `
  Go down, Mo-ses,
  way down in E-gypt's land, _
  tell _ old _ Pha-_-raoh:
  let my peo-ple go!`;

export default {
  title: "Go Down, Moses",
  artist: "Spiritual (sung by 1861)",
  language: "English",
  year: 1872,
  genre: "Spiritual",
  tags: ["call-and-response", "duet", "choir", "freedom", "low"],
  licence:
    "Words and tune traditional: words in print since 1861, with this tune since 1872 (Jubilee Songs): public domain worldwide.",
  about:
    "A leader calls, everybody else answers. Feet and hands first, then bass, voices and organ; brass for the last refrain.",
  metre: [4, 4],
  tempo: 96,
  singers: ["Leader", "Answer"],
  guide: { program: 71 },
  parts: {
    intro: {
      chords: "Gm | Gm . D7 . | Gm . Cm6 D7 | Gm",
      lines: { horn: "d'2. r4 | d'4 d' fis'8 fis'4. | g'2. fis'4 | g'2 r2" },
    },
    verse: { pickup: 1, melody: call, harmony: answer, chords: verseChords },
    verseFull: {
      pickup: 1,
      melody: call,
      harmony: answer,
      chords: verseChords,
      lines: {
        horn: `r4 | r2 es'4 d' | d'2. r4 | r1 | r4 g'8 a' bes'4 r |
          r2 es'4 d' | d'2 es'2 | r1 | r4 bes'8 a' g'4 r`,
      },
    },
    chorus: { melody: chorus, harmony: below, chords: chorusChords },
    lastChorus: {
      melody: chorus,
      harmony: above,
      chords: chorusChords,
      lines: {
        brass: `r2 d''4 d'' | r2 es''4 es'' | g''2 fis''2 | g''2. r4 |
          g''4 es'' es''2 | d''4 bes' a'2 | g'4 bes' c'' d'' | d''2. r4`,
      },
    },
    ending: {
      chords: "Cm | Gm . D7 . | Gm | Gm",
      lines: {
        horn: "es'2 g' | bes'4 g' fis'8 fis'4. | g'1 | r1",
        brass: "g''2 es'' | d''4 d'' c''8 a'4. | bes'1 | r1",
      },
    },
  },
  layers: {
    bass: bass(GM.doubleBass, "R---R-5- | R---5-a-", 31, { level: 104, reverb: 15 }),
    hum: pad(GM.choir, [53, 70], { pan: 4, level: 60, reverb: 80 }),
    organ: pad(GM.organ, [55, 74], { pan: 12, level: 46, reverb: 70 }),
    piano: chords(GM.piano, "x...x..o | x..x..xo", [55, 76], { pan: -14, level: 84, strum: 4 }),
    guitar: chords(GM.steelGuitar, "..x...x. | ..x..ox.", [55, 74], { pan: 26, level: 84, strum: 9 }),
    cellos: pad(GM.cello, [46, 63], { pan: -18, level: 58, reverb: 65 }),
    strings: pad(GM.strings, [60, 79], { pan: -6, level: 62, reverb: 75 }),
    horn: line(GM.horn, "horn", { pan: 18, level: 74, reverb: 65 }),
    brass: line(GM.brass, "brass", { pan: -12, level: 62, reverb: 60 }),
    lastStroke: chords(GM.piano, "X------- | X---X--- | X------- | ........", [43, 76], {
      pan: -14,
      level: 96,
      strum: 22,
      reverb: 60,
    }),
    lastBass: bass(GM.doubleBass, "R------- | R---5--- | R------- | ........", 31, {
      level: 104,
      reverb: 25,
    }),
  },
  kits: {
    feet: {
      level: 92,
      pieces: { kick: "X...x...", clap: "..x...x.", lowTom: "........ | ......oo" },
    },
    count: {
      level: 92,
      pieces: {
        kick: "X...x... | X...x... | X...x... | X.......",
        clap: "..x...x. | ..x...x. | ..x...x. | x.x.x...",
      },
    },
    walk: {
      level: 92,
      pieces: { kick: "X...x..o", clap: "..x...x.", tambourine: "..o...o.", shaker: "oxoxoxox" },
    },
    shout: {
      level: 94,
      pieces: {
        kick: "X...X..x",
        snare: "..x...x. | ..x...xx",
        clap: "..X...X.",
        tambourine: "o.xoo.xo",
        crash: "x....... | ........ | ........ | ........",
      },
    },
    last: {
      level: 94,
      pieces: {
        kick: "X....... | X...X... | X....... | ........",
        crash: "........ | ........ | x....... | ........",
        lowTom: "....o.oo | ....o.xx | ........ | ........",
      },
    },
  },
  sections: [
    { part: "intro", play: ["count", "hum", "horn"], swell: [0.8, 0.95] },
    {
      part: "verse",
      play: ["feet", "bass", "hum"],
      swell: [0.85, 0.95],
      words: `
        When Is-rael was in E-gypt's land,
        op-pressed so hard they could not stand,`,
      harmonyWords: `
        let my peo-ple go,
        let my peo-ple go!`,
    },
    {
      part: "chorus",
      play: ["feet", "bass", "hum", "organ", "piano", "cellos"],
      swell: [0.95, 1.02],
      words: refrain,
      harmonyWords: `
        way down in E-gypt's land, _
        let my peo-ple go!`,
    },
    {
      part: "verseFull",
      play: ["walk", "bass", "piano", "guitar", "cellos", "horn"],
      swell: [0.95, 1],
      words: `
        “Thus saith the Lord,” bold Mo-ses said,
        “if not, I'll smite your first-born dead,”`,
      harmonyWords: `
        let my peo-ple go,
        let my peo-ple go!`,
    },
    {
      part: "lastChorus",
      play: ["shout", "bass", "piano", "guitar", "organ", "hum", "strings", "cellos", "brass"],
      swell: [1.02, 1.15],
      golden: true,
      words: refrain,
      harmonyWords: `
        Go down,
        Mo-ses,
        way down in E-gypt's land, _
        let my peo-ple go!`,
    },
    {
      part: "ending",
      play: ["last", "lastStroke", "lastBass", "hum", "strings", "horn", "brass"],
      swell: [1.05, 0.75],
    },
  ],
  ritard: { bars: 3, by: 1.5 },
} satisfies Score;
