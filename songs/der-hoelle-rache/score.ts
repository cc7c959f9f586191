import { bass, chords, GM, line, pad } from "../../scripts/songbook/band";
import type { Score } from "../../scripts/songbook/score";

// The aria's first part and its last call; what stands between them, and the second run, are left out.
const rage = `
  r2 r8 a'8 a' a' | d''4. a'8 f''8 f'' e'' e'' | d''4 a' r2 | g''2 r4 e''8 cis'' | a''4 d'' r2 |
  ees''2 fis''4. fis''8 | g''4 a'' bes''2 ~ | bes''4 g'' ees'' d'' | cis''4 r r2 |
  f'2 a'4 c'' | f''2 r4 r8 c'' | a''8 g'' f'' e'' d'' c'' bes' a' | bes'4 g'' r r8 g'' |
  bes''8 a'' g'' f'' e'' d'' c'' bes' | a'4 f'' r2 | r4 bes' d'' f'' | bes''2 a'' |
  aes''4. f''8 aes''4. f''8 | e''2 r4 c'' | f''2 g'' | a''2 r4 c''8 c'' | f''4. f''8 g''4. g''8 |
  a''2 r4 a''16 g'' a'' bes'' | c'''8 c''' c''' c''' c''' c''' c''' c''' |
  f''2 r4 f''16 e'' f'' g'' | a''8 a'' a'' a'' a'' a'' a'' a'' |
  d''2 r4 d''16 c'' d'' e'' | f''8 f'' f'' c'' g'' g'' g'' c'' |
  a''8 f'' a'' c''' f''' c''' d''' bes'' | a''8 f'' a'' c''' f''' c''' d''' bes'' |
  c'''4 r f''4. f''8 | g''2 bes'' | c''2. d''8 e'' | f''4 r r2`;

const rageChords = `
  Dm | Dm | Dm | A7 | Dm | F#dim7 | Gm | Gm Eb | A7 | F | F | F . C/E . | C7 | C7 | F | Bb | Bb F |
  Bdim7 | C | F C7 | F | Dm G7 | F | F | Dm | Dm | Bb | F C7 | F Bb | F Bb | F | C7 | C7 | F`;

const call = `
  d''2 r | f''2 r | bes''1 ~ | bes''1 ~ | bes''2 g''4. ees''8 | cis''4 cis'' r2 | f''1 | r4 d'' cis''4. d''8 | a'2 r`;

