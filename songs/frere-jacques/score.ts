import { bass, chords, GM, line, pad } from "../../scripts/songbook/band";
import type { Score } from "../../scripts/songbook/score";

const round = `
  f'4 g' a' f' | f'4 g' a' f' | a'4 bes' c''2 | a'4 bes' c''2 |
  c''8 d'' c'' bes' a'4 f' | c''8 d'' c'' bes' a'4 f' | f'4 c' f'2 | f'4 c' f'2`;

// Every bar must carry every other one, so all of them rest on F and C7.
const plain = "F C7 F . | F C7 F . | F C7 F . | F C7 F . | F C7 F . | F C7 F . | F C7 F . | F C7 F .";
const richer = "F C7 F . | Dm C7 F . | F C7 F . | Dm C7 F . | F C7 F . | Dm C7 F . | F C7 F . | F C7 F .";

export default {
  title: "Frère Jacques",
  artist: "Traditionnel (France)",
  language: "French, German, English",
  year: 1811,
  genre: "Round",
  tags: ["round", "children", "easy", "canon"],
  licence: "Words and tune traditional, printed by 1811: public domain worldwide.",
  about:
    "A music box wakes up, a tuba and clarinets come in, then the bells ring. Each voice enters two bars later.",
  metre: [4, 4],
  tempo: 112,
  round: { bars: 2, voices: 4 },
  guide: { program: 71 },
  parts: {
    intro: {
      chords: "F C7 F . | F C7 F . | F C7 F . | F C7 F .",
      lines: {
        bell: "f''8 c'' f'' c'' a'' c'' f'' c'' | f''8 c'' f'' c'' a'' c'' f'' c'' | f''4 c'' f''2 | r1",
      },
    },
    verse: { melody: round, chords: plain },
    verse2: {
      melody: round,
      chords: richer,
      lines: {
        bell: `r1 | r1 | r2 r4 c''8 a' | r2 r4 c''8 a' | r1 | r1 | f''4 c'' f''2 | f''4 c'' f''2`,
        clarinet: `a'2 c''4 c'' | a'2 c''4 c'' | f'4 g' a'2 | f'4 g' a'2 |
          a'4 g' f' a' | a'4 g' f' a' | a'4 g' a'2 | a'4 g' a'2`,
      },
    },
    ending: {
      chords: "F C7 F . | F C7 F .",
      lines: { bell: "f''4 c'' f''2 | f''4 c''8 c'' f''2", clarinet: "a'4 g' a'2 | a'4 g' a'2" },
    },
  },
  layers: {
    box: chords(GM.musicBox, "1-3-2-3-", [65, 84], { pan: -20, level: 127, ring: true, reverb: 60 }),
    bell: line(GM.glockenspiel, "bell", { pan: 24, level: 74, reverb: 70 }),
    clarinet: line(GM.clarinet, "clarinet", { pan: 30, level: 66, reverb: 50 }),
    tuba: bass(GM.tuba, "R-..5-.. | R-..5-3-", 29, { level: 96, reverb: 25 }),
    banjo: chords(GM.nylonGuitar, "..x-..x-", [57, 74], { pan: -28, level: 84, strum: 9 }),
    piano: chords(GM.piano, "..x...x. | ..x...xo", [57, 76], { pan: 12, level: 82, strum: 3 }),
    strings: pad(GM.pizzicato, [60, 80], { pan: 8, level: 84, reverb: 60 }),
    bells: chords(GM.tubularBells, "X-------", [60, 77], { pan: 0, level: 66, ring: true, reverb: 80 }),
    tubaEnd: bass(GM.tuba, "R-5-R---", 29, { level: 96, reverb: 25 }),
  },
  kits: {
    count: { level: 90, pieces: { woodHigh: "X...x...", woodLow: "..o...o.", triangle: "o......." } },
    march: {
      level: 90,
      pieces: { kick: "x...x...", sideStick: "..x...x.", closedHat: "o.o.o.oo", tambourine: "..o...o." },
    },
    parade: {
      level: 90,
      pieces: {
        kick: "X...x..o",
        snare: "..x...x. | ..x...xx",
        closedHat: "xoxoxoxo",
        tambourine: "..x...x.",
        triangle: "x.......",
      },
    },
    last: { level: 90, pieces: { kick: "x.x.x...", snare: "..x.x...", triangle: "....X..." } },
  },
  sections: [
    { part: "intro", play: ["box", "bell", "count"], swell: [0.8, 0.95] },
    {
      part: "verse",
      play: ["box", "tuba", "banjo", "count"],
      swell: [0.9, 1],
      words: `
        Frè-re Jac-ques, frè-re Jac-ques,
        dor-mez=-vous? Dor-mez=-vous?
        Son-nez les ma-ti-nes! Son-nez les ma-ti-nes!
        Din, din, don! Din, din, don!`,
    },
    {
      part: "verse2",
      play: ["box", "tuba", "banjo", "piano", "clarinet", "march"],
      swell: [0.95, 1.05],
      words: `
        Bru-der Ja-kob, Bru-der Ja-kob,
        schläfst du noch? Schläfst du noch?
        Hörst du nicht die Glo-cken? Hörst du nicht die Glo-cken?
        Ding, dang, dong! Ding, dang, dong!`,
    },
    {
      part: "verse2",
      play: ["box", "tuba", "banjo", "piano", "strings", "bell", "bells", "clarinet", "parade"],
      swell: [1, 1.15],
      golden: true,
      words: `
        Are you sleep-ing, are you sleep-ing,
        Bro-ther John, Bro-ther John?
        Mor-ning bells are ring-ing, mor-ning bells are ring-ing,
        ding, dang, dong! Ding, dang, dong!`,
    },
    {
      part: "ending",
      play: ["box", "tubaEnd", "bells", "bell", "clarinet", "strings", "last"],
      swell: [1, 0.8],
    },
  ],
  ritard: { bars: 2, by: 1.7 },
} satisfies Score;
