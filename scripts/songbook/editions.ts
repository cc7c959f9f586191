export type Source =
  | {
      readonly music21: string;
      readonly number?: number;
      readonly part?: number;
      readonly bars?: readonly [number, number];
    }
  /** A LilyPond file in a clone of a public repository; without a variable its first music in relative mode. */
  | { readonly repository: string; readonly path: string; readonly variable?: string };

export interface Comparison {
  readonly slug: string;
  readonly part: string;
  /** Two voices that take turns are one melody there. */
  readonly inTurns?: boolean;
  readonly source: Source;
  /** Notes whose pitch differs from the source's, and why that is meant. */
  readonly differ?: number;
  readonly why?: string;
}

const GO_DOWN = {
  repository: "kenakofer/hymnsinger",
  path: "lilypond/songs/when_israel_was_in_egypts_land/when_israel_was_in_egypts_land.ly",
  variable: "soprano",
};
const MUTOPIA = "MutopiaProject/MutopiaProject";
const MAGIC_FLUTE = "ftp/MozartWA/KV620";
export const COMPARISONS: readonly Comparison[] = [
  {
    slug: "aloha-oe",
    part: "verse",
    source: { music21: "liliuokalani/aloha_oe.mxl", part: 4 },
    differ: 5,
    why: "two syllables that share a note there have a note each",
  },
  { slug: "aloha-oe", part: "chorus", source: { music21: "liliuokalani/aloha_oe.mxl", part: 0 } },
  { slug: "mo-li-hua", part: "verse", source: { music21: "essenFolksong/han1.abc", number: 516 } },
  { slug: "sakura-sakura", part: "verse", source: { music21: "essenFolksong/test0.abc", number: 5 } },
  {
    slug: "die-gedanken-sind-frei",
    part: "verse",
    source: { music21: "essenFolksong/lux.abc", number: 34 },
    differ: 2,
    why: "Luxembourg turns the last line otherwise",
  },
  {
    slug: "la-cucaracha",
    part: "chorus",
    source: { music21: "essenFolksong/test0.abc", number: 3 },
    differ: 1,
    why: "it sings an A before the last F",
  },
  {
    slug: "la-donna-e-mobile",
    part: "strophe",
    source: { music21: "verdi/laDonnaEMobile.mxl", bars: [2, 17] },
  },
  {
    slug: "la-donna-e-mobile",
    part: "refrain",
    source: { music21: "verdi/laDonnaEMobile.mxl", bars: [18, 25] },
    differ: 2,
    why: "a turn before the end is sung plain",
  },
  {
    slug: "fengaraki",
    part: "verse",
    source: {
      repository: MUTOPIA,
      path: "ftp/ClementiM/O42/clementi-op42/clementi-op42-lys/ilys/clementi-op42-mus-L18-ah-vous.ily",
      variable: "LessonXVIIIUpperB",
    },
    differ: 10,
    why: "Clementi adorns it for the piano",
  },
  {
    slug: "der-hoelle-rache",
    part: "rage",
    source: {
      repository: MUTOPIA,
      path: `${MAGIC_FLUTE}/magicflute-14-aria/magicflute-14-aria-lys/MF14-Arie.ly`,
      variable: "konigindernacht",
    },
  },
  {
    slug: "der-hoelle-rache",
    part: "call",
    source: {
      repository: MUTOPIA,
      path: `${MAGIC_FLUTE}/magicflute-14-aria/magicflute-14-aria-lys/MF14-Arie.ly`,
      variable: "konigindernacht",
    },
  },
  {
    slug: "in-diesen-heilgen-hallen",
    part: "aria",
    source: {
      repository: MUTOPIA,
      path: `${MAGIC_FLUTE}/magicflute-15-aria/magicflute-15-aria-lys/parts/MF15-Arie.ily`,
      variable: "sarastro",
    },
  },
  {
    slug: "amazing-grace",
    part: "verse",
    source: { repository: MUTOPIA, path: "ftp/Anonymous/new_britain/new_britain.ly", variable: "Soprano" },
  },
  {
    slug: "auld-lang-syne",
    part: "verse",
    source: { repository: "sfiera/carols", path: "auld-lang-syne/parts.ly", variable: "Notes" },
  },
  {
    slug: "auld-lang-syne",
    part: "chorus",
    source: { repository: "sfiera/carols", path: "auld-lang-syne/parts.ly", variable: "Notes" },
    differ: 1,
    why: "its last line has one more passing note",
  },
  {
    slug: "frere-jacques",
    part: "verse",
    source: { repository: "gvellut/metallophone", path: "frere_jacques.ly" },
    differ: 2,
    why: "a metallophone has no low note for the bells: they ring an octave higher",
  },
  {
    slug: "korobushka",
    part: "a",
    source: { repository: "tleguern/Music", path: "bombarde/korobeiniki.ly" },
    differ: 1,
    why: "it sings a held note twice",
  },
  {
    slug: "korobushka",
    part: "b",
    source: { repository: "tleguern/Music", path: "bombarde/korobeiniki.ly" },
    differ: 3,
    why: "its key lacks a flat, so that it sings F sharp, and two held notes are sung twice",
  },
  { slug: "go-down-moses", part: "verse", inTurns: true, source: GO_DOWN },
  { slug: "go-down-moses", part: "chorus", source: GO_DOWN },
];
