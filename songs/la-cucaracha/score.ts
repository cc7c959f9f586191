import { bass, chords, GM, line, pad } from "../../scripts/songbook/band";
import type { Score } from "../../scripts/songbook/score";

const chorus = {
  pickup: 1.5,
  melody: `
    c'8 c' c' | f'4. a'4 c'8 c' c' | f'4. a'2 r8 | f'4. f'8 e' e' d' d' | c'2 r8
    c'8 c' c' | e'4. g'4 c'8 c' c' | e'4. g'2 r8 | c''4. d''8 c'' bes' a' g' | f'2`,
  chords: "F | F | F | C7 | C7 | C7 | C7 | F",
};

const trumpets = {
  trumpetLow: `r4. | r2 a'8 a' r4 | r2 r8 c''8 a' c'' | r1 | r4 g'8 bes' g' e' r4 | r2 bes'8 bes' r4 | r2 r8 bes'8 g' bes' | r1 | r2 f''8 c'' f'' r`,
  trumpetHigh: `r4. | r2 c''8 c'' r4 | r2 r8 f''8 c'' f'' | r1 | r4 bes'8 e'' bes' g' r4 | r2 e''8 e'' r4 | r2 r8 e''8 bes' e'' | r1 | r2 a''8 f'' a'' r`,
};

const chorusWords = `
  La cu-ca-ra-cha, la cu-ca-ra-cha
  ya no pue-de ca-mi-nar;
  por-que no tie-ne, por-que le fal-tan
  las dos pa-ti-tas de+a-trás.`;

const couplet = `
  c'8 c' | f' f' a' a' c'' a' c'' d'' | c'' bes' a' bes' g'4
  c'8 c' | e' e' g' g' bes' g' c'' d'' | c'' bes' a' g' f'4`;

