import { readdir, utimes } from "node:fs/promises";
import { join } from "node:path";
import { encodeHuman, USUAL } from "@karaverse/avatars/recipe";
import { LIMITS } from "@karaverse/protocol";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { AvatarAnswer, BroughtAnswer } from "../../apps/web/src/lib/api-types";
import { sweepAvatars } from "../../apps/web/src/lib/server/avatars/sweep";
import { described, ownVrm } from "../support/own-vrm";
import { openWebHouse, type Visitor, type WebHouse } from "../support/web-house";

const HOUSE_MB = 9;
let house: WebHouse;
let base: Uint8Array<ArrayBuffer>;
/** Another file, though one sees no difference. */
const vrm = (number: number): Uint8Array<ArrayBuffer> =>
  described(base, (json) => Object.assign(json.asset as object, { copyright: `${number}` }));
beforeAll(async () => {
  base = ownVrm(1);
  house = await openWebHouse({ AVATAR_FILES_MB: String(HOUSE_MB) });
}, 120_000);
afterAll(() => house?.close());

const bring = (visitor: Visitor, bytes: Uint8Array<ArrayBuffer>) =>
  visitor.ask("POST", "/api/me/avatar/vrm", { bytes, headers: { "content-type": "model/gltf-binary" } });

async function brought(visitor: Visitor, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const { status, body } = await bring(visitor, bytes);
  expect(status, JSON.stringify(body)).toBe(200);
  return (body as BroughtAnswer).vrm;
}

async function guest(): Promise<Visitor> {
  const visitor = house.visitor();
  await visitor.asGuest();
  return visitor;
}

const code = encodeHuman(USUAL);
const wear = (visitor: Visitor, file: string | null) =>
  visitor.ask("PUT", "/api/me/avatar", { json: { code, vrm: file } });
const folder = () => join(house.dataDir, "avatars");

test("W1, W2 who brings a VRM wears it over a recipe, and everybody here can fetch it; nobody else wears it", async () => {
  const [ada, eve] = [await guest(), await guest()];
  const bytes = vrm(1);
  const hash = await brought(ada, bytes);
  expect((await wear(ada, hash)).body).toMatchObject({ code, vrm: hash } satisfies Partial<AvatarAnswer>);
  const { response } = await eve.ask("GET", `/api/avatars/${hash}.vrm`);
  expect(response.headers.get("cache-control")).toContain("immutable");
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  expect(response.headers.get("content-type")).toBe("model/gltf-binary");
  expect((await house.visitor().ask("GET", `/api/avatars/${hash}.vrm`)).status).toBe(401);

  const refused = { status: 403, body: { error: "not-your-avatar" } };
  expect(await wear(eve, hash)).toMatchObject(refused);
  const avatar = `${code}~${hash}`;
  expect(await eve.ask("PATCH", "/api/me", { json: { avatar } })).toMatchObject(refused);
  const room = await house.db.rooms.create({
    ...{ name: "A room", theme: "lounge", visibility: "public", capacity: 9, ownerId: null },
  });
  const enter = (visitor: Visitor) =>
    visitor.ask("POST", `/api/rooms/${room.slug}/ticket`, { json: { name: "Me", avatar } });
  expect(await enter(eve)).toMatchObject(refused);
  expect((await enter(ada)).status).toBe(200);
  expect((await ada.ask("GET", "/api/me/avatar")).body).toMatchObject({ code, vrm: hash });
  // Taken off again, the recipe is what is left.
  expect((await wear(ada, null)).body).toMatchObject({ code, vrm: null });
});

