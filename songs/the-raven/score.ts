import { bass, chords, GM, line, pad } from "../../scripts/songbook/band";
import type { Score } from "../../scripts/songbook/score";

// Eight trochees a line: every stress falls on a beat, and after each half line there is a sixteenth to breathe in.
const open = "c'8 c' c' c' c' c' c' c'16 r";
const closed = "c'8 c' c' c' c' c' c'4";
const stanza = [
  [open, open],
  [open, closed],
  [open, open],
  [open, closed],
  [open, closed],
  [closed, "r1"],
]
  .map((bars) => bars.join(" | "))
  .join(" |\n");

const dark = "Dm | Dm | Bb | A7 | Dm | Dm | Gm | A7 | Bb | A7 | Dm | Dm";
const darker = "Dm | F | Bb | A7 | Dm | C | Gm | A7 | Bb | Gm . A7 . | Dm | A7";

export default {
  title: "The Raven",
  artist: "Edgar Allan Poe (1845)",
  language: "English",
  year: 1845,
  genre: "Rap",
  tags: ["rap", "spoken", "poem", "night"],
  licence: "Words by Edgar Allan Poe (died 1849), music written for this songbook: public domain worldwide.",
  about: "A poem said over a beat: double bass and a clock, then drums, strings, an organ, and wings.",
  metre: [4, 4],
  tempo: 108,
  guide: { program: 115, attackMs: 0 },
  parts: {
    intro: {
      chords: "Dm | Dm | Bb | A7",
      lines: {
        bell: "d''1 | r1 | d''2 f'' | cis''1",
        piano: "r1 | a'8 r d'' r f'' r e'' r | d''4 bes' f' d' | e'2 r",
      },
    },
    first: { melody: stanza, chords: dark },
    second: {
      melody: stanza,
      chords: darker,
      lines: {
        piano: `r1 | r2 c''8 a' f' c' | r1 | r2 a''8 g'' e'' cis'' | r1 | r2 e''8 c'' g' e' | r1 | r2 g''8 e'' cis'' a' |
          r1 | r1 | r1 | a'8 cis'' e'' g'' e'' cis'' a' g'`,
      },
    },
    bridge: {
      chords: "Bb | Gm | A7 | A7",
      lines: {
        horn: "f'2. d'4 | bes'2. g'4 | a'1 | cis''2 r",
        piano:
          "d''8 f'' bes'' f'' d''4 r | d''8 g'' bes'' g'' d''4 r | e''8 cis'' a' g' e' g' a' cis'' | e''2 r",
      },
    },
    last: {
      melody: stanza,
      chords: darker,
      lines: {
        bell: "d''1 | r1 | d''1 | r1 | d''1 | r1 | d''1 | r1 | d''1 | r1 | d''1 | r1",
        horn: "a'1 | c''1 | bes'1 | cis''1 | d''1 | c''1 | bes'1 | a'1 | f'1 | g'2 e' | f'1 | e'1",
      },
    },
    ending: { chords: "Dm | Dm", lines: { bell: "d''1 | d'1", piano: "d''8 a' f' d' a f d4 | d1" } },
  },
  layers: {
    bass: bass(GM.doubleBass, "R--R..5- | R--R..3a", 33, { level: 112, reverb: 15 }),
    deep: bass(GM.synthBass, "R-------", 26, { level: 78, reverb: 20 }),
    strings: pad(GM.strings, [53, 72], { pan: -8, level: 60, reverb: 70 }),
    tremolo: pad(GM.tremoloStrings, [60, 79], { pan: 12, level: 62, reverb: 70 }),
    organ: pad(GM.organ, [50, 69], { pan: 6, level: 50, reverb: 75 }),
    stabs: chords(GM.piano, "X--.o-.. | X--.o.o.", [50, 69], { pan: -18, level: 84, strum: 3 }),
    piano: line(GM.piano, "piano", { pan: 22, level: 88, reverb: 60 }),
    bell: line(GM.tubularBells, "bell", { pan: 0, level: 76, reverb: 85 }),
    horn: line(GM.horn, "horn", { pan: -22, level: 62, reverb: 70 }),
    lastStroke: chords(GM.piano, "X------- | X-------", [45, 66], {
      pan: -10,
      level: 92,
      strum: 20,
      reverb: 65,
    }),
  },
  kits: {
    clock: { level: 90, reverb: 45, pieces: { woodHigh: "x...x...", woodLow: "..x...x." } },
    count: {
      level: 88,
      pieces: { sideStick: "........ | ........ | ........ | x.x.x.x.", closedHat: "o.o.o.o." },
    },
    beat: {
      level: 104,
      pieces: {
        kick: "X.....x.x.....o. | X.....x.x..x....",
        snare: "....X.......X...",
        closedHat: "x.o.x.o.x.o.x.oo",
      },
    },
    heavy: {
      level: 108,
      pieces: {
        kick: "X..x..x.x.x...o. | X..x..x.x..x..x.",
        snare: "....X..o....X.o.",
        closedHat: "xoooxoooxoooxooo",
        openHat: "..............x.",
        clap: "....x.......x...",
        crash: "x............... | ................ | ................ | ................",
      },
    },
    wings: { level: 92, reverb: 60, pieces: { lowTom: "x.x.o.o.x.x.oooo", brush: "o.o.o.o.o.o.oooo" } },
  },
  sections: [
    { part: "intro", play: ["bass", "bell", "piano", "clock", "count"], swell: [0.8, 0.95] },
    {
      part: "first",
      spoken: true,
      play: ["bass", "stabs", "clock", "beat"],
      swell: [0.85, 0.95],
      words: `
        Once u-pon a mid-night drea-ry, while I pon-dered, weak and wea-ry,
        o-ver ma-ny+a quaint and cu-rious vol-ume of for-got-ten lore,
        while I nod-ded, near-ly nap-ping, sud-den-ly there came a tap-ping,
        as of some one gent-ly rap-ping, rap-ping at my cham-ber door.
        “’Tis some vis-i-tor,” I mut-tered, “tap-ping at my cham-ber door;
        on-ly this and noth-ing more.”`,
    },
    {
      part: "second",
      spoken: true,
      play: ["bass", "stabs", "strings", "piano", "beat"],
      swell: [0.95, 1.05],
      words: `
        Ah, dis-tinct-ly I re-mem-ber it was in the bleak De-cem-ber,
        and each sep-arate dy-ing em-ber wrought its ghost up-on the floor.
        Ea-ger-ly I wished the mor-row; vain-ly I had sought to bor-row
        from my books sur-cease of sor-row, sor-row for the lost Le-nore,
        for the rare and ra-diant maid-en whom the an-gels name Le-nore:
        name-less here for ev-er-more.`,
    },
    { part: "bridge", play: ["deep", "tremolo", "horn", "piano", "wings"], swell: [0.85, 1.05] },
    {
      part: "last",
      spoken: true,
      golden: true,
      play: ["bass", "deep", "stabs", "strings", "organ", "tremolo", "horn", "bell", "heavy"],
      swell: [1, 1.15],
      words: `
        And the Ra-ven, nev-er flit-ting, still is sit-ting, still is sit-ting
        on the pal-lid bust of Pal-las just a-bove my cham-ber door;
        and his eyes have all the seem-ing of a de-mon’s that is dream-ing,
        and the lamp-light o’er him stream-ing throws his shad-ow on the floor;
        and my soul from out that shad-ow that lies float-ing on the floor
        shall be lift-ed: nev-er-more!`,
    },
    { part: "ending", play: ["lastStroke", "deep", "bell", "piano", "organ"], swell: [0.95, 0.7] },
  ],
  ritard: { bars: 2, by: 1.4 },
} satisfies Score;
