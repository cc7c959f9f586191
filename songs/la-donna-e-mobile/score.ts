import { bass, chords, GM, line, pad } from "../../scripts/songbook/band";
import type { Score } from "../../scripts/songbook/score";

const strophe = `
  d''8 d'' d'' | f''16. es''32 c''4 | c''8 c'' c'' | es''16. d''32 bes'4 |
  d''8 c'' bes' | bes'16. a'32 a'4 | c''8 bes' g' | g'16. f'32 f'4 |
  d''8 d'' d'' | f''16. es''32 c''4 | c''8 c'' c'' | es''16. d''32 bes'4 |
  d''8 c'' bes' | bes'16. a'32 a'4 | c''8 bes' g' | g'16. f'32 f'4`;

const refrain = `
  c''16. d''32 c''8 c'' | f''8 c''4 | d''16. es''32 d''8 d'' | g''8 d''4 |
  f''16. g''32 f''8 f'' | g''4 f''8 | es''8 d'' c'' | bes'4.`;

const stropheChords = `
  Bb | F7 | F7 | Bb | Gm | F | C7 | F7 |
  Bb | F7 | F7 | Bb | Gm | F | C7 | F7`;

const refrainChords = "F | F7 | Bb | Gm | Bb | Eb . Bb | F7 | Bb";

const refrainWords = `
  La _ don-na+è mo-bil, qual _ piu-ma+al ven-to,
  mu-_-ta d'ac-cen-to e di pen-sier.`;

