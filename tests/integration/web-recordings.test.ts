import { mkdir, readdir, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { LIMITS } from "@karaverse/protocol";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { KeptAnswer, MyRecordingsAnswer, SongsAnswer } from "../../apps/web/src/lib/api-types";
import { sweep } from "../../apps/web/src/lib/server/recordings/sweep";
import { wav } from "../support/wav";
import { openWebHouse, type Visitor, type WebHouse } from "../support/web-house";
import { shortSong } from "./support/realtime-song";

let house: WebHouse;
let songId: string;
let songMs: number;
beforeAll(async () => {
  house = await openWebHouse();
  songId = (await shortSong(house.db, "kept-song")).id;
  songMs = (await house.db.songs.byId(songId))?.durationMs ?? 0;
}, 120_000);
afterAll(() => house?.close());

interface Singer {
  id: string;
  visitor: Visitor;
}

async function singer({ agrees = true } = {}): Promise<Singer> {
  const visitor = house.visitor();
  const id = await visitor.asGuest();
  if (agrees) await visitor.ask("PATCH", "/api/me", { json: { keepSinging: true } });
  return { id, visitor };
}

/** The entry of a song that these have taken the microphone for. */
async function sang(first: Singer, ...others: Singer[]): Promise<string> {
  const { db } = house;
  const room = await db.rooms.create({
    ...{ name: "A room", theme: "lounge", visibility: "public", capacity: 9, ownerId: null },
  });
  const entry = await db.queue.add({
    ...{ roomId: room.id, songId, difficulty: "easy", addedById: first.id },
    singers: [first, ...others].map(({ id }) => ({ personId: id, name: "as that evening" })),
  });
  if (!entry.ok) throw new Error(entry.reason);
  await db.performances.begin(room.id, entry.value.id, {
    ...{ number: 1, phase: "singing", startsAt: 0, pausedAt: null, state: {} },
  });
  return entry.value.id;
}

const voice = (ms: number): Uint8Array<ArrayBuffer> =>
  new Uint8Array(wav(Buffer.alloc(Math.round(ms * 8) * 2, 7), 8_000, "pcm16"));

const send = ({ visitor }: Singer, entry: string, bytes = voice(1_000), query = "semitones=0&tempo=100") =>
  visitor.ask("POST", `/api/people/me/recordings?entry=${entry}&${query}`, {
    bytes,
    headers: { "content-type": "application/octet-stream" },
  });

const kept = async (one: Singer, entry: string): Promise<string> => {
  const { status, body } = await send(one, entry);
  expect(status, JSON.stringify(body)).toBe(200);
  return (body as KeptAnswer).id;
};

const listOf = async ({ visitor }: Singer) =>
  ((await visitor.ask("GET", "/api/people/me/recordings")).body as MyRecordingsAnswer).recordings;

const files = () => readdir(join(house.dataDir, "recordings"));

test("K1 nothing is kept of who has not agreed, nor after they changed their mind; of a duet each decides", async () => {
  const [ada, bea] = [await singer({ agrees: false }), await singer()];
  const me = async ({ visitor }: Singer) =>
    ((await visitor.ask("GET", "/api/me")).body as { person: { keepSinging: boolean | null } }).person;
  expect((await me(ada)).keepSinging).toBeNull();
  const entry = await sang(ada, bea);
  expect(await send(ada, entry)).toMatchObject({ status: 403, body: { error: "not-agreed" } });
  await kept(bea, entry);
  await bea.visitor.ask("PATCH", "/api/me", { json: { keepSinging: false } });
  expect((await me(bea)).keepSinging).toBe(false);
  expect((await send(bea, await sang(bea))).status).toBe(403);
  // What was kept before stays, until its owner deletes it.
  expect(await listOf(bea)).toHaveLength(1);
  expect(await listOf(ada)).toEqual([]);
});

test("K3 kept is only what its singer has sung, once for each performance, and nothing that is no recording of it", async () => {
  const [ada, eve] = [await singer(), await singer()];
  const entry = await sang(ada);
  expect(await send(eve, entry)).toMatchObject({ status: 403, body: { error: "not-sung" } });
  expect((await send(ada, "no-such-entry")).status).toBe(403);
  const refused = { status: 400, body: { error: "recording-refused" } };
  expect(await send(ada, entry, voice(songMs + 3_000))).toMatchObject(refused);
  expect(await send(ada, entry, new Uint8Array(10_000).fill(60))).toMatchObject(refused);
  expect((await send(ada, entry, voice(1_000), "semitones=7&tempo=100")).status).toBe(400);
  expect((await send(ada, entry, voice(1_000), "semitones=0&tempo=fast")).status).toBe(400);
  expect((await send(ada, entry, new Uint8Array(LIMITS.recordingBytes + 1))).status).toBe(413);
  expect(await listOf(ada)).toEqual([]);

  const before = (await files()).length;
  const first = await kept(ada, entry);
  // Slower, it lasts longer.
  const again = await send(ada, entry, voice(songMs * 1.25), "semitones=-2&tempo=80");
  expect(again.status).toBe(200);
  const [only, ...more] = await listOf(ada);
  expect(more).toEqual([]);
  expect(only).toMatchObject({ songId, own: true, shared: false, tuning: { semitones: -2, tempo: 80 } });
  expect(only?.id).not.toBe(first);
  expect((await files()).length).toBe(before + 1);
});

test("K3 one person keeps so much and not more, and nothing at all in a house that keeps none", async () => {
  const ada = await singer();
  const entry = await sang(ada);
  const row = { personId: ada.id, songId, part: 0, semitones: 0, tempo: 100, kind: "wav", durationMs: 1 };
  const full = { ...row, id: "large-one", entryId: "earlier", bytes: LIMITS.keptBytes - 1_000 };
  await house.db.recordings.keep(full);
  expect(await send(ada, entry)).toMatchObject({ status: 409, body: { error: "recordings-full" } });
  expect((await ada.visitor.ask("DELETE", "/api/people/me/recordings/large-one")).status).toBe(200);
  await kept(ada, entry);

  const { config } = house.services;
  Object.assign(house.services, { config: { ...config, recordingDays: 0 } });
  expect(await send(ada, entry)).toMatchObject({ status: 403, body: { error: "not-kept-here" } });
  Object.assign(house.services, { config });
});

test("K4 a recording whose file has gone is none, and no fault of the server's", async () => {
  const ada = await singer();
  const named = { id: "file-is-gone", entryId: await sang(ada), personId: ada.id, songId };
  await house.db.recordings.keep({
    ...{ part: 0, semitones: 0, tempo: 100, kind: "wav", durationMs: 1, bytes: 1 },
    ...named,
  });
  const unknown = { status: 404, body: { error: "recording-unknown" } };
  expect(await ada.visitor.ask("GET", `/api/recordings/${named.id}/sound`)).toMatchObject(unknown);
});

test("K4 a recording is heard by its singer alone, by others once it is shared, and by nobody once it is deleted", async () => {
  const [ada, eve] = [await singer(), await singer()];
  const id = await kept(ada, await sang(ada));
  const hear = async (visitor: Visitor) => (await visitor.ask("GET", `/api/recordings/${id}/sound`)).response;
  const own = await hear(ada.visitor);
  expect(own.headers.get("content-type")).toBe("audio/wav");
  expect(Buffer.from(await own.arrayBuffer())).toEqual(Buffer.from(voice(1_000)));
  expect((await hear(eve.visitor)).status).toBe(404);
  expect((await hear(house.visitor())).status).toBe(401);

  const mine = `/api/people/me/recordings/${id}`;
  expect((await eve.visitor.ask("PATCH", mine, { json: { shared: true } })).status).toBe(404);
  expect((await ada.visitor.ask("PATCH", mine, { json: { shared: true } })).status).toBe(200);
  expect((await hear(eve.visitor)).status).toBe(200);
  await ada.visitor.ask("PATCH", mine, { json: { shared: false } });
  expect((await hear(eve.visitor)).status).toBe(404);

  expect((await eve.visitor.ask("DELETE", mine)).status).toBe(404);
  expect((await ada.visitor.ask("DELETE", mine)).status).toBe(200);
  expect((await hear(ada.visitor)).status).toBe(404);
  expect(await files()).not.toContain(`${id}.wav`);
});

test("K3 K4 recordings go after the days that the house keeps them, and with their singer's account, files and all", async () => {
  const [ada, bea] = [await singer(), await singer()];
  const [old, young, gone] = [
    await kept(ada, await sang(ada)),
    await kept(ada, await sang(ada)),
    await kept(bea, await sang(bea)),
  ];
  const { client } = house.db;
  const longAgo = new Date(Date.now() - 366 * 86_400_000);
  await client.recording.update({ where: { id: old }, data: { at: longAgo } });
  await client.user.delete({ where: { id: bea.id } });
  const folder = join(house.dataDir, "recordings");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "broken-off.wav.part"), "half");
  for (const name of await files()) await utimes(join(folder, name), longAgo, longAgo);
  await sweep(house.services);
  const left = await files();
  expect(left).toContain(`${young}.wav`);
  expect(left).not.toContain(`${old}.wav`);
  expect(left).not.toContain(`${gone}.wav`);
  expect(left).not.toContain("broken-off.wav.part");
  expect((await listOf(ada)).map(({ id }) => id)).toEqual([young]);
});

