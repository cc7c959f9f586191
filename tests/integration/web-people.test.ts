import { mkdir, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { TicketClaims } from "@karaverse/protocol";
import { jwtVerify } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AvatarAnswer, Me, VideosAnswer } from "../../apps/web/src/lib/api-types";
import { TINY_MP4, TINY_WEBM } from "../support/tiny-videos";
import { openWebHouse, type Visitor, type WebHouse } from "../support/web-house";

let house: WebHouse;
beforeAll(async () => {
  house = await openWebHouse();
}, 120_000);
afterAll(() => house?.close());

const me = async (visitor: Visitor) =>
  ((await visitor.ask("GET", "/api/me")).body as { person: Me | null }).person;

const createRoom = async (visitor: Visitor, change: object = {}) => {
  const { status, body } = await visitor.ask("POST", "/api/rooms", {
    json: { name: "Ours", theme: "box", ...change },
  });
  expect(status).toBe(200);
  return (body as { room: { id: string; slug: string } }).room;
};
const askTicket = (visitor: Visitor, slug: string, more: object = {}) =>
  visitor.ask("POST", `/api/rooms/${slug}/ticket`, { json: { name: "Ada", avatar: "k1", ...more } });

describe("people", () => {
  test("nobody is nobody, and a guest is a person with a name of their own choice", async () => {
    const visitor = house.visitor();
    expect(await me(visitor)).toBeNull();
    await visitor.asGuest();
    expect(await me(visitor)).toMatchObject({ guest: true, admin: false, email: null });
    await visitor.ask("PATCH", "/api/me", { json: { name: "  Ada  ", avatar: "k1.x" } });
    expect(await me(visitor)).toMatchObject({ name: "Ada", avatar: "k1.x" });
  });

  test("J5 a name without a letter or with control characters is refused with a reason", async () => {
    const visitor = house.visitor();
    await visitor.asGuest();
    for (const name of ["   ", "a\u0007b", "x".repeat(33)]) {
      const { status, body } = await visitor.ask("PATCH", "/api/me", { json: { name } });
      expect(status).toBe(400);
      expect(body).toMatchObject({ error: "bad-input", message: expect.stringContaining("name") });
    }
  });

  test("J5 an avatar is read and written number by number, and what is wrong with one is named", async () => {
    const visitor = house.visitor();
    await visitor.asGuest();
    const avatar = async () => (await visitor.ask("GET", "/api/me/avatar")).body as AvatarAnswer;
    const before = await avatar();
    const recipe = { ...before.recipe, body: { ...before.recipe.body, height: 191 } };
    expect(await visitor.ask("PUT", "/api/me/avatar", { json: { recipe } })).toMatchObject({
      status: 200,
      body: { recipe: { body: { height: 191 } } },
    });
    const after = await avatar();
    expect(await me(visitor)).toMatchObject({ avatar: after.code });
    await visitor.ask("PUT", "/api/me/avatar", { json: { code: before.code } });
    expect(await avatar()).toEqual(before);
    const tall = { ...recipe, body: { ...recipe.body, height: 400 } };
    for (const [json, field] of [
      [{ recipe: tall }, "recipe.body.height"],
      [{ recipe: { ...recipe, wings: 2 } }, "wings"],
      [{ code: "2nonsense" }, "code"],
      [{}, "either a recipe or a code"],
    ] as const) {
      const { status, body } = await visitor.ask("PUT", "/api/me/avatar", { json });
      expect(status).toBe(400);
      expect(body).toMatchObject({ error: "bad-input", message: expect.stringContaining(field) });
    }
    expect(await avatar(), "nothing of it was taken").toEqual(before);
  });

  test("a guest who signs up keeps the rooms they opened, and a wrong password signs nobody in", async () => {
    const visitor = house.visitor();
    const guestId = await visitor.asGuest();
    const room = await createRoom(visitor);
    const memberId = await visitor.signUp("keeper@karaverse.test", "long enough");
    expect(memberId).not.toBe(guestId);
    expect(await me(visitor)).toMatchObject({ guest: false, rooms: [{ slug: room.slug, role: "owner" }] });
    expect(await house.db.people.byId(guestId)).toBeNull();
    const thief = house.visitor();
    const { status } = await thief.ask("POST", "/api/auth/sign-in/email", {
      json: { email: "keeper@karaverse.test", password: "not the one" },
    });
    expect(status).toBe(401);
    expect(await me(thief)).toBeNull();
  });

  test("nobody makes themselves an admin by signing up", async () => {
    const visitor = house.visitor();
    await visitor.ask("POST", "/api/auth/sign-up/email", {
      json: { email: "sly@karaverse.test", password: "long enough", name: "Sly", role: "admin" },
    });
    expect((await visitor.ask("POST", "/api/auth/update-user", { json: { role: "admin" } })).status).toBe(
      404,
    );
    expect((await me(visitor))?.admin ?? false).toBe(false);
  });

  test("J5 a name from a sign-up form is cut to what a name may be", async () => {
    const visitor = house.visitor();
    await visitor.ask("POST", "/api/auth/sign-up/email", {
      json: { email: "long@karaverse.test", password: "long enough", name: `\u0007${"x".repeat(500)}` },
    });
    expect((await me(visitor))?.name).toBe("x".repeat(32));
  });

  test("another site can't act in a person's name", async () => {
    const visitor = house.visitor();
    await visitor.asGuest();
    const { status, body } = await visitor.ask("PATCH", "/api/me", {
      json: { name: "Eve" },
      headers: { origin: "https://elsewhere.test" },
    });
    expect(status).toBe(403);
    expect(body).toMatchObject({ error: "wrong-origin" });
    expect(
      (
        await visitor.ask("POST", "/api/auth/sign-out", {
          json: {},
          headers: { origin: "https://elsewhere.test" },
        })
      ).status,
    ).toBe(403);
  });
});

