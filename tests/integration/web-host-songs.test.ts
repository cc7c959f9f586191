import { access, readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ImportedSong } from "../../apps/web/src/lib/api-types";
import { openWebHouse, type Visitor, type WebHouse } from "../support/web-house";
import { CHART, errorsOf, type Sent, SIX_SECONDS, sendSongs } from "./support/sent-songs";

let house: WebHouse;
let admin: Visitor;
beforeAll(async () => {
  house = await openWebHouse();
  admin = await house.admin();
}, 120_000);
afterAll(() => house?.close());

const aRoomOf = async (visitor: Visitor) => {
  const { body } = await visitor.ask("POST", "/api/rooms", { json: { name: "Ours", theme: "box" } });
  return (body as { room: { id: string; slug: string } }).room;
};
const song = (title: string): Sent => ({ "a.txt": CHART(title, "song.wav"), "song.wav": SIX_SECONDS });

test("R5 hosts of a room bring songs, others there don't, and nobody from outside", async () => {
  const [owner, host, moderator, nobody] = [
    house.visitor(),
    house.visitor(),
    house.visitor(),
    house.visitor(),
  ];
  await owner.asGuest();
  const room = await aRoomOf(owner);
  await house.db.roles.set(room.id, await host.asGuest(), "host");
  await house.db.roles.set(room.id, await moderator.asGuest(), "moderator");
  const to = `/api/rooms/${room.slug}/songs`;
  expect((await sendSongs(owner, song("Owner's"), to)).songs).toMatchObject([{ outcome: "added" }]);
  expect((await sendSongs(host, song("Host's"), to)).songs).toMatchObject([{ outcome: "added" }]);
  expect(await sendSongs(moderator, song("Moderator's"), to)).toMatchObject({
    status: 403,
    body: { error: "not-allowed" },
  });
  expect((await sendSongs(nobody, song("Nobody's"), to)).status).toBe(401);
  expect((await sendSongs(owner, song("Nowhere"), "/api/rooms/nowhere/songs")).status).toBe(404);
  const { body } = await admin.ask("GET", "/api/admin/audit?limit=1");
  expect(body).toMatchObject({ lines: [{ act: "import-songs", room: { slug: room.slug } }] });
});

test("R5 a song is taken away with its files by who brought it and by admins, while it waits for nobody", async () => {
  const [owner, other] = [house.visitor(), house.visitor()];
  const person = await owner.asGuest();
  await other.asGuest();
  const room = await aRoomOf(owner);
  const id = (await sendSongs(owner, song("Mine"), `/api/rooms/${room.slug}/songs`)).songs[0]?.songId ?? "";
  const away = (by: Visitor) => by.ask("DELETE", `/api/songs/${id}`);
  expect(await away(other)).toMatchObject({ status: 403, body: { error: "not-your-song" } });
  const added = await house.db.queue.add({
    roomId: room.id,
    songId: id,
    difficulty: "easy",
    addedById: person,
    singers: [{ personId: person, name: "Mine" }],
  });
  expect(await away(owner)).toMatchObject({ status: 409, body: { error: "song-in-queue" } });
  if (added.ok) await house.db.queue.remove(room.id, added.value.id);
  await access(join(house.dataDir, "songs", id, "backing.wav"));
  expect((await away(owner)).status).toBe(200);
  await expect(access(join(house.dataDir, "songs", id))).rejects.toThrow();
  expect((await house.visitor().ask("GET", `/api/songs/${id}`)).status).toBe(404);
  expect((await away(admin)).status).toBe(404);
  const drafts = (await readdir(join(house.dataDir, "songs"))).filter((name) => name.startsWith("."));
  expect(drafts).toEqual([]);
});

test("R5 one person brings no more than so many bytes", async () => {
  const owner = house.visitor();
  const person = await owner.asGuest();
  const room = await aRoomOf(owner);
  const to = `/api/rooms/${room.slug}/songs`;
  const first = (await sendSongs(owner, song("First"), to)).songs[0]?.songId ?? "";
  await house.db.client.song.update({ where: { id: first }, data: { bytes: 1_999_999_999 } });
  expect(await house.db.songs.broughtBy(person)).toEqual({ songs: 1, bytes: 1_999_999_999 });
  const { songs } = await sendSongs(owner, song("One too many"), to);
  expect(errorsOf(songs[0] as ImportedSong)).toEqual([expect.stringContaining("2 GB")]);
});
