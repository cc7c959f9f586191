import type { SongQuery } from "@karaverse/database";
import { describe, expect, test } from "vitest";
import { anEntry, aPerson, aRoom, aSong, db, fresh, song } from "../support/database";

describe("songs", () => {
  const titles = async (text: string, more: Partial<SongQuery> = {}) =>
    (await db.songs.find({ text, limit: 10, offset: 0, ...more })).songs.map((row) => row.title);

  test("are found by words of title, artist or language, whatever their case and accents", async () => {
    const mark = fresh("zz");
    await aSong({ title: `Frère ${mark}`, artist: "Émile" });
    await aSong({ title: `Straße ${mark}`, artist: "Volk", language: "de", durationMs: 300_000 });
    expect(await titles(`FRERE emile ${mark}`)).toEqual([`Frère ${mark}`]);
    expect(await titles(`strasse ${mark}`)).toEqual([`Straße ${mark}`]);
    expect(await titles(`deutsch ${mark}`)).toEqual([`Straße ${mark}`]);
    expect(await titles(`German ${mark}`)).toEqual([`Straße ${mark}`]);
    expect(await titles(mark, { language: "de" })).toEqual([`Straße ${mark}`]);
    expect(await titles(mark, { maxDurationMs: 100_000 })).toEqual([`Frère ${mark}`]);
    expect(await titles(`100% ${mark}`)).toEqual([]);
  });

  test("are found in other scripts, by how they sound in Latin and as they are written", async () => {
    await aSong({ title: "さくらさくら", artist: "日本古謡", language: "ja" });
    await aSong({ title: "Коробейники", artist: "Николай Некрасов", language: "ru" });
    await aSong({ title: "茉莉花", artist: "江苏民歌", language: "zh" });
    await aSong({ title: "아리랑", artist: "민요", language: "ko" });
    expect(await titles("sakura")).toEqual(["さくらさくら"]);
    expect(await titles("さくら")).toEqual(["さくらさくら"]);
    expect(await titles("サクラ")).toEqual(["さくらさくら"]);
    expect(await titles("korobeiniki")).toEqual(["Коробейники"]);
    expect(await titles("коробей")).toEqual(["Коробейники"]);
    expect(await titles("mo li hua")).toContain("茉莉花");
    expect(await titles("arirang")).toEqual(["아리랑"]);
    expect(await titles("日本語")).toContain("さくらさくら");
    // Kanji as they are said in Japanese, and as they are written; elsewhere the same signs are Chinese.
    await aSong({ title: "荒城の月", artist: "瀧廉太郎", language: "ja" });
    for (const typed of ["koujou no tsuki", "kojo no tsuki", "荒城", "taki rentaro"])
      expect(await titles(typed), typed).toEqual(["荒城の月"]);
  });

  test("are found although a letter is missing, wrong or in the wrong place", async () => {
    await aSong({ title: "Коробушка", artist: "Народная" });
    await aSong({ title: "Scarborough Fair", artist: "Anonymous" });
    for (const slip of ["korobuska", "korobuhska", "kxrobushka"])
      expect(await titles(slip)).toContain("Коробушка");
    for (const slip of ["scarboro fair", "Scarbrough", "scarborugh fiar"]) {
      expect((await titles(slip))[0], slip).toBe("Scarborough Fair");
    }
  });

  test("one slip anywhere is mended, of short words, too, and in any script; years are not", async () => {
    await aSong({ title: "Zorb Quarrel", artist: "Wim Vask", year: 1958 });
    await aSong({ title: "Подмосковные вечера", artist: "Народная", year: 1955 });
    await aSong({ title: "ほたるこい", artist: "わらべうた", language: "ja" });
    for (const slip of [
      "zrob qaurrel",
      "quarrle",
      "qarrel",
      "quarrrel",
      "quxrrel",
      "qwarrel wmi",
      "wim vsak",
    ])
      expect((await titles(slip))[0], slip).toBe("Zorb Quarrel");
    for (const slip of ["подмосоквные", "podmoskovnie", "вечреа подмосковные"])
      expect((await titles(slip))[0], slip).toBe("Подмосковные вечера");
    for (const slip of ["hotraukoi", "hotarkoi", "ほたこい"])
      expect((await titles(slip))[0], slip).toBe("ほたるこい");
    expect(await titles("quarrel 1985")).toEqual([]);
    expect(await titles("quarrel 1958")).toEqual(["Zorb Quarrel"]);
  });

  test("the closest come first: the very title, then its beginning, then a word of it, then a word like it", async () => {
    const [own, begins, within, nearly] = ["Quorvane", "Quorvane Rising", "My Quorvane", "Quorvana"];
    for (const title of [nearly, within, begins, own]) await aSong({ title, artist: "Nobody" });
    expect(await titles("quorvane")).toEqual([own, begins, within, nearly]);
  });

  test("where enough have the words as they were typed, nothing else is offered", async () => {
    for (let i = 0; i < 5; i++) await aSong({ title: `Bellweather ${i}`, artist: "A" });
    await aSong({ title: "Bellwether", artist: "A" });
    expect(await titles("bellweather")).toHaveLength(5);
  });

  test("are narrowed by genre, year, difficulty, length, tag and number of singers", async () => {
    const mark = fresh("narrow");
    await aSong({ title: `Old ${mark}`, year: 1850, genre: "Folk", level: 1, tags: ["slow", "winter"] });
    await aSong({
      title: `New ${mark}`,
      year: 1985,
      genre: "Pop",
      level: 4,
      singers: 2,
      durationMs: 240_000,
      tags: ["dance"],
    });
    const only = async (more: Partial<SongQuery>) => titles(mark, more);
    expect(await only({ genre: "Folk" })).toEqual([`Old ${mark}`]);
    expect(await only({ fromYear: 1980, toYear: 1989 })).toEqual([`New ${mark}`]);
    expect(await only({ level: 4 })).toEqual([`New ${mark}`]);
    expect(await only({ minDurationMs: 200_000 })).toEqual([`New ${mark}`]);
    expect(await only({ tag: "winter" })).toEqual([`Old ${mark}`]);
    expect(await only({ singers: 2 })).toEqual([`New ${mark}`]);
    expect(await titles(`winter ${mark}`)).toEqual([`Old ${mark}`]);
    expect(await titles(`1985 ${mark}`)).toEqual([`New ${mark}`]);
    const shelves = await db.songs.shelves();
    expect(shelves.tags).toContainEqual({ tag: "winter", songs: 1 });
    expect(shelves.decades).toContainEqual({ decade: 1980, songs: 1 });
    expect(shelves.genres.map(({ genre }) => genre)).toContain("Folk");
  });

  test("come in pages that neither repeat nor leave out, and the total is the same on each", async () => {
    const mark = fresh("paged");
    for (let i = 0; i < 7; i++) await aSong({ title: `${mark} ${i}` });
    const pages = [0, 3, 6, 9].map((offset) => db.songs.find({ text: mark, limit: 3, offset }));
    const found = await Promise.all(pages);
    expect(found.map(({ total }) => total)).toEqual([7, 7, 7, 7]);
    expect(new Set(found.flatMap(({ songs }) => songs.map(({ id }) => id))).size).toBe(7);
  });

  test("a search that is endless or has no letters is answered at once, with nothing", async () => {
    expect(await titles("%%% ___")).toEqual([]);
    expect(await titles("x".repeat(100_000))).toEqual([]);
    expect(await titles(`${"a b ".repeat(25_000)}zzzzzzz`)).toBeInstanceOf(Array);
    expect(await titles('\'; DROP TABLE "Song"; --')).toEqual([]);
    expect(await titles("🎤")).toBeInstanceOf(Array);
  });

  test("R5 are not taken away while they wait in a queue", async () => {
    const { id } = await aSong();
    const [room, person] = [await aRoom(), await aPerson()];
    const entry = await anEntry(room.id, person, id);
    expect(await db.songs.remove(id)).toEqual({ ok: false, reason: "song-in-queue" });
    await db.queue.remove(room.id, entry.id);
    expect(await db.songs.remove(id)).toMatchObject({ ok: true, value: { id } });
    expect(await db.songs.remove(id)).toEqual({ ok: false, reason: "song-unknown" });
  });

  test("with the same content are taken in once", async () => {
    const row = song();
    expect(await db.songs.add(row)).toBe("added");
    expect(await db.songs.add({ ...song(), hash: row.hash })).toBe("duplicate");
  });
});
