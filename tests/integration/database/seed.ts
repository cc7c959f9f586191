import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDatabase, resetAdmin, seed } from "@karaverse/database";
import { expect, test } from "vitest";
import { postgres } from "../support/database";

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
  expect((await house.rooms.open()).map((room) => room.theme)).toEqual([
    "lounge",
    "box",
    "club",
    "open-air",
    "theatre",
  ]);
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
  const songsDir = join(import.meta.dirname, "../../../songs");
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
