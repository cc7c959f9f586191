import { bass, chords, GM, line, pad } from "../../scripts/songbook/band";
import type { Score } from "../../scripts/songbook/score";

const tune = `
  c'4 c' g' g' | a' a' g'2 | f'4 f' e' e' | d' d' c'2 |
  g'4 g' f' f' | e' e' d'2 | g'4 g' f' f' | e' e' d'2 |
  c'4 c' g' g' | a' a' g'2 | f'4 f' e' e' | d' d' c'2`;

const words = `
  Φεγ-γα-ρά-κι μου λα-μπρό,
  φέγ-γε μου να περ-πα-τώ,
  να πη-γαί-νω στο σχο-λειό,
  να μα-θαί-νω γράμ-μα-τα,
  γράμ-μα-τα, σπου-δάγ-μα-τα,
  του Θε-ού τα πράγ-μα-τα.`;

export default {
  title: "Φεγγαράκι μου λαμπρό",
  artist: "Παραδοσιακό (Ελλάδα)",
  language: "Greek",
  year: 1844,
  genre: "Folk",
  tags: ["moon", "children", "easy", "lullaby"],
  licence:
    "Words traditional, written down in the nineteenth century, tune Ah! vous dirai-je, maman (Paris, 1761): public domain worldwide.",
  about:
    "A music box by moonlight; then a bouzouki wakes up, a clarinet dances round it, and the village claps.",
  metre: [4, 4],
  tempo: 96,
  transpose: 3,
  guide: { program: 71 },
  parts: {
    intro: {
      chords: "C | F C | G7 | C",
      lines: {
        stars:
          "g''8 e'' c''' g'' e''' c''' g'' e'' | f''8 a'' c''' a'' e'' g'' c''' g'' | d''8 g'' b'' g'' d''' b'' g'' d'' | c''2 r2",
      },
    },
    verse: {
      melody: tune,
      chords: "C | F C | F C | G7 C | C F | C G7 | C F | C G7 | C | F C | F C | G7 C",
      lines: {
        stars: `r2 e'''8 c''' g''4 | r1 | r2 g''8 e'' c''4 | r1 | r2 c'''8 a'' f''4 | r1 | r2 a''8 f'' c''4 | r1 |
          r2 e'''8 c''' g''4 | r1 | r2 g''8 e'' c''4 | r1`,
      },
    },
    dance: {
      chords: "Am | Dm | G7 | C | F | C/G | G7 | C",
      lines: {
        bouzouki: `e''8 e'' f'' e'' d'' c'' b' a' | d''8 d'' e'' d'' c'' b' a' d'' | b'8 b' c'' b' a' g' f' d' | e'4 g'8 c'' e''4 r |
          a'8 c'' f'' c'' a'' f'' c'' a' | g'8 c'' e'' c'' g'' e'' c'' g' | f'8 g' b' d'' f'' d'' b' g' | c''4 g'8 e' c'4 r`,
      },
    },
    lastVerse: {
      melody: tune,
      chords: "C | F C | Dm Am | G7 C | C Dm | Am G7 | C Dm | Am G7 | C C7 | F C | F Am | G7 C",
      lines: {
        clarinet: `r1 | c''8 a' f' a' g'4 e' | r1 | f'8 e' d' b c'4 r | r1 | g'8 c'' e'' c'' b'4 g' |
          r1 | g'8 c'' e'' c'' b'8 a' g' f' | e'1 | c''8 a' f' a' g'4 e' | r1 | f'4 d' e'2`,
        bouzouki: `r2 g'8 a' b' c'' | r1 | r2 e''8 d'' c'' a' | r1 | r2 a'8 b' c'' d'' | r1 | r2 f''8 e'' d'' c'' | r1 |
          r2 g'8 a' b' c'' | r1 | r2 e''8 d'' c'' a' | r1`,
      },
    },
    ending: {
      chords: "F C | G7 . . C | C",
      lines: {
        bouzouki: "f''8 e'' f'' a'' g'' e'' c'' e'' | d''8 b' g' b' d'' f'' e''4 | c''1",
        stars: "r1 | r1 | c''8 e'' g'' c''' e'''4 r",
      },
    },
  },
  layers: {
    box: chords(GM.musicBox, "1-2-3-2-", [64, 83], { pan: -20, level: 122, ring: true, reverb: 65 }),
    stars: line(GM.celesta, "stars", { pan: 26, level: 84, reverb: 75 }),
    bouzouki: line(GM.steelGuitar, "bouzouki", { pan: 22, level: 98, reverb: 40 }),
    strum: chords(GM.steelGuitar, "x.oxx.ox", [55, 74], { pan: -26, level: 88, strum: 9 }),
    clarinet: line(GM.clarinet, "clarinet", { pan: -14, level: 64, reverb: 55 }),
    bass: bass(GM.doubleBass, "R---5--- | R---5-a-", 33, { level: 98, reverb: 15 }),
    strings: pad(GM.strings, [58, 77], { pan: -6, level: 54, reverb: 75 }),
    accordion: pad(GM.accordion, [57, 75], { pan: 14, level: 52, reverb: 50 }),
    lastStroke: chords(GM.steelGuitar, "x.oxx.ox | x.x.x.X- | X-------", [55, 76], {
      pan: -26,
      level: 94,
      ring: true,
      strum: 26,
    }),
  },
  kits: {
    count: {
      level: 88,
      pieces: { triangle: "o.......", woodHigh: "........ | ........ | ........ | x.x.x.x." },
    },
    soft: { level: 86, pieces: { kick: "o...o...", shaker: "oxoxoxox", sideStick: "..o...o." } },
    village: {
      level: 92,
      pieces: {
        kick: "x..xx...",
        tambourine: "oxxooxxo",
        clap: "..x...x.",
        bongoHigh: "o.oo.oo.",
        bongoLow: "x...x..o",
      },
    },
    last: {
      level: 92,
      pieces: { kick: "x..xx... | x.x.x.X. | X.......", tambourine: "oxxooxxo | oxxooxX. | X......." },
    },
  },
  sections: [
    { part: "intro", play: ["box", "stars", "count"], swell: [0.8, 0.95] },
    { part: "verse", play: ["box", "bass", "stars", "strings"], swell: [0.85, 1], words },
    {
      part: "dance",
      tempo: 116,
      play: ["strum", "bouzouki", "bass", "accordion", "village"],
      swell: [0.95, 1.05],
    },
    {
      part: "lastVerse",
      tempo: 112,
      play: ["box", "strum", "bouzouki", "clarinet", "bass", "strings", "accordion", "village"],
      swell: [0.95, 1.1],
      golden: true,
      words,
    },
    {
      part: "ending",
      tempo: 112,
      play: ["lastStroke", "bouzouki", "stars", "bass", "strings", "last"],
      swell: [1.05, 0.95],
    },
  ],
  ritard: { bars: 2, by: 1.5 },
} satisfies Score;