describe("tickets", () => {
  test("J1 a ticket names the person and the room, and holds for thirty seconds", async () => {
    const visitor = house.visitor();
    const personId = await visitor.asGuest();
    const room = await createRoom(visitor);
    const askedAt = Date.now();
    const { status, body } = await askTicket(visitor, room.slug);
    expect(status).toBe(200);
    const { ticket, roomId, expiresAt } = body as { ticket: string; roomId: string; expiresAt: number };
    const key = new TextEncoder().encode(house.services.config.ticketSecret);
    const { payload } = await jwtVerify(ticket, key, { algorithms: ["HS256"] });
    const claims = TicketClaims.parse(payload);
    expect(claims).toMatchObject({
      personId,
      name: "Ada",
      avatar: "k1",
      roomId: room.id,
      guest: true,
      admin: false,
    });
    expect(roomId).toBe(room.id);
    expect(claims.exp * 1_000).toBe(expiresAt);
    expect(expiresAt - askedAt).toBeGreaterThanOrEqual(29_000);
    expect(expiresAt - Date.now()).toBeLessThanOrEqual(30_000);
    const again = (await askTicket(visitor, room.slug)).body as { ticket: string };
    expect(again.ticket).not.toBe(ticket);
  });

  test("are for people only, and for rooms that are there", async () => {
    const visitor = house.visitor();
    expect(await askTicket(visitor, "velvet-room")).toMatchObject({
      status: 401,
      body: { error: "not-signed-in" },
    });
    await visitor.asGuest();
    expect(await askTicket(visitor, "nowhere")).toMatchObject({
      status: 404,
      body: { error: "room-unknown" },
    });
  });

  test("J2 a locked room lets its owner in and nobody else, a closed one nobody", async () => {
    const [owner, guest] = [house.visitor(), house.visitor()];
    await owner.asGuest();
    await guest.asGuest();
    const room = await createRoom(owner);
    await house.db.rooms.change(room.id, { locked: true });
    expect((await askTicket(owner, room.slug)).status).toBe(200);
    expect(await askTicket(guest, room.slug)).toMatchObject({ status: 403, body: { error: "room-locked" } });
    await house.db.rooms.close(room.id);
    expect(await askTicket(owner, room.slug)).toMatchObject({ status: 403, body: { error: "room-closed" } });
  });

  test("J2 who was inside a locked room a moment ago gets one again, who was there earlier or is banned does not", async () => {
    const [owner, guest] = [house.visitor(), house.visitor()];
    await owner.asGuest();
    const personId = await guest.asGuest();
    const room = await createRoom(owner);
    await house.db.rooms.change(room.id, { locked: true });
    const elevenMinutesAgo = new Date(Date.now() - 11 * 60_000);
    await house.db.insiders.seen(room.id, [personId], elevenMinutesAgo);
    expect(await askTicket(guest, room.slug)).toMatchObject({ status: 403, body: { error: "room-locked" } });
    await house.db.insiders.seen(room.id, [personId]);
    expect((await askTicket(guest, room.slug)).status).toBe(200);
    await house.db.bans.create({ personId, roomId: room.id, byId: null, reason: "", minutes: null });
    expect(await askTicket(guest, room.slug)).toMatchObject({ status: 403, body: { error: "banned" } });
    await house.db.insiders.left(room.id, [personId]);
    expect(await house.db.insiders.wasSeen(room.id, personId, elevenMinutesAgo)).toBe(false);
  });

  test("L3 a banned person gets none until the ban is lifted, also after signing up", async () => {
    const [owner, guest] = [house.visitor(), house.visitor()];
    await owner.asGuest();
    const personId = await guest.asGuest();
    const room = await createRoom(owner);
    const ban = await house.db.bans.create({
      personId,
      roomId: room.id,
      byId: null,
      reason: "",
      minutes: null,
    });
    expect(await askTicket(guest, room.slug)).toMatchObject({ status: 403, body: { error: "banned" } });
    await guest.signUp();
    expect(await askTicket(guest, room.slug)).toMatchObject({ status: 403, body: { error: "banned" } });
    await house.db.bans.lift(ban.id);
    expect((await askTicket(guest, room.slug)).status).toBe(200);
  });

  test("a room behind a password asks for it, and stops guessing", async () => {
    const [owner, guest] = [house.visitor(), house.visitor()];
    await owner.asGuest();
    await guest.asGuest();
    const room = await createRoom(owner, { visibility: "password", password: "open sesame" });
    expect((await askTicket(owner, room.slug)).status).toBe(200);
    expect(await askTicket(guest, room.slug)).toMatchObject({
      status: 403,
      body: { error: "password-wrong" },
    });
    expect((await askTicket(guest, room.slug, { password: "open sesame" })).status).toBe(200);
    const answers = [];
    for (let i = 0; i < 12; i++)
      answers.push((await askTicket(guest, room.slug, { password: `guess ${i}` })).status);
    expect(answers.at(-1)).toBe(429);
  });
});

