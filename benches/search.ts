import { createDatabase, type NewSong, type SongQuery } from "@karaverse/database";
import { type Bench, type Figure, figure } from "../scripts/bench/figures";
import { startPostgres } from "../tests/support/postgres";

const SONGS = 10_000;
const SEARCHES = 400;

const SYLLABLES = {
  en: "love night heart river fire dance moon road sweet home baby rain wild dream light shadow golden away".split(
    " ",
  ),
  de: "liebe nacht herz wasser feuer tanz mond straße süß heim vogel regen traum licht schatten fern grün".split(
    " ",
  ),
  ru: "любовь ночь сердце река огонь танец луна дорога дом дождь сон свет тень золото поле ветер".split(" "),
  ja: "さくら よる こころ かわ ひかり おどり つき みち いえ あめ ゆめ かげ そら うみ かぜ".split(" "),
  ko: "사랑 밤 마음 강 불 춤 달 길 집 비 꿈 빛 그림자 하늘 바다 바람".split(" "),
} as const;
const LANGUAGES = Object.keys(SYLLABLES) as (keyof typeof SYLLABLES)[];
const GENRES = ["Pop", "Rock", "Folk", "Hymn", "Rap", "Musical", "Schlager", "Ballad"];

/** Same numbers in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const random = seeded(7);
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

/** Nobody's name, so that words are as many and as different as in a real songbook. */
const name = (): string => {
  const parts = Array.from({ length: 2 + Math.floor(random() * 2) }, () =>
    pick("bcdfghklmnprstvw".split("")),
  );
  return parts.map((consonant) => consonant + pick("aeiou".split(""))).join("");
};

function songNumber(i: number): NewSong {
  const language = pick(LANGUAGES);
  const words = Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(SYLLABLES[language]));
  return {
    id: `song-${i}`,
    source: "import",
    folder: `song-${i}`,
    title: [...words, name()].join(" "),
    artist: `${name()} ${name()}`,
    language,
    year: 1950 + Math.floor(random() * 75),
    genre: pick(GENRES),
    level: 1 + Math.floor(random() * 5),
    durationMs: 90_000 + Math.floor(random() * 240_000),
    singers: random() < 0.1 ? 2 : 1,
    hash: `hash-${i}`,
    chart: "",
    backing: "backing.mp3",
    guide: null,
    cover: null,
    credit: "",
    importedById: null,
    tags: [pick(["slow", "fast", "dance", "winter", "party"])],
  };
}

/** Two neighbours changed places. */
function slipped(word: string): string {
  if (word.length < 4) return word;
  const at = 1 + Math.floor(random() * (word.length - 2));
  return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
}

const KINDS: Record<string, (song: NewSong) => Partial<SongQuery>> = {
  "as-typed": ({ title }) => ({ text: title }),
  beginning: ({ title }) => ({ text: title.slice(0, 3) }),
  slip: ({ title, artist }) => ({ text: slipped(random() < 0.5 ? title : artist) }),
  "two-words": ({ title, artist }) => ({ text: `${title.split(" ").at(-1)} ${artist.split(" ")[0]}` }),
  filtered: ({ language, genre }) => ({ language, genre, fromYear: 1980, toYear: 1989 }),
  hostile: () => ({ text: `${"ab ".repeat(10_000)}%_'` }),
};

export default {
  about: `finding songs among ${SONGS}, in PostgreSQL`,
  async run(say): Promise<Figure[]> {
    const postgres = await startPostgres();
    const db = createDatabase(postgres.url);
    try {
      const songs = Array.from({ length: SONGS }, (_, i) => songNumber(i));
      const since = performance.now();
      for (let at = 0; at < SONGS; at += 20) {
        await Promise.all(songs.slice(at, at + 20).map((song) => db.songs.add(song)));
      }
      const filledS = (performance.now() - since) / 1_000;
      await db.client.$executeRaw`ANALYZE`;
      say(`${SONGS} songs are in`);
      const figures = [figure("search.fill", filledS, "s", { atMost: 60 })];
      for (const [kind, query] of Object.entries(KINDS)) {
        const took: number[] = [];
        for (let i = 0; i < SEARCHES; i++) {
          const asked = { ...query(pick(songs)), limit: 30, offset: 0 };
          const from = performance.now();
          await db.songs.find(asked);
          took.push(performance.now() - from);
        }
        took.sort((a, b) => a - b);
        const p95 = took[Math.floor(took.length * 0.95)] ?? Number.NaN;
        figures.push(figure(`search.${kind}.median`, took[took.length >> 1] ?? Number.NaN, "ms"));
        figures.push(figure(`search.${kind}.p95`, p95, "ms", { atMost: 50 }));
      }
      return figures;
    } finally {
      await db.close();
      await postgres.stop();
    }
  },
} satisfies Bench;
