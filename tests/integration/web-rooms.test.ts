import { TicketClaims } from "@karaverse/protocol";
import { jwtVerify } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openWebHouse, type WebHouse } from "../support/web-house";
import { askTicket, createRoom } from "./support/web-rooms";

let house: WebHouse;
beforeAll(async () => {
  house = await openWebHouse();
}, 120_000);
afterAll(() => house?.close());

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

  test("a room is as large as its place is made for, unless its owner says otherwise", async () => {
    const visitor = house.visitor();
    await visitor.asGuest();
    expect(await createRoom(visitor, { theme: "club", capacity: undefined })).toMatchObject({
      capacity: 200,
    });
    expect(await createRoom(visitor, { theme: "club", capacity: 20 })).toMatchObject({ capacity: 20 });
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