describe("the lobby", () => {
  test("shows public rooms and those behind a password, and hides those known by link", async () => {
    const visitor = house.visitor();
    await visitor.asGuest();
    const open = await createRoom(visitor, { name: "Open" });
    const hidden = await createRoom(visitor, { name: "Hidden", visibility: "link" });
    const { body } = await visitor.ask("GET", "/api/rooms");
    const { rooms, live } = body as { rooms: { slug: string; people: number }[]; live: boolean };
    expect(live).toBe(false);
    expect(rooms.map((room) => room.slug)).toContain(open.slug);
    expect(rooms.map((room) => room.slug)).not.toContain(hidden.slug);
    expect(await visitor.ask("GET", `/api/rooms/${hidden.slug}`)).toMatchObject({
      status: 200,
      body: { role: "owner", room: { name: "Hidden", closed: false }, voice: { on: false } },
    });
    expect(JSON.stringify(body)).not.toContain("passwordHash");
  });

  test("a room behind a password needs one, and sizes have bounds", async () => {
    const visitor = house.visitor();
    await visitor.asGuest();
    for (const change of [
      { visibility: "password" },
      { capacity: 1 },
      { capacity: 100_000 },
      { theme: "moon" },
      { name: "" },
    ]) {
      const { status } = await visitor.ask("POST", "/api/rooms", {
        json: { name: "Ours", theme: "box", ...change },
      });
      expect(status, JSON.stringify(change)).toBe(400);
    }
    expect(
      (await house.visitor().ask("POST", "/api/rooms", { json: { name: "Ours", theme: "box" } })).status,
    ).toBe(401);
  });
});

describe("the folder of videos", () => {
  const ago = new Date(Date.now() - 60_000);
  const put = async (name: string, bytes: Uint8Array, changed = ago) => {
    const path = join(house.dataDir, "videos", name);
    await mkdir(join(house.dataDir, "videos"), { recursive: true });
    await writeFile(path, bytes);
    await utimes(path, changed, changed);
  };
  const asked = async (visitor: Visitor) => (await visitor.ask("GET", "/api/videos")).body as VideosAnswer;

  test("P15 MP4 and WebM are shown to everybody at the same moment; other files are refused with a reason", async () => {
    await put("1-red.webm", TINY_WEBM);
    await put("2-red.mp4", TINY_MP4);
    await put("holiday.avi", TINY_MP4);
    await put("liar.mp4", TINY_WEBM);
    await put("half.mp4", TINY_MP4.subarray(0, 200));
    await put("still-copied.mp4", TINY_MP4, new Date(Date.now() + 3_600_000));
    const [ada, bea] = [house.visitor(), house.visitor()];
    await ada.asGuest();
    await bea.asGuest();
    const [first, second] = [await asked(ada), await asked(bea)];
    const shown = first.playing;
    if (!shown) throw new Error("nothing is shown");
    expect([shown.now.name, shown.next.name].toSorted()).toEqual(["1-red.webm", "2-red.mp4"]);
    expect(shown.now.durationMs).toBe(1_000);
    expect(shown.next.startsAt).toBe(shown.now.startsAt + 1_000);
    // Whole seconds apart from what the other was told: one programme.
    const told = (second.playing?.now.startsAt ?? 0) - shown.now.startsAt;
    expect(told % 1_000).toBe(0);
    expect(first.refused.map(({ sentence }) => sentence)).toEqual([
      "half.mp4 does not say how long it is. Convert it anew.",
      "holiday.avi is neither MP4 nor WebM: browsers play no other.",
      "liar.mp4 is not what its name says: it is webm.",
    ]);
  });

  test("P15 a file is sent by ranges to who has a session, and nothing else of the machine is", async () => {
    const visitor = house.visitor();
    expect((await visitor.ask("GET", "/api/videos")).status).toBe(401);
    await visitor.asGuest();
    const part = await visitor.ask("GET", "/api/videos/2-red.mp4", { headers: { range: "bytes=4-7" } });
    expect(part.status).toBe(206);
    expect(part.response.headers.get("content-type")).toBe("video/mp4");
    expect(part.response.headers.get("content-range")).toBe(`bytes 4-7/${TINY_MP4.length}`);
    for (const name of ["holiday.avi", "nothing.mp4"])
      expect((await visitor.ask("GET", `/api/videos/${name}`)).status).toBe(404);
  });
});