export default {
  title: "La donna è mobile",
  artist: "Giuseppe Verdi, Francesco Maria Piave (1851)",
  language: "Italian",
  year: 1851,
  genre: "Opera",
  tags: ["opera", "verdi", "brave"],
  licence:
    "Music by Giuseppe Verdi (died 1901), words by Francesco Maria Piave (died 1876): public domain worldwide.",
  about:
    "A pit orchestra: plucked strings and bassoon, then clarinets, horns, and everybody. Moved down a fourth.",
  metre: [3, 8],
  tempo: 68,
  transpose: -5,
  guide: { program: 71 },
  parts: {
    intro: {
      chords: "Bb | F7 | F7 | Bb | Bb | Eb . Bb | F7 | Bb",
      lines: {
        violins:
          "d''8 d'' d'' | f''16. es''32 c''4 | c''8 c'' c'' | es''16. d''32 bes'4 | f''16. g''32 f''8 f'' | g''4 f''8 | es''16 d'' c'' bes' a' c'' | bes'8 r r",
      },
    },
    strophe: { melody: strophe, chords: stropheChords },
    refrain: { melody: refrain, chords: refrainChords },
    fullStrophe: {
      melody: strophe,
      chords: stropheChords,
      lines: {
        clarinets: `f'8 r bes' | a'4. | a'8 r a' | bes'4. | g'8 r g' | f'4. | e'8 r e' | f'4 r8 |
          f'8 r bes' | a'4. | a'8 r a' | bes'4. | g'8 r g' | f'4. | e'8 r e' | es'4 r8`,
        violins: `r4. | r8 f''16 es'' c'' a' | r4. | r8 es''16 d'' bes' f' | r4. | r8 a'16 c'' f'' c'' | r4. | r8 f''16 es'' c'' a' |
          r4. | r8 f''16 es'' c'' a' | r4. | r8 es''16 d'' bes' f' | r4. | r8 a'16 c'' f'' c'' | r4. | r8 f'16 a' c'' es''`,
      },
    },
    fullRefrain: {
      melody: refrain,
      chords: refrainChords,
      lines: {
        clarinets:
          "a'8 a' a' | a'4. | bes'8 bes' bes' | bes'4. | d''8 d'' d'' | bes'4 d''8 | c''8 bes' a' | f'4.",
        violins:
          "r4. | a''8 f''4 | r4. | bes''8 g''4 | d'''8 d''' d''' | es'''4 d'''8 | c'''8 bes'' a'' | bes''4.",
      },
    },
    bridge: {
      chords: "Bb | Eb . Bb | F7 | Bb",
      lines: { violins: "f''16. g''32 f''8 f'' | g''4 f''8 | es''16 d'' c'' bes' a' c'' | bes'8 r r" },
    },
    ending: {
      chords: "F7 | Bb | F7 | Bb",
      lines: {
        violins: "es''16 f'' es'' d'' c'' a' | bes'8 r r | es''16 f'' es'' d'' c'' a' | bes''4.",
        clarinets: "c''8 r a' | bes'8 r r | c''8 r a' | f''4.",
      },
    },
  },
  layers: {
    pizzicato: chords(GM.pizzicato, ".xx", [55, 74], { pan: -18, level: 100, reverb: 50 }),
    basses: bass(GM.pizzicato, "R..", 36, { level: 116, reverb: 45 }),
    bassoon: bass(GM.bassoon, "R..", 41, { pan: 14, level: 70, reverb: 50 }),
    harp: chords(GM.harp, "B12", [55, 76], { pan: 22, level: 86, ring: true, reverb: 55 }),
    violins: line(GM.strings, "violins", { pan: -24, level: 70, reverb: 60 }),
    clarinets: line(GM.clarinet, "clarinets", { pan: 20, level: 66, reverb: 60 }),
    horns: pad(GM.horn, [50, 67], { pan: 8, level: 54, reverb: 65 }),
    strings: pad(GM.strings, [55, 74], { pan: -4, level: 54, reverb: 65 }),
    timpani: bass(GM.timpani, "R.. | R.R", 36, { pan: 0, level: 84, reverb: 60 }),
    tutti: chords(GM.strings, "x.. | X.. | x.. | X--", [55, 79], { pan: 0, level: 84, reverb: 65 }),
    tuttiBass: bass(GM.contrabass, "R.. | R.. | R.. | R--", 31, { pan: 0, level: 100, reverb: 55 }),
  },
  kits: {
    count: {
      level: 88,
      pieces: { triangle: "o..", woodHigh: "... | ... | ... | ... | ... | ... | x.. | x.x" },
    },
    opera: { level: 92, pieces: { triangle: "x.. | ...", tambourine: "..." } },
    finale: { level: 100, pieces: { triangle: "xoo", crash: "... | ... | ... | x..", kick: "x.. | x.." } },
  },
  sections: [
    { part: "intro", play: ["pizzicato", "basses", "violins", "count"], swell: [0.95, 1] },
    {
      part: "strophe",
      play: ["pizzicato", "basses", "bassoon"],
      swell: [0.9, 0.95],
      words: `
        La don-na+è mo-bi-le qual piu-ma+al ven-_-to,
        mu-ta d'ac-cen-_-to e di pen-sie-_-ro.
        Sem-pre+un a-ma-bi-le, leg-gia-dro vi-_-so,
        in pian-to+o+in ri-_-so, è men-zo-gne-_-ro.`,
    },
    {
      part: "refrain",
      play: ["pizzicato", "basses", "bassoon", "harp", "strings", "opera"],
      swell: [0.95, 1.05],
      words: refrainWords,
    },
    {
      part: "bridge",
      play: ["pizzicato", "basses", "violins", "harp", "timpani", "finale"],
      swell: [1.05, 1],
    },
    {
      part: "fullStrophe",
      play: ["pizzicato", "basses", "bassoon", "harp", "clarinets", "violins", "horns", "opera"],
      swell: [0.95, 1.05],
      words: `
        È sem-pre mi-se-ro chi+a lei s'af-fi-_-da,
        chi le con-fi-_-da mal cau-to+il cuo-_-re!
        Pur mai non sen-te-si fe-li-ce+ap-pie-_-no
        chi su quel se-_-no non li-ba+a-mo-_-re!`,
    },
    {
      part: "fullRefrain",
      play: [
        "pizzicato",
        "basses",
        "bassoon",
        "harp",
        "clarinets",
        "violins",
        "horns",
        "strings",
        "timpani",
        "finale",
      ],
      swell: [1.05, 1.15],
      golden: true,
      words: refrainWords,
    },
    {
      part: "ending",
      play: ["tutti", "tuttiBass", "violins", "clarinets", "horns", "timpani", "finale"],
      swell: [1.1, 1.15],
    },
  ],
  ritard: { bars: 2, by: 1.5 },
} satisfies Score;