export default {
  title: "Der Hölle Rache",
  artist: "Wolfgang Amadeus Mozart, Emanuel Schikaneder (1791)",
  language: "German",
  year: 1791,
  genre: "Opera",
  tags: ["opera", "mozart", "very-high", "coloratura", "fast"],
  licence:
    "Music by Wolfgang Amadeus Mozart (died 1791), words by Emanuel Schikaneder (died 1812): public domain worldwide.",
  about: "The Queen of the Night, shortened and moved down a fourth: it still climbs to a C that few reach.",
  metre: [4, 4],
  tempo: 136,
  transpose: -5,
  guide: { program: 71 },
  parts: {
    intro: {
      chords: "Dm | Gm A7 | Dm A7 | Dm",
      lines: {
        violins:
          "d''4. f''8 a''4 f'' | g''8 f'' e'' d'' cis'' e'' a'' g'' | f''8 d'' a' d'' e'' cis'' a' cis'' | d''4 r r2",
        oboes: "d''1 | g'2 a' | f'2 e' | f'4 r r2",
      },
    },
    rage: {
      melody: rage,
      chords: rageChords,
      lines: {
        violins: `r1 | r1 | r4 d''8 f'' a''4 r | r1 | r2 f''8 e'' d'' a' | r1 | r1 | r1 | r4 cis''8 e'' a''4 r |
          r1 | r4 a'8 c'' f''4 r | r1 | r1 | r1 | r2 f''8 e'' f'' c'' | r1 | r1 | r1 | r4 g''8 e'' c''4 r |
          r1 | r1 | r1 | r1 | r1 | r1 | r1 | r1 | r1 | r1 | r1 | r1 | r1 | r1 | f''4 a''8 c''' a''4 f''`,
        oboes: `r1 | r1 | f'4 r r2 | e'1 | f'1 | r1 | r1 | r1 | e'1 | r1 | r1 | r1 | e'1 | r1 | f'1 | r1 | r1 |
          f'1 | e'1 | r1 | c''1 | d''2 b' | c''2 r4 c'' | a'8 r c'' r a' r c'' r | a'2 r4 a' | f'8 r a' r f' r a' r |
          f'2 r4 f' | a'2 bes' | c''4 r d'' r | c''4 r d'' r | a'4 r a'2 | bes'1 | bes'1 | a'4 r r2`,
      },
    },
    storm: {
      chords: "F | Gm | A7 | A7",
      lines: {
        violins:
          "a''8 g'' f'' e'' d'' c'' bes' a' | bes''8 a'' g'' f'' e'' d'' cis'' bes' | a'8 cis'' e'' cis'' a' cis'' e'' g'' | a''4 a' r2",
        oboes: "f'1 | g'1 | e'1 | e'4 e' r2",
      },
    },
    call: {
      melody: call,
      chords: "Dm | Dm | Gm/Bb | Gm/Bb | Gm Eb | A7 | Dm | Gm A7 | Dm",
      lines: {
        violins: `r2 d''8 f'' a'' f'' | r2 f''8 a'' d''' a'' | g''8 bes'' g'' bes'' g'' bes'' g'' bes'' | g''8 bes'' g'' bes'' g'' bes'' g'' bes'' |
          r1 | r2 a''8 g'' e'' cis'' | d''8 f'' d'' f'' d'' f'' d'' f'' | r1 | d''8 f'' a'' f'' d'' f'' a'' f''`,
        oboes: "f'1 | a'1 | d''1 | d''1 | bes'2 g' | e'1 | f'1 | g'2 e' | f'1",
      },
    },
    ending: {
      chords: "Dm A7 | Dm A7 | Dm",
      lines: {
        violins: "d''8 a' d'' f'' e'' cis'' e'' a'' | d'''4 d'' cis'' e'' | d''2. r4",
        oboes: "f'2 e' | f'4 f' e' g' | f'2. r4",
      },
    },
  },
  layers: {
    strings: chords(GM.strings, "x.x.x.x.", [57, 76], { pan: -14, level: 74, reverb: 55 }),
    basses: bass(GM.contrabass, "R.R.R.R.", 33, { level: 104, reverb: 45 }),
    tremolo: pad(GM.tremoloStrings, [52, 72], { pan: -6, level: 76, reverb: 60 }),
    violins: line(GM.strings, "violins", { pan: -26, level: 74, reverb: 60 }),
    oboes: line(GM.oboe, "oboes", { pan: 20, level: 56, reverb: 60 }),
    bassoon: bass(GM.bassoon, "R-..5-..", 38, { pan: 14, level: 70, reverb: 50 }),
    horns: pad(GM.horn, [48, 66], { pan: 10, level: 56, reverb: 65 }),
    trumpets: chords(GM.trumpet, "X...x...", [58, 75], { pan: 18, level: 54, reverb: 65 }),
    timpani: bass(GM.timpani, "R...R.RR", 36, { pan: 0, level: 92, reverb: 60 }),
    tutti: chords(GM.strings, "X.x.X.x. | X.X.X.X. | X---....", [55, 78], { pan: 0, level: 88, reverb: 65 }),
    tuttiBass: bass(GM.contrabass, "R.R.R.R. | R.R.R.R. | R---....", 31, { level: 106, reverb: 55 }),
  },
  kits: {
    count: { level: 86, pieces: { woodHigh: "........ | ........ | ........ | x.x.x.x." } },
    finale: {
      level: 96,
      pieces: { crash: "........ | ........ | x.......", kick: "x...x... | x.x.x.x. | X......." },
    },
  },
  sections: [
    { part: "intro", play: ["strings", "basses", "violins", "oboes", "timpani", "count"], swell: [1, 0.9] },
    {
      part: "rage",
      play: ["strings", "basses", "violins", "oboes", "bassoon", "horns"],
      swell: [0.85, 1.05],
      words: `
        Der Höl-le Ra-che kocht in mei-nem Her-zen,
        Tod und Ver-zweif-lung, Tod und Ver-zweif-lung flam-met um mich her!
        Fühlt nicht durch dich Sa-ra-_-stro _ To-_-des-_-schmer-zen,
        Sa-ra-_-stro _ To-_-des-_-schmer-zen,
        so bist du mei-ne Toch-ter nim-mer-mehr,
        so bist du mein’, mei-ne Toch-ter nim-mer-mehr,
        ah _ _ _ _ _ _ _ _ _ _ _
        ah _ _ _ _ _ _ _ _ _ _ _ _
        ah _ _ _ _ _ _ _ _ _ _ _ _
        ah _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _
        mei-ne Toch-ter nim-mer-_-mehr!`,
    },
    {
      part: "storm",
      play: ["tremolo", "tuttiBass", "violins", "oboes", "horns", "trumpets", "timpani"],
      swell: [1.05, 1.1],
    },
    {
      part: "call",
      play: ["tremolo", "basses", "violins", "oboes", "horns", "trumpets", "timpani"],
      swell: [1, 1.15],
      golden: true,
      words: `
        Hört, hört, hört, Ra-che-göt-ter!
        Hört der Mut-ter Schwur!`,
    },
    {
      part: "ending",
      play: ["tutti", "tuttiBass", "violins", "oboes", "horns", "trumpets", "timpani", "finale"],
      swell: [1.1, 1.1],
    },
  ],
  ritard: { bars: 1, by: 1.4 },
} satisfies Score;
