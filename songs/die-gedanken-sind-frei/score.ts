import { bass, chords, GM, line, pad } from "../../scripts/songbook/band";
import type { Score } from "../../scripts/songbook/score";

const tune = `
  g'8 g' | c''4 c'' e''8 c'' | g'2 g'4 | f' d' g' | e' c'
  g'4 | c'' c'' e''8 c'' | g'2 g'4 | f' d' g' | e' c'
  c''4 | b' d'' b' | c'' e'' c'' | b' d'' b' | c'' e''
  c''4 | a' a' c''8 a' | g'2 c''8 e'' | d''4 c'' b' | c''2`;

const harmony = "C | C/E | G7 | C | C | C/E | G7 | C | G7 | C | G7 | C C C7 | F | C/G | G7 | C";
const richer = "C | Em | G7 | C | C | Em | Dm7 G7 G7 | C | G7 | C | E7 | Am . C7 | F | C/G | G7 | C";

export default {
  title: "Die Gedanken sind frei",
  artist: "Volkslied, Worte nach Flugblättern um 1780",
  language: "German",
  year: 1842,
  genre: "Folk",
  tags: ["waltz", "freedom", "sing-along"],
  licence:
    "Words and tune traditional, as printed in Schlesische Volkslieder (1842): public domain worldwide.",
  about: "A waltz in a small café: guitar and accordion, then double bass, brushes, clarinet and strings.",
  metre: [3, 4],
  tempo: 132,
  transpose: -2,
  guide: { program: 71 },
  parts: {
    intro: {
      chords: "F | C/G | G7 | C | F | C/G | G7 | C",
      lines: {
        accordion:
          "a'4 a' c''8 a' | g'2 c''8 e'' | d''4 c'' b' | c''2 r4 | a'4 a' c''8 a' | g'2 c''8 e'' | d''4 c'' b' | c''2 r4",
      },
    },
    verse: { pickup: 1, melody: tune, chords: harmony },
    fuller: {
      pickup: 1,
      melody: tune,
      chords: richer,
      lines: {
        clarinet: `r4 | e'2. | e'2. | r4 f''8 e'' d'' b' | c''4 g' r | e'2. | e'2. | r4 f''8 e'' d'' b' | c''4 r2 |
          g'2 f'4 | e'2 r4 | gis'2. | a'2 r4 | f'4 f' a'8 f' | e'2. | f'2 d'4 | e'2.`,
      },
    },
    interlude: {
      chords: "F | C/G | G7 | C",
      lines: {
        accordion: "a'8 c'' f'' e'' d'' c'' | g'8 c'' e'' d'' c'' g' | f'8 g' b' d'' c'' b' | c''2 r4",
      },
    },
    ending: {
      chords: "F | C/G | G7 | C",
      lines: {
        accordion: "a'4 a' c''8 a' | g'2 c''8 e'' | d''4 c'' b' | c''2.",
        clarinet: "f'4 f' a'8 f' | e'2. | f'4 e' d' | e'2.",
      },
    },
  },
  layers: {
    guitar: chords(GM.nylonGuitar, "B.xox.", [52, 71], { pan: -26, level: 96, strum: 8 }),
    accordion: line(GM.accordion, "accordion", { pan: 20, level: 84, reverb: 50 }),
    hum: pad(GM.accordion, [57, 74], { pan: 22, level: 60, reverb: 55 }),
    piano: chords(GM.piano, "..x-x.", [57, 76], { pan: 10, level: 80, strum: 3 }),
    bass: bass(GM.doubleBass, "R--... | 5--...", 33, { level: 98, reverb: 15 }),
    walk: bass(GM.doubleBass, "R---.. | R-5-a-", 33, { level: 92, reverb: 15 }),
    clarinet: line(GM.clarinet, "clarinet", { pan: -12, level: 72, reverb: 60 }),
    strings: pad(GM.strings, [60, 79], { pan: -8, level: 58, reverb: 75 }),
    stop: chords(GM.nylonGuitar, "B.xox. | B.xox. | x.x.x. | X-----", [52, 71], {
      pan: -26,
      level: 98,
      ring: true,
      strum: 24,
    }),
    stopBass: bass(GM.doubleBass, "R---.. | R---.. | R-5-5- | R-----", 33, { level: 104, reverb: 20 }),
  },
  kits: {
    count: { level: 96, pieces: { sideStick: "x.o.o.", shaker: "o.o.o." } },
    waltz: { level: 96, pieces: { kick: "x.....", closedHat: "..o.o.", brush: "..o.o." } },
    full: {
      level: 100,
      pieces: {
        kick: "x..... | x....o",
        closedHat: "o.x.xo",
        brush: "..x.x.",
        tambourine: "..o.o.",
        ride: "x.....",
      },
    },
    last: {
      level: 96,
      pieces: {
        kick: "x..... | x..... | x.x.x. | x.....",
        brush: "..x.x. | ..x.x. | ..x.x. | ......",
        crash: "...... | ...... | ...... | o.....",
      },
    },
  },
  sections: [
    { part: "intro", play: ["guitar", "accordion", "bass", "count"], swell: [0.85, 1] },
    {
      part: "verse",
      play: ["guitar", "bass", "waltz"],
      swell: [0.9, 1],
      words: `
        Die Ge-dan-ken sind _ frei, wer kann sie er-ra-ten?
        Sie flie-hen vor-_-bei wie nächt-li-che Schat-ten.
        Kein Mensch kann sie wis-sen, kein Jä-ger er-schie-ßen
        mit Pul-ver und _ Blei: die Ge-dan-ken sind frei!`,
    },
    { part: "interlude", play: ["guitar", "accordion", "bass", "waltz"] },
    {
      part: "fuller",
      play: ["guitar", "piano", "hum", "walk", "waltz"],
      swell: [0.95, 1.05],
      words: `
        Ich _ den-ke, was ich will und was mich be-glü-cket,
        doch al-les in der Still' und wie es sich schi-cket.
        Mein Wunsch und Be-geh-ren kann nie-mand ver-weh-ren,
        es blei-bet da-_-bei: die Ge-dan-ken sind frei!`,
    },
    {
      part: "fuller",
      play: ["guitar", "piano", "hum", "walk", "clarinet", "strings", "full"],
      swell: [1, 1.15],
      golden: true,
      words: `
        Und _ sperrt man mich _ ein im fins-te-ren Ker-ker,
        das al-les sind _ rein ver-geb-li-che Wer-ke;
        denn mei-ne Ge-dan-ken zer-rei-ßen die Schran-ken
        und Mau-ern ent-_-zwei: die Ge-dan-ken sind frei!`,
    },
    {
      part: "ending",
      play: ["stop", "stopBass", "accordion", "clarinet", "strings", "hum", "last"],
      swell: [1.1, 1],
    },
  ],
  ritard: { bars: 4, by: 1.6 },
} satisfies Score;
