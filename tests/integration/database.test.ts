import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  countsAsBest,
  createDatabase,
  type Database,
  type NewSong,
  resetAdmin,
  type SongQuery,
  seed,
} from "@karaverse/database";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startPostgres, type TestPostgres } from "../support/postgres";

let postgres: TestPostgres;
let db: Database;

beforeAll(async () => {
  postgres = await startPostgres();
  db = createDatabase(postgres.url);
}, 120_000);

afterAll(async () => {
  await db?.close();
  await postgres?.stop();
});

let counter = 0;
const fresh = (word: string) => `${word}-${++counter}`;

const aPerson = (name = "Ada") => db.people.ensureGuest({ id: fresh("person"), name });
const aRoom = async () =>
  db.rooms.create({
    name: fresh("Room"),
    theme: "lounge",
    visibility: "public",
    capacity: 10,
    ownerId: (await aPerson("Owner")).id,
  });
const song = (change: Partial<NewSong> = {}): NewSong => {
  const id = fresh("song");
  return {
    id,
    source: "builtin",
    folder: id,
    title: "Frère Jacques",
    artist: "Traditional",
    language: "fr",
    year: 1780,
    genre: "Round",
    level: 1,
    durationMs: 90_000,
    singers: 1,
    hash: id,
    chart: "",
    backing: "backing.ogg",
    guide: null,
    cover: null,
    credit: "",
    importedById: null,
    ...change,
  };
};
const aSong = async (change: Partial<NewSong> = {}) => {
  const row = song(change);
  await db.songs.put(row);
  return row;
};
const anEntry = async (roomId: string, person: { id: string; name: string }, songId?: string) => {
  const added = await db.queue.add({
    roomId,
    songId: songId ?? (await aSong()).id,
    difficulty: "easy",
    addedById: person.id,
    singers: [{ personId: person.id, name: person.name }],
  });
  if (!added.ok) throw new Error(added.reason);
  return added.value;
};
const onStage = { number: 1, phase: "preparing", startsAt: null, pausedAt: null, state: { ready: [] } };

const aScore = (person: { id: string; name: string }, points: number) => ({
  personId: person.id,
  singer: person.name,
  points,
  stars: 4,
  difficulty: "easy" as const,
  tempo: 100,
  lines: [{ rating: "Great" }],
  sung: new Uint8Array([1, 2, 3]),
  accuracy: 0.9,
  offCents: 20,
  lowest: -5,
  highest: 7,
  verdict: null,
});