test("K1 K4 what a guest kept and agreed to goes along into the account they sign up for", async () => {
  const ada = await singer();
  const id = await kept(ada, await sang(ada));
  await ada.visitor.signUp("kept@karaverse.test");
  expect((await listOf(ada)).map((one) => one.id)).toEqual([id]);
  expect((await ada.visitor.ask("GET", `/api/recordings/${id}/sound`)).status).toBe(200);
  expect((await ada.visitor.ask("GET", "/api/me")).body).toMatchObject({ person: { keepSinging: true } });
});

test("K5 who waits to sing takes along a recording of their own or a shared one, and all who hear them hear it", async () => {
  const [ada, bea] = [await singer(), await singer()];
  const [adas, beas] = [await kept(ada, await sang(ada)), await kept(bea, await sang(bea))];
  const room = await house.db.rooms.create({
    ...{ name: "A room", theme: "lounge", visibility: "public", capacity: 9, ownerId: null },
  });
  const added = await house.db.queue.add({
    ...{ roomId: room.id, songId, difficulty: "easy", addedById: ada.id },
    singers: [{ personId: ada.id, name: "Ada" }],
  });
  if (!added.ok) throw new Error(added.reason);
  const path = `/api/entries/${added.value.id}/companion`;
  const take = ({ visitor }: Singer, recording: string | null) =>
    visitor.ask("POST", path, { json: { recording } });
  const hear = async ({ visitor }: Singer) => (await visitor.ask("GET", `${path}/sound`)).status;

  expect((await take(bea, beas)).status).toBe(403);
  expect((await take(ada, beas)).status).toBe(404);
  expect((await ada.visitor.ask("GET", path)).body).toEqual({ companion: null });
  expect((await take(ada, adas)).body).toMatchObject({ companion: { id: adas, own: true } });
  // Her own, which nobody else hears but where she sings with it.
  expect(await hear(bea)).toBe(200);
  expect((await bea.visitor.ask("GET", `/api/recordings/${adas}/sound`)).status).toBe(404);

  const share = (shared: boolean) =>
    bea.visitor.ask("PATCH", `/api/people/me/recordings/${beas}`, { json: { shared } });
  await share(true);
  const choice = (await ada.visitor.ask("GET", `/api/songs/${songId}/recordings`)).body as MyRecordingsAnswer;
  expect(choice.recordings.map(({ id }) => id)).toEqual(expect.arrayContaining([adas, beas]));
  const recorded = async (visitor: Visitor) =>
    ((await visitor.ask("GET", "/api/songs")).body as SongsAnswer).recorded;
  expect(await recorded(ada.visitor)).toEqual([songId]);
  expect(await recorded(house.visitor())).toEqual([]);
  expect((await take(ada, beas)).body).toMatchObject({ companion: { id: beas, own: false } });
  expect(await hear(ada)).toBe(200);
  await share(false);
  expect(await hear(ada)).toBe(404);
  await share(true);

  await house.db.performances.begin(room.id, added.value.id, {
    ...{ number: 1, phase: "singing", startsAt: 0, pausedAt: null, state: {} },
  });
  expect((await take(ada, null)).status).toBe(403);
  expect(await hear(ada)).toBe(200);
  await house.db.performances.finish(room.id, added.value.id, []);
  expect(await hear(ada)).toBe(404);
});