test("W3 what is no VRM, or not all of one, or costs too much, is refused with what is wrong", async () => {
  const eve = await guest();
  const bytes = vrm(1);
  const refusals = async (sent: Uint8Array<ArrayBuffer>) => {
    const { status, body } = await bring(eve, sent);
    expect(status).toBe(400);
    return (body as { refusals: unknown }).refusals;
  };
  expect(await refusals(new Uint8Array(5_000).fill(7))).toEqual([{ reason: "not-glb" }]);
  expect(await refusals(bytes.slice(0, bytes.length / 2))).toEqual([{ reason: "not-glb" }]);
  const longer = bytes.slice();
  // The description says that it is longer than the file.
  new DataView(longer.buffer).setUint32(12, 0xfffffff0, true);
  expect(await refusals(longer)).toEqual([{ reason: "not-glb" }]);
  const beyond = described(bytes, (json) => {
    Object.assign((json.accessors as object[])[0] ?? {}, { count: 3_999_999 });
  });
  expect(await refusals(beyond)).toEqual([{ reason: "broken", where: "accessors.0" }]);
  const bomb = described(bytes, (json) => {
    const zeros = { componentType: 5126, type: "VEC4", count: 4_000_000 };
    (json.accessors as object[]).push(...new Array(50).fill(zeros));
  });
  expect(await refusals(bomb)).toMatchObject([{ reason: "over", what: "memory" }]);
  const away = described(bytes, (json) => {
    json.images = [{ uri: "http://127.0.0.1:1/face.png" }];
  });
  expect(await refusals(away)).toEqual([{ reason: "elsewhere", where: "images.0" }]);
  expect((await bring(eve, new Uint8Array(24 * 1024 * 1024 + 1))).status).toBe(413);
  expect((await bring(house.visitor(), bytes)).status).toBe(401);
  for (const name of [`${"a".repeat(64)}.vrm`, "..%2f..%2fsecrets", `${"a".repeat(64)}`])
    expect((await eve.ask("GET", `/api/avatars/${name}`)).status).toBe(404);
});

test("W4 the newest files take the place of the oldest but the worn, what is nobody's is swept, and a house is full some time", async () => {
  const [ada, bea] = [await guest(), await guest()];
  const worn = await brought(ada, vrm(1));
  await wear(ada, worn);
  const more = [];
  for (let n = 2; n <= LIMITS.avatarFiles + 1; n++) more.push(await brought(ada, vrm(n)));
  expect((await wear(ada, more[0] ?? "")).status).toBe(403);
  expect((await wear(ada, worn)).status).toBe(200);
  expect((await wear(ada, more.at(-1) ?? "")).status).toBe(200);

  const gone = `${more[0]}.vrm`;
  const old = new Date(Date.now() - 2 * 3_600_000);
  for (const name of await readdir(folder())) await utimes(join(folder(), name), old, old);
  expect(await readdir(folder())).toContain(gone);
  await sweepAvatars(house.services);
  const left = await readdir(folder());
  expect(left).not.toContain(gone);
  expect(left).toEqual(expect.arrayContaining([`${worn}.vrm`, `${more.at(-1)}.vrm`]));

  // Somebody has brought nearly as much as the house takes.
  const hog = await house.db.people.ensureGuest({ id: crypto.randomUUID(), name: "Hog" });
  const large = { personId: hog.id, hash: "b".repeat(64), bytes: HOUSE_MB * 1024 * 1024 - 1_000 };
  await house.db.avatarFiles.keep(large, { most: LIMITS.avatarFiles, worn: null });
  expect(await bring(bea, vrm(1))).toMatchObject({ status: 409, body: { error: "avatars-full" } });
});

test("W4 what a guest brought comes along into the account", async () => {
  const [id, { db }] = [crypto.randomUUID(), house];
  const account = await db.people.ensureGuest({ id: `${id}-account`, name: "Ada" });
  const before = await db.people.ensureGuest({ id: `${id}-guest`, name: "Ada" });
  const file = { personId: before.id, hash: "a".repeat(64), bytes: 1 };
  await db.avatarFiles.keep(file, { most: LIMITS.avatarFiles, worn: null });
  await db.people.moveEverything(before.id, account.id);
  expect(await db.avatarFiles.isOf(account.id, file.hash)).toBe(true);
  expect(await db.avatarFiles.isOf(before.id, file.hash)).toBe(false);
});