describe("the queue", () => {
  test("Q2 keeps the order of arrival when twenty people add at the same moment", async () => {
    const room = await aRoom();
    const { id: songId } = await aSong();
    const people = await Promise.all(Array.from({ length: 20 }, () => aPerson()));
    await Promise.all(people.map((person) => anEntry(room.id, person, songId)));
    const entries = await db.queue.list(room.id);
    expect(entries).toHaveLength(20);
    const rows = await db.client.queueEntry.findMany({ where: { roomId: room.id } });
    expect(new Set(rows.map((row) => row.position)).size).toBe(20);
  });

  test("Q1 refuses a sixth waiting entry, also when all six are added at once", async () => {
    const room = await aRoom();
    const person = await aPerson();
    const { id: songId } = await aSong();
    const entry = {
      roomId: room.id,
      songId,
      difficulty: "easy" as const,
      addedById: person.id,
      singers: [{ personId: person.id, name: person.name }],
    };
    const answers = await Promise.all(Array.from({ length: 6 }, () => db.queue.add(entry)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(5);
    expect(answers.filter((answer) => !answer.ok)).toEqual([{ ok: false, reason: "too-many-entries" }]);
  });

  test("Q1 refuses songs that are unknown or disabled", async () => {
    const room = await aRoom();
    const person = await aPerson();
    const { id } = await aSong();
    await db.songs.setDisabled(id, true);
    const entry = { roomId: room.id, difficulty: "easy" as const, addedById: person.id, singers: [] };
    expect(await db.queue.add({ ...entry, songId: id })).toEqual({ ok: false, reason: "song-disabled" });
    expect(await db.queue.add({ ...entry, songId: "none" })).toEqual({ ok: false, reason: "song-unknown" });
  });

  test("Q2 many moves at once lose no entry and leave one order", async () => {
    const room = await aRoom();
    const people = await Promise.all(Array.from({ length: 5 }, () => aPerson()));
    const entries = [];
    for (const person of people) entries.push(await anEntry(room.id, person));
    const [first, , , , last] = entries;
    await Promise.all([
      ...entries.slice(1).map((entry) => db.queue.move(room.id, entry.id, first?.id ?? null)),
      ...entries.map((entry) => db.queue.move(room.id, entry.id, null)),
    ]);
    const after = await db.queue.list(room.id);
    expect(after.map((entry) => entry.id).sort()).toEqual(entries.map((entry) => entry.id).sort());
    const moved = await db.queue.move(room.id, last?.id ?? "", after[0]?.id ?? "");
    expect(moved.ok && moved.value[0]?.id).toBe(last?.id);
    expect((await db.queue.list(room.id))[0]?.id).toBe(last?.id);
  });

  test("L2 entries of whoever left go, but not those with another singer who is still here", async () => {
    const room = await aRoom();
    const [leaver, partner] = [await aPerson(), await aPerson("Bob")];
    const alone = await anEntry(room.id, leaver);
    const duet = await db.queue.add({
      roomId: room.id,
      songId: (await aSong()).id,
      difficulty: "easy",
      addedById: leaver.id,
      singers: [leaver, partner].map(({ id, name }) => ({ personId: id, name })),
    });
    expect(await db.queue.removeOf(room.id, leaver.id, [partner.id])).toEqual([alone.id]);
    expect((await db.queue.list(room.id)).map((entry) => entry.id)).toEqual([duet.ok && duet.value.id]);
  });
});

test("Q5 whoever performs is now, also when the order behind changes, and the rest is next and after", async () => {
  const room = await aRoom();
  const entries = [];
  for (let i = 0; i < 3; i++) entries.push(await anEntry(room.id, await aPerson()));
  const [now, next, after] = entries.map((entry) => entry.id);
  await db.performances.begin(room.id, now ?? "", onStage);
  await db.queue.move(room.id, after ?? "", next ?? "");
  expect((await db.queue.list(room.id)).map((entry) => entry.id)).toEqual([now, after, next]);
});

describe("a performance", () => {
  test("P1 only one of two singers who take the microphone at once gets it", async () => {
    const room = await aRoom();
    const head = await anEntry(room.id, await aPerson());
    const next = await anEntry(room.id, await aPerson());
    const answers = await Promise.all([
      db.performances.begin(room.id, head.id, onStage),
      db.performances.begin(room.id, head.id, onStage),
    ]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(await db.performances.begin(room.id, next.id, onStage)).toEqual({
      ok: false,
      reason: "already-performing",
    });
    expect(await db.queue.move(room.id, head.id, null)).toEqual({ ok: false, reason: "entry-performing" });
    expect(await db.queue.remove(room.id, head.id)).toEqual({ ok: false, reason: "entry-performing" });
  });

  test("P1 an entry that isn't the head has to wait", async () => {
    const room = await aRoom();
    await anEntry(room.id, await aPerson());
    const next = await anEntry(room.id, await aPerson());
    expect(await db.performances.begin(room.id, next.id, onStage)).toEqual({
      ok: false,
      reason: "not-your-turn",
    });
  });

  test("P8 what was written last is there for a server that starts again", async () => {
    const room = await aRoom();
    const entry = await anEntry(room.id, await aPerson());
    await db.performances.begin(room.id, entry.id, onStage);
    await db.performances.save(room.id, entry.id, {
      phase: "paused",
      pausedAt: 12_345.5,
      state: { frames: 7 },
    });
    const again = createDatabase(postgres.url);
    expect(await again.performances.get(room.id)).toMatchObject({
      entryId: entry.id,
      phase: "paused",
      pausedAt: 12_345.5,
      state: { frames: 7 },
    });
    await again.close();
  });

  test("C8 finishing keeps the scores once, however often it is asked", async () => {
    const room = await aRoom();
    const [ada, bob] = [await aPerson("Ada"), await aPerson("Bob")];
    const { id: songId } = await aSong();
    for (const [person, points] of [
      [ada, 4_000],
      [ada, 9_100],
      [bob, 6_000],
    ] as const) {
      const entry = await anEntry(room.id, person, songId);
      await db.performances.begin(room.id, entry.id, onStage);
      const score = aScore(person, points);
      const ends = await Promise.all([
        db.performances.finish(room.id, entry.id, [score]),
        db.performances.finish(room.id, entry.id, [score]),
      ]);
      expect(ends.sort()).toEqual([false, true]);
    }
    const best = await db.scores.best(songId);
    expect(best.map(({ singer, points }) => ({ singer, points }))).toEqual([
      { singer: "Ada", points: 9_100 },
      { singer: "Bob", points: 6_000 },
    ]);
    expect(await db.queue.list(room.id)).toEqual([]);
    expect((await db.scores.byId(best[0]?.id ?? ""))?.sung).toEqual(new Uint8Array([1, 2, 3]));
  });

  test("C16 slower than written is in one's history and no best, quicker counts like any other", async () => {
    const room = await aRoom();
    const [ada, bob] = [await aPerson("Ada"), await aPerson("Bob")];
    const { id: songId } = await aSong();
    for (const [person, tempo, points] of [
      [ada, 70, 9_900],
      [ada, 100, 5_000],
      [bob, 130, 6_000],
    ] as const) {
      const entry = await anEntry(room.id, person, songId);
      await db.performances.begin(room.id, entry.id, onStage);
      await db.performances.finish(room.id, entry.id, [{ ...aScore(person, points), tempo }]);
    }
    expect(await db.scores.best(songId)).toMatchObject([
      { singer: "Bob", points: 6_000, tempo: 130 },
      { singer: "Ada", points: 5_000, tempo: 100 },
    ]);
    expect(await db.scores.bestOf(songId, [ada.id])).toEqual(new Map([[ada.id, 5_000]]));
    expect(await db.scores.ofPerson(ada.id)).toMatchObject([
      { points: 5_000, tempo: 100 },
      { points: 9_900, tempo: 70 },
    ]);
  });

  test("C13 C16 the database and the results agree on what counts, whatever was heard and at any pace", async () => {
    const room = await aRoom();
    const { id: songId } = await aSong();
    const singers = await Promise.all(
      ([null, "verified", "different", "silent"] as const).flatMap((verdict) =>
        [99, 100, 101].map(async (tempo) => ({ verdict, tempo, ...(await aPerson()) })),
      ),
    );
    const entry = await anEntry(room.id, singers[0] ?? (await aPerson()), songId);
    await db.performances.begin(room.id, entry.id, onStage);
    const scores = singers.map((one) => ({ ...aScore(one, 5_000), verdict: one.verdict, tempo: one.tempo }));
    await db.performances.finish(room.id, entry.id, scores);
    const counting = singers.filter(({ verdict, tempo }) => countsAsBest(verdict, tempo)).map(({ id }) => id);
    expect(counting).toHaveLength(4);
    const best = await db.scores.best(songId, singers.length);
    expect(new Set(best.map(({ personId }) => personId))).toEqual(new Set(counting));
  });
});

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

describe("people", () => {
  test("a guest who signs up keeps rooms, roles, entries, scores and avatar", async () => {
    const guest = await aPerson("Guest");
    await db.people.update(guest.id, { avatar: "red-hat" });
    const member = await aPerson("Member");
    const room = await db.rooms.create({
      name: "Mine",
      theme: "box",
      visibility: "link",
      capacity: 4,
      ownerId: guest.id,
    });
    const entry = await anEntry(room.id, guest);
    await db.people.moveEverything(guest.id, member.id);
    await db.client.user.delete({ where: { id: guest.id } });
    expect((await db.rooms.byId(room.id))?.ownerId).toBe(member.id);
    expect(await db.roles.get(room.id, member.id)).toBe("owner");
    const [left] = await db.queue.list(room.id);
    expect(left).toMatchObject({ id: entry.id, addedById: member.id, singers: [{ personId: member.id }] });
    expect((await db.people.byId(member.id))?.avatar).toBe("red-hat");
  });

  test("L3 a ban from the house counts in every room, one that ran out in none", async () => {
    const [room, other] = [await aRoom(), await aRoom()];
    const person = await aPerson();
    const ban = { personId: person.id, byId: null, reason: "shouting" };
    const inRoom = await db.bans.create({ ...ban, roomId: room.id, minutes: 10 });
    const atDoor = async ({ id }: { id: string }) => (await db.rooms.atDoor(id, person.id))?.isBanned;
    expect((await db.bans.active(person.id, room.id))?.id).toBe(inRoom.id);
    expect(await atDoor(room)).toBe(true);
    expect(await db.bans.active(person.id, other.id)).toBeNull();
    await db.bans.create({ ...ban, roomId: other.id, minutes: -1 });
    expect(await db.bans.active(person.id, other.id)).toBeNull();
    expect(await atDoor(other)).toBe(false);
    await db.bans.create({ ...ban, roomId: null, minutes: null });
    expect(await db.bans.active(person.id, other.id)).toMatchObject({ reason: "shouting" });
    expect(await atDoor(other)).toBe(true);
    await db.bans.lift(inRoom.id);
  });
});

test("J1 a ticket is used once, also when it is used twice at the same moment", async () => {
  const uses = await Promise.all(
    Array.from({ length: 5 }, () => db.tickets.use("ticket-1", new Date(Date.now() + 1_000))),
  );
  expect(uses.filter(Boolean)).toHaveLength(1);
  expect(await db.tickets.sweep(new Date(Date.now() + 2_000))).toBe(1);
});

test("R4 the audit log is paged newest first and keeps the name of an actor who is gone", async () => {
  const room = await aRoom();
  const actor = await aPerson("Mod");
  for (const act of ["lock", "mute", "kick"]) {
    await db.audit.write({
      actorId: actor.id,
      actorName: "Mod",
      act,
      roomId: room.id,
      details: { reason: act },
    });
  }
  await db.client.user.delete({ where: { id: actor.id } });
  const newest = await db.audit.page({ roomId: room.id, limit: 2 });
  expect(newest.map((entry) => entry.act)).toEqual(["kick", "mute"]);
  const older = await db.audit.page({ roomId: room.id, before: newest[1]?.id, limit: 2 });
  expect(older).toMatchObject([{ act: "lock", actorName: "Mod", actorId: null }]);
});

test("chat keeps only what newcomers are shown", async () => {
  const room = await aRoom();
  const person = await aPerson();
  for (let i = 0; i < 55; i++)
    await db.chat.add({ roomId: room.id, personId: person.id, name: "Ada", text: `${i}` });
  const last = await db.chat.last(room.id);
  expect(last).toHaveLength(50);
  expect(last.at(-1)?.text).toBe("54");
});

test("seeding twice leaves one of everything, and shows the admin's password once", async () => {
  const songsDir = await mkdtemp(join(tmpdir(), "karaverse-songbook-"));
  const folder = join(songsDir, "au-clair");
  await mkdir(folder);
  await writeFile(
    join(folder, "song.txt"),
    "#TITLE:Au clair\n#ARTIST:Trad\n#LANGUAGE:French\n#BPM:240\n#AUDIO:backing.ogg\n: 0 4 0 Au\n: 8 4 2  clair\nE\n",
  );
  await writeFile(join(folder, "backing.ogg"), "sound");
  const house = createDatabase(await postgres.freshDatabase());
  const first = await seed(house, { songsDir });
  expect(first).toMatchObject({
    songbook: { songs: 1, problems: [] },
    admin: { email: "admin@karaverse.local" },
  });
  expect(await seed(house, { songsDir })).toMatchObject({ songbook: { songs: 1 }, admin: null });
  expect((await house.rooms.open()).map((room) => room.theme)).toEqual(["lounge", "box", "club", "open-air", "theatre"]);
  expect(await house.songs.byId("au-clair")).toMatchObject({
    language: "fr",
    disabled: false,
    backing: "backing.ogg",
  });
  const again = await resetAdmin(house);
  expect(again.password).not.toBe(first.admin?.password);
  expect(await house.client.account.count()).toBe(1);
  await house.close();
  await rm(songsDir, { recursive: true });
}, 30_000);

test("every song of the repository's songbook comes up, in its language, as long as it is, and free", async () => {
  const songsDir = join(import.meta.dirname, "../../songs");
  const index = JSON.parse(await readFile(join(songsDir, "songbook.json"), "utf8")) as {
    songs: { folder: string; title: string; languageTag: string; durationMs: number; licence: string }[];
  };
  const house = createDatabase(await postgres.freshDatabase());
  expect((await seed(house, { songsDir })).songbook).toEqual({ songs: index.songs.length, problems: [] });
  for (const { folder, title, languageTag, durationMs, licence } of index.songs) {
    expect(await house.songs.byId(folder)).toMatchObject({
      title,
      language: languageTag,
      durationMs,
      credit: licence,
      disabled: false,
    });
    const found = await house.songs.find({ text: title, limit: 3, offset: 0 });
    expect(found.songs[0]?.id).toBe(folder);
  }
  expect((await house.songs.find({ text: "Auld", limit: 3, offset: 0 })).total).toBe(1);
  await house.close();
}, 60_000);
