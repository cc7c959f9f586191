import { bass, chords, GM, line, pad } from "../../scripts/songbook/band";
import type { Score } from "../../scripts/songbook/score";

const aria = `
  b8 | b8. b16 b16 cis' a fis | e8. fis16 dis8 b, | e8. fis32 e dis16 e fis gis | gis8 fis r8 b |
  b8. b16 bis16 cis' a fis | e8. fis16 dis8 fis | gis16 b8 gis32 e dis16 fis8 e32 cis | b,4 r |
  r4 r16 b, cis dis | e16 fis gis a b cis'32 b a gis fis e | fis4 r16 b, cis dis |
  e16 fis gis a b cis'32 b a gis fis e | fis4 r16 fis gis a | b8. gis16 e8. fis32 gis |
  b8 a r16 fis fis fis | gis8 fis32 gis a fis e8 fis | fis8 gis r16 e b, a, |
  gis,8. gis,16 cis8. cis16 | fis,4 r16 b, b, b, | e8 a, b, b, | e4 gis, |
  fis,4 a,8 cis | b,4. cis16 dis | e4 r`;

const harmony = `
  E B7 | E B | E B7 | B | E F#m | E B | E F#7 | B | B7 | E | B7 | E | B7 | E | F#m B7 | E B7 | E |
  E C#m | F#m B7 | E A B7 . | E | F#m | B7 | E`;

export default {
  title: "In diesen heil’gen Hallen",
  artist: "Wolfgang Amadeus Mozart, Emanuel Schikaneder (1791)",
  language: "German",
  year: 1791,
  genre: "Opera",
  tags: ["opera", "mozart", "very-low", "slow", "calm"],
  licence:
    "Music by Wolfgang Amadeus Mozart (died 1791), words by Emanuel Schikaneder (died 1812): public domain worldwide.",
  about:
    "Sarastro's aria in its own key, for a bass who has a low F sharp: strings, horns, and two flutes at last.",
  metre: [2, 4],
  tempo: 46,
  guide: { program: 71 },
  parts: {
    intro: {
      chords: "E | A E | F#m B7 | E",
      lines: {
        violins:
          "gis''8. gis''16 gis''16 a'' fis'' dis'' | cis''8. a''16 gis''8 e'' | fis''16 a'' gis'' fis'' e'' dis'' cis'' dis'' | e''4 r",
      },
    },
    aria: {
      pickup: 0.5,
      melody: aria,
      chords: harmony,
      lines: {
        violins: `r8 | r2 | r2 | r2 | r4 b'16 dis'' fis'' b'' | r2 | r2 | r2 | b'16 dis'' fis'' dis'' b'8 r |
          b'4 a' | gis'4 b' | a'4 b' | gis'4 b' | a'16 fis' dis' fis' a'8 r | gis'4 b' | cis''4 dis'' | e''4 gis'' |
          e''16 gis'' b'' gis'' e''8 r | r2 | a'16 cis'' fis'' a'' dis''8 r | r2 | gis'4 b' | a'4 cis'' | b'4 a' | gis'16 b' e'' gis'' b''8 r`,
        flutes: `r8 | r2 | r2 | r2 | r2 | r2 | r2 | r2 | dis''8. e''32 fis'' b'8 r |
          r2 | gis''16 a'' b'' cis''' b''8 gis'' | dis''4 r | gis''16 a'' b'' cis''' b''8 gis'' | dis''4 r | r2 | r2 | r2 | r2 |
          gis''4 e'' | cis''4 dis'' | gis''8 cis'' dis'' fis'' | gis''4 e'' | cis''4 a'' | gis''4 fis'' | e''4 r`,
      },
    },
    ending: {
      chords: "A E | F#m B7 | E",
      lines: {
        violins: "cis''8. a''16 gis''8 e'' | fis''16 a'' gis'' fis'' e''8 dis'' | e''2",
        flutes: "e''8. cis'''16 b''8 gis'' | a''16 cis''' b'' a'' gis''8 fis'' | gis''2",
      },
    },
  },
  layers: {
    violas: chords(GM.strings, "x.x.x.x.", [56, 73], { pan: 12, level: 66, reverb: 65 }),
    seconds: chords(GM.pizzicato, "1-2-3-2-", [59, 76], { pan: -18, level: 92, reverb: 60 }),
    basses: bass(GM.contrabass, "R---R---", 35, { level: 96, reverb: 50 }),
    celli: bass(GM.pizzicato, "R---5---", 38, { level: 104, reverb: 45 }),
    bassoon: bass(GM.bassoon, "R-------", 47, { pan: 16, level: 56, reverb: 55 }),
    horns: pad(GM.horn, [52, 69], { pan: 8, level: 54, reverb: 70 }),
    strings: pad(GM.strings, [56, 76], { pan: -6, level: 60, reverb: 75 }),
    violins: line(GM.strings, "violins", { pan: -26, level: 72, reverb: 65 }),
    flutes: line(GM.flute, "flutes", { pan: 22, level: 62, reverb: 70 }),
    harp: chords(GM.harp, "B-123321", [57, 78], { pan: 20, level: 80, ring: true, reverb: 65 }),
  },
  kits: {
    count: { level: 84, pieces: { triangle: "o...", woodHigh: ".... | .... | .... | x.x." } },
  },
  sections: [
    { part: "intro", play: ["violas", "celli", "violins", "count"], swell: [0.85, 0.95] },
    {
      part: "aria",
      play: ["violas", "celli", "basses", "violins", "flutes", "horns", "seconds"],
      swell: [0.8, 1.1],
      golden: true,
      words: `
        In die-sen heil’-_-gen _ Hal-_-len
        kennt man die _ Ra-_-che _ nicht, _
        und ist ein Mensch _ ge-_-fal-_-len,
        führt Lie-_-be _ ihn _ zur _ Pflicht.
        Dann wan-delt er _ an _ Freun-_-_-_-_-des _ Hand
        ver-gnügt und froh _ ins _ bess’-_-_-_-_-re _ Land,
        dann wan-delt er an Freun-des _ Hand _
        ver-gnügt und froh ins _ _ _ bess’-re Land, _
        dann wan-delt er an Freun-des Hand
        ver-gnügt und froh ins bess’-re Land,
        ins bess’re _ ins bess’-re _ Land.`,
    },
    {
      part: "ending",
      play: ["harp", "strings", "celli", "basses", "violins", "flutes", "horns", "bassoon"],
      swell: [1, 0.75],
    },
  ],
  ritard: { bars: 2, by: 1.5 },
} satisfies Score;
