import { bass, chords, GM, line, pad } from "../../scripts/songbook/band";
import type { Score } from "../../scripts/songbook/score";

const first = `
  e''4 b'8 c'' d''4 c''8 b' | a'4 a'8 c'' e''4 d''8 c'' |
  b'4. c''8 d''4 e'' | c''4 a' a'2`;

const second = `
  d''4. f''8 a''4 g''8 f'' | e''4. c''8 e''4 d''8 c'' |
  b'4 b'8 c'' d''4 e'' | c''4 a' a'2`;

const firstChords = "Am . E7 . | Am | E7 | Am";
const secondChords = "Dm | C . Am . | E7 | Am";

export default {
  title: "Коробейники",
  artist: "Николай Некрасов (1861), народная мелодия",
  language: "Russian",
  year: 1861,
  genre: "Folk",
  tags: ["dance", "fast", "accordion"],
  licence: "Words by Nikolai Nekrasov (died 1878), tune traditional: public domain worldwide.",
  about: "A peddler's song that gets faster: balalaika first, then bayan, basses, drums and a brass band.",
  metre: [4, 4],
  tempo: 112,
  transpose: -7,
  guide: { program: 71 },
  parts: {
    intro: {
      chords: "Am . E7 . | Am | E7 | Am",
      lines: { bayan: "r1 | r1 | e''8 dis'' e'' d'' c'' b' a' gis' | a'4 e' a' r" },
    },
    a: { melody: first, chords: firstChords },
    b: { melody: second, chords: secondChords },
    aFull: {
      melody: first,
      chords: firstChords,
      lines: { brass: "r2 r4 gis'8 b' | c''4 r r2 | r2 gis'4 b' | a'8 e' a' b' c''4 r" },
    },
    bFull: {
      melody: second,
      chords: secondChords,
      lines: { brass: "f'2. a'4 | g'2 e'4 r | r2 gis'4 b' | a'8 e' a' b' c''4 r" },
    },
    ending: {
      chords: "Dm | Am | E . . . | Am",
      lines: {
        bayan:
          "d''8 e'' f'' e'' d'' c'' b' a' | c''8 d'' e'' d'' c'' b' a' e' | e''8 d'' c'' b' gis' a' b' gis' | a'4 e''8 e'' a''4 r",
      },
    },
  },
  layers: {
    balalaika: chords(GM.steelGuitar, "x.ooxxoo", [60, 77], { pan: -24, level: 92, strum: 7 }),
    tremolo: chords(GM.banjo, "..x...x.", [62, 79], { pan: 26, level: 70, strum: 5 }),
    chordsBayan: chords(GM.accordion, "..x...x.", [57, 74], { pan: 14, level: 84 }),
    bayan: line(GM.accordion, "bayan", { pan: 16, level: 100, reverb: 40 }),
    bass: bass(GM.doubleBass, "R-..5-..", 33, { level: 104, reverb: 15 }),
    tuba: bass(GM.tuba, "R-..5-.. | R-..5-3-", 33, { level: 84, reverb: 25 }),
    strings: pad(GM.strings, [58, 77], { pan: -8, level: 54, reverb: 60 }),
    brass: line(GM.brass, "brass", { pan: -14, level: 66, reverb: 55 }),
    choir: pad(GM.choir, [55, 72], { pan: 4, level: 48, reverb: 75 }),
    stop: chords(GM.steelGuitar, "x.ooxxoo | x.ooxxoo | x.ooxxoo | X.X.X---", [57, 77], {
      pan: -24,
      level: 96,
      strum: 8,
    }),
    stopBass: bass(GM.doubleBass, "R-..5-.. | R-..5-.. | R-..5-.. | R-5-R---", 33, {
      level: 104,
      reverb: 20,
    }),
  },
  kits: {
    count: {
      level: 90,
      pieces: { tambourine: "x.o.x.oo", clap: "........ | ........ | ........ | x.x.x.x." },
    },
    dance: { level: 90, pieces: { kick: "x...x...", tambourine: "o.x.o.xo", sideStick: "..x...x." } },
    wild: {
      level: 90,
      pieces: { kick: "X...X..o", snare: "..x...x. | ..x...xx", tambourine: "oxxooxxo", clap: "..x...x." },
    },
    finish: {
      level: 90,
      pieces: {
        kick: "x...x... | x...x... | x...x... | X.X.X...",
        snare: "..x...x. | ..x...x. | ..x...xx | X.X.X...",
        tambourine: "oxxooxxo",
        crash: "........ | ........ | ........ | ....x...",
      },
    },
  },
  sections: [
    { part: "intro", play: ["balalaika", "bass", "bayan", "count"], swell: [0.85, 1] },
    {
      part: "a",
      play: ["balalaika", "bass", "count"],
      swell: [0.9, 0.95],
      words: `
        Ой, пол-на, пол-на _ ко-ро-_-буш-ка, _
        есть и сит-цы и пар-ча.`,
    },
    {
      part: "b",
      play: ["balalaika", "bass", "chordsBayan", "count"],
      swell: [0.95, 1],
      words: `
        По-жа-лей, мо-я за-зно-буш-ка, _
        мо-ло-дец-ко-го пле-ча! _`,
    },
    {
      part: "a",
      tempo: 124,
      play: ["balalaika", "tremolo", "bass", "tuba", "chordsBayan", "dance"],
      swell: [0.95, 1],
      words: `
        Вый-ди, вый-ди в+рожь _ вы-со-_-ку-ю! _
        Там до ноч-ки по-го-жу,`,
    },
    {
      part: "b",
      tempo: 124,
      play: ["balalaika", "tremolo", "bass", "tuba", "chordsBayan", "strings", "dance"],
      swell: [1, 1.05],
      words: `
        а за-ви-жу чер-но-о-ку-ю, _
        все то-ва-ры раз-ло-жу. _`,
    },
    {
      part: "aFull",
      tempo: 138,
      play: ["balalaika", "tremolo", "bass", "tuba", "chordsBayan", "strings", "brass", "choir", "wild"],
      swell: [1, 1.05],
      golden: true,
      words: `
        Це-ны сам пла-тил _ не ма-_-лы-е, _
        не тор-гуй-ся, не ску-пись:`,
    },
    {
      part: "bFull",
      tempo: 138,
      play: ["balalaika", "tremolo", "bass", "tuba", "chordsBayan", "strings", "brass", "choir", "wild"],
      swell: [1.05, 1.15],
      golden: true,
      words: `
        под-став-ляй-ка гу-бы а-лы-е, _
        бли-же к+ми-ло-му са-дись! _`,
    },
    {
      part: "ending",
      tempo: 138,
      play: ["stop", "stopBass", "bayan", "strings", "choir", "finish"],
      swell: [1.1, 1.1],
    },
  ],
  ritard: { bars: 1, by: 1.25 },
} satisfies Score;
