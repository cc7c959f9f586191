import { bass, chords, GM, line, pad } from "../../scripts/songbook/band";
import type { Score } from "../../scripts/songbook/score";

const verse = `
  c'4 | f'4. f'8 f'4 a' | g'4. f'8 g'4 a' | f'4. f'8 a'4 c'' | d''2.
  d''4 | c''4. a'8 a'4 f' | g'4. f'8 g'4 a' | f'4. d'8 d'4 c' | f'2.`;

const chorus = `
  d''4 | c''4. a'8 a'4 f' | g'4. f'8 g'4 d'' | c''4. a'8 a'4 c'' | d''2.
  d''4 | c''4. a'8 a'4 f' | g'4. f'8 g'4 a' | f'4. d'8 d'4 c' | f'2.`;

const below = `
  bes'4 | a'4. f'8 f'4 c' | e'4. d'8 e'4 g' | a'4. f'8 f'4 a' | bes'2.
  bes'4 | a'4. f'8 f'4 c' | e'4. d'8 e'4 f' | d'4. bes8 bes4 bes | a2.`;

const verseChords = "F . Dm . | C7 | F . F7 . | Bb | F/A . Dm . | C7 | Bb . . C7 | F";
const chorusChords = "F | C7 . . Gm | F . F7 . | Bb | F/A . F . | C7 | Bb . . C7 | F";

const chorusWords = `
  For auld _ lang _ syne, my dear,
  for auld _ lang _ syne,
  we'll tak a cup o' kind-ness yet,
  for auld _ lang _ syne.`;

const fiddle = `r4 | f''2 d'' | e''2. d''4 | c''2 es'' | d''4 f''8 d'' bes'4 c'' | c''2 d'' | d''2 e'' | d''2 bes' | a'2.`;

export default {
  title: "Auld Lang Syne",
  artist: "Robert Burns (1788), traditional tune",
  language: "English",
  year: 1799,
  genre: "Folk",
  tags: ["duet", "farewell", "new-year", "scotland", "warm"],
  licence:
    "Words by Robert Burns (died 1796), tune traditional, together in print since 1799: public domain worldwide.",
  about:
    "A duet: one verse each, the refrain together in two parts. Harp, then low strings, fiddle, pipes and drums.",
  metre: [4, 4],
  tempo: 92,
  singers: ["First voice", "Second voice"],
  guide: { program: 71 },
  parts: {
    intro: {
      chords: "F . Dm . | C7 | Bb . . C7 | F",
      lines: { fiddle: "c''4. a'8 a'4 f' | g'4. f'8 g'4 a' | f'4. d'8 d'4 c' | f'2 r" },
    },
    verse: { pickup: 1, melody: verse, harmony: verse, chords: verseChords },
    chorus: { pickup: 1, melody: chorus, harmony: below, chords: chorusChords },
    lastChorus: { pickup: 1, melody: chorus, harmony: below, chords: chorusChords, lines: { fiddle } },
    ending: { chords: "Bb . C7 . | F", lines: { fiddle: "f''4. d''8 c''4 bes' | a'1" } },
  },
  layers: {
    harp: chords(GM.harp, "B-1-2-3- | B-1-3-2-", [53, 74], { pan: -20, level: 100, ring: true, reverb: 65 }),
    guitar: chords(GM.steelGuitar, "x.o.x.oo", [55, 74], { pan: 26, level: 82, ring: true, strum: 12 }),
    piano: chords(GM.piano, "x---o---", [55, 76], { pan: 10, level: 84, strum: 4 }),
    bass: bass(GM.doubleBass, "R---5--- | R---5-a-", 31, { level: 100, reverb: 15 }),
    cellos: pad(GM.cello, [48, 65], { pan: 14, level: 52, reverb: 65 }),
    strings: pad(GM.strings, [60, 80], { pan: -8, level: 62, reverb: 75 }),
    drone: pad(GM.reedOrgan, [53, 70], { pan: 0, level: 44, reverb: 70 }),
    fiddle: line(GM.violin, "fiddle", { pan: -16, level: 70, reverb: 65 }),
    choir: pad(GM.choir, [58, 75], { pan: 4, level: 52, reverb: 80 }),
    lastStroke: chords(GM.harp, "B-1-2-3- | X-------", [53, 77], {
      pan: -20,
      level: 104,
      ring: true,
      strum: 60,
      reverb: 70,
    }),
  },
  kits: {
    count: {
      level: 92,
      pieces: { sideStick: "x...x... | x...x... | x...x... | x.x.x.x.", shaker: "o.o.o.o." },
    },
    soft: { level: 92, pieces: { kick: "x...x...", sideStick: "..o...o.", shaker: "oxoxoxox" } },
    pipes: {
      level: 92,
      pieces: {
        kick: "x...x...",
        snare: "o.ooo.oo | oooooxox",
        tambourine: "..x...x.",
        crash: "o....... | ........ | ........ | ........",
      },
    },
  },
  sections: [
    { part: "intro", play: ["harp", "fiddle", "count"], swell: [0.85, 0.95] },
    {
      part: "verse",
      play: ["harp", "bass", "cellos"],
      swell: [0.85, 0.95],
      words: `
        Should auld ac-quain-tance be for-got,
        and ne-ver brought to mind?
        Should auld ac-quain-tance be for-got,
        and days o' auld lang syne?`,
    },
    {
      part: "chorus",
      play: ["harp", "guitar", "bass", "cellos", "soft"],
      swell: [0.95, 1],
      words: chorusWords,
      harmonyWords: chorusWords,
    },
    {
      part: "verse",
      play: ["harp", "piano", "guitar", "bass", "cellos", "soft"],
      swell: [0.95, 1],
      harmonyWords: `
        And there's a hand, my trus-ty fiere,
        and gie's a hand o' thine!
        We'll tak a right gude‑-wil-lie waught,
        for auld _ lang _ syne.`,
    },
    {
      part: "lastChorus",
      play: ["harp", "piano", "guitar", "bass", "strings", "drone", "choir", "fiddle", "pipes"],
      swell: [1, 1.15],
      golden: true,
      words: chorusWords,
      harmonyWords: chorusWords,
    },
    { part: "ending", play: ["lastStroke", "bass", "strings", "choir", "fiddle"], swell: [0.95, 0.7] },
  ],
  ritard: { bars: 3, by: 1.6 },
} satisfies Score;
