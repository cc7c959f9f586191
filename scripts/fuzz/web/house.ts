import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { encodeHuman, randomHuman } from "@karaverse/avatars/recipe";
import { shortSong } from "../../../tests/integration/support/realtime-song";
import { ownVrm } from "../../../tests/support/own-vrm";
import { TINY_MP4 } from "../../../tests/support/tiny-videos";
import { wav } from "../../../tests/support/wav";
import type { Visitor, WebHouse } from "../../../tests/support/web-house";
import type { There } from "./requests";

const PASSWORD = "only the owner knows it";
const EMAIL = "private-address@karaverse.test";

/** What nobody else may see, take or change. */
export interface Treasure {
  owner: Visitor;
  ownerId: string;
  /** Behind a password. */
  slug: string;
  recording: string;
  /** Stands in nobody else's answer. */
  secrets: readonly string[];
}

type Sung = { entry: string; recording: string };

/** Has somebody sing a song in the room and keep it. */
async function sung(
  house: WebHouse,
  singer: Visitor,
  singerId: string,
  roomId: string,
  songId: string,
): Promise<Sung> {
  const { db } = house;
  const entry = await db.queue.add({
    ...{ roomId, songId, difficulty: "easy", addedById: singerId },
    singers: [{ personId: singerId, name: "Ada" }],
  });
  if (!entry.ok) throw new Error(entry.reason);
  const { id } = entry.value;
  await db.performances.begin(roomId, id, {
    ...{ number: 1, phase: "singing", startsAt: 0, pausedAt: null, state: {} },
  });
  await singer.ask("PATCH", "/api/me", { json: { name: "Ada", keepSinging: true } });
  const { status, body } = await singer.ask(
    "POST",
    `/api/people/me/recordings?entry=${id}&semitones=0&tempo=100`,
    {
      bytes: SOUND,
    },
  );
  if (status !== 200) throw new Error(`nothing was kept: ${JSON.stringify(body)}`);
  return { entry: id, recording: (body as { id: string }).id };
}

const SOUND = new Uint8Array(wav(Buffer.alloc(16_000, 7), 8_000, "pcm16"));

/** A house with something of everything in it. */
export async function furnish(house: WebHouse): Promise<{ there: There; treasure: Treasure }> {
  const { db } = house;
  const owner = house.visitor();
  const ownerId = await owner.signUp(EMAIL, PASSWORD);
  const song = await shortSong(db, "fuzzed-song");
  const roomOf = (visibility: "public" | "password", name: string) =>
    owner.ask("POST", "/api/rooms", { json: { name, theme: "box", visibility, password: PASSWORD } });
  const [open, shut] = (await Promise.all([roomOf("public", "Open"), roomOf("password", "Shut")])).map(
    ({ body }) => (body as { room: { id: string; slug: string } }).room,
  );
  if (!open || !shut) throw new Error("no rooms could be made");
  const { entry, recording } = await sung(house, owner, ownerId, shut.id, song.id);
  const singer = house.visitor();
  const singerId = await singer.asGuest();
  const public_ = await sung(house, singer, singerId, open.id, song.id);
  await singer.ask("PATCH", `/api/people/me/recordings/${public_.recording}`, { json: { shared: true } });
  const ban = await db.bans.create({
    ...{ personId: singerId, roomId: open.id, byId: ownerId, reason: "", minutes: null },
  });
  const videos = join(house.dataDir, "videos");
  await mkdir(videos, { recursive: true });
  await writeFile(join(videos, "film.mp4"), TINY_MP4);
  const vrm = ownVrm(1);
  const brought = await singer.ask("POST", "/api/me/avatar/vrm", { bytes: vrm });
  const row = await db.rooms.byId(shut.id);
  return {
    there: {
      rooms: [open.id],
      slugs: [open.slug, shut.slug],
      songs: [song.id],
      people: [singerId, ownerId],
      entries: [entry, public_.entry],
      recordings: [recording, public_.recording],
      bans: [ban.id],
      files: [(brought.body as { vrm: string }).vrm],
      codes: [1, 2, 3].map((seed) => encodeHuman(randomHuman(seed))),
      ...{ sound: SOUND, vrm },
    },
    treasure: {
      ...{ owner, ownerId, slug: shut.slug, recording },
      secrets: [EMAIL, PASSWORD, row?.passwordHash ?? PASSWORD],
    },
  };
}