export default {
  title: "La cucaracha",
  artist: "Tradicional (España, México)",
  language: "Spanish",
  year: 1883,
  genre: "Folk",
  tags: ["party", "dance", "trumpets", "fast"],
  licence:
    "Words and tune traditional, known in Spain before 1820, printed by 1883: public domain worldwide.",
  about: "Nylon guitar and a big guitarrón, then trumpets in thirds, congas and güiro.",
  metre: [4, 4],
  tempo: 138,
  guide: { program: 79 },
  parts: {
    intro: {
      chords: "F | C7 | C7 | F",
      lines: {
        trumpetHigh:
          "r8 c''8 f'' a'' f''4 c'' | r8 bes'8 e'' g'' e''4 bes' | c''4. d''8 c'' bes' a' g' | f'4 f'8 f' f'4 r",
        trumpetLow:
          "r8 a'8 c'' f'' c''4 a' | r8 g'8 bes' e'' bes'4 g' | g'4. bes'8 a' g' f' e' | c'4 c'8 c' c'4 r",
      },
    },
    chorus,
    chorusLoud: { ...chorus, lines: trumpets },
    verse: {
      pickup: 1,
      melody: `${couplet} ${couplet.replace("f'4", "f'2")} | r1`,
      chords: "F | F . C7 . | C7 | C7 . F . | F | F . C7 . | C7 | C7 . F . | F",
      lines: {
        trumpetHigh: "r4 | r1 | r1 | r1 | r1 | r1 | r1 | r1 | r1 | c''8 c'' f'' c'' a'4 r",
        trumpetLow: "r4 | r1 | r1 | r1 | r1 | r1 | r1 | r1 | r1 | a'8 a' c'' a' f'4 r",
      },
    },
    villa: {
      pickup: 1,
      melody: `
        c'8 c' | f' f' a' a' c'' a' c'' d'' | c'' bes' a' bes' g' g'
        c'8 c' | e' e' g' g' bes' g' c'' d'' | c'' bes' a' g' f'4 f' | r1`,
      chords: "F | F . C7 . | C7 | C7 . F . | F",
      lines: {
        trumpetHigh: "r4 | r1 | r1 | r1 | r1 | c''8 c'' f'' c'' a'4 r",
        trumpetLow: "r4 | r1 | r1 | r1 | r1 | a'8 a' c'' a' f'4 r",
      },
    },
    ending: {
      chords: "C7 | F",
      lines: {
        trumpetHigh: "c''4. d''8 c'' bes' a' g' | f''4 c''8 c'' f''2",
        trumpetLow: "g'4. bes'8 a' g' f' e' | a'4 a'8 a' a'2",
      },
    },
  },
  layers: {
    guitar: chords(GM.nylonGuitar, "B.xoB.xx", [53, 72], { pan: -28, level: 98, strum: 9 }),
    strum: chords(GM.steelGuitar, "x.oxo.xo", [57, 76], { pan: 28, level: 78, strum: 10 }),
    bass: bass(GM.doubleBass, "R-..5-.. | R-..5-a-", 33, { level: 108, reverb: 15 }),
    trumpetHigh: line(GM.trumpet, "trumpetHigh", { pan: -10, level: 70, reverb: 50 }),
    trumpetLow: line(GM.trumpet, "trumpetLow", { pan: 12, level: 66, reverb: 50 }),
    marimba: chords(GM.marimba, "o.x.oxo.", [60, 79], { pan: 16, level: 76, reverb: 45 }),
    strings: pad(GM.strings, [60, 77], { pan: 0, level: 46, reverb: 60 }),
    stop: chords(GM.nylonGuitar, "B.xoB.xx | X.xxX---", [53, 72], { pan: -28, level: 100, strum: 10 }),
    stopBass: bass(GM.doubleBass, "R-..5-.. | R-5-R---", 33, { level: 108, reverb: 20 }),
  },
  kits: {
    count: {
      level: 90,
      pieces: { claves: "x...x... | x...x... | x...x... | x.x.x.x.", maracas: "oxoxoxox" },
    },
    band: {
      level: 90,
      pieces: {
        kick: "x...x...",
        sideStick: "..x...x.",
        maracas: "xoxoxoxo",
        congaOpen: "......oo",
        congaMute: "..o.....",
      },
    },
    fiesta: {
      level: 90,
      pieces: {
        kick: "X...x..o",
        snare: "..x...x. | ..x...xo",
        maracas: "xoxoxoxo",
        guiro: "x.o.x.o.",
        congaOpen: "......xx",
        congaLow: "...o....",
        cowbell: "x...x...",
      },
    },
    last: {
      level: 90,
      pieces: {
        kick: "x...x... | X.x.X...",
        snare: "..x...xx | ..x.X...",
        maracas: "xoxoxoxo | xoxox...",
        crash: "........ | ....x...",
      },
    },
  },
  sections: [
    { part: "intro", play: ["guitar", "bass", "trumpetHigh", "trumpetLow", "count"], swell: [0.95, 1] },
    { part: "chorus", play: ["guitar", "bass", "band"], swell: [0.9, 1], words: chorusWords },
    {
      part: "verse",
      play: ["guitar", "bass", "marimba", "band", "trumpetHigh", "trumpetLow"],
      words: `
        Ya mu-rió la cu-ca-ra-cha,
        ya la lle-van+a en-te-rrar,
        en-tre cua-tro zo-pi-lo-tes
        y+un ra-tón de sa-cris-tán.
        Cuan-do u-no quie-re+a u-na
        y+es-ta+u-na no lo quie-re,
        es lo mis-mo que si+un cal-vo
        ha-lla+en la ca-lle+un pei-ne.`,
    },
    {
      part: "chorusLoud",
      play: ["guitar", "strum", "bass", "trumpetHigh", "trumpetLow", "fiesta"],
      swell: [1, 1.05],
      words: chorusWords,
    },
    {
      part: "villa",
      play: ["guitar", "strum", "bass", "marimba", "band", "trumpetHigh", "trumpetLow"],
      words: `
        U-na co-sa me da ri-sa:
        Pan-cho Vi-lla sin ca-mi-sa;
        ya se van los ca-rran-cis-tas
        por-que vie-nen los vi-llis-tas.`,
    },
    {
      part: "chorusLoud",
      play: ["guitar", "strum", "bass", "marimba", "strings", "trumpetHigh", "trumpetLow", "fiesta"],
      swell: [1.05, 1.15],
      golden: true,
      words: chorusWords,
    },
    {
      part: "ending",
      play: ["stop", "stopBass", "trumpetHigh", "trumpetLow", "strings", "last"],
      swell: [1.1, 1.1],
    },
  ],
  ritard: { bars: 1, by: 1.3 },
} satisfies Score;
