import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AuditLine } from "../../apps/web/src/lib/api-types";
import { openWebHouse, type Visitor, type WebHouse } from "../support/web-house";

let house: WebHouse;
let admin: Visitor;
beforeAll(async () => {
  house = await openWebHouse();
  admin = await house.admin();
}, 120_000);
afterAll(() => house?.close());

const ADMIN_API = join(import.meta.dirname, "../../apps/web/src/app/api/admin");
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** Every method of every route file under /api/admin, with ids made up: a new route is in this table by itself. */
async function adminRoutes(): Promise<{ method: string; path: string }[]> {
  const files = (await readdir(ADMIN_API, { recursive: true })).filter((file) => file.endsWith("route.ts"));
  const routes = [];
  for (const file of files) {
    const module = (await import(join(ADMIN_API, file))) as Record<string, unknown>;
    const path = `/api/admin/${file.replace(/\/?route\.ts$/, "").replace(/\[\w+\]/g, "anyone")}`;
    routes.push(...METHODS.filter((method) => method in module).map((method) => ({ method, path })));
  }
  return routes;
}

describe("every admin route", () => {
  test("answers 401 to nobody, and 403 to guests and members", async () => {
    const [nobody, guest, member] = [house.visitor(), house.visitor(), house.visitor()];
    await guest.asGuest();
    await member.signUp();
    const routes = await adminRoutes();
    expect(routes.map(({ path }) => path)).toContain("/api/admin/rooms/anyone/sight/anyone");
    expect(routes.length).toBeGreaterThanOrEqual(14);
    for (const { method, path } of routes) {
      const json = method === "GET" ? {} : { json: {} };
      const what = `${method} ${path}`;
      expect((await nobody.ask(method, path, json)).status, `${what} for nobody`).toBe(401);
      expect((await guest.ask(method, path, json)).status, `${what} for a guest`).toBe(403);
      expect((await member.ask(method, path, json)).status, `${what} for a member`).toBe(403);
    }
  });

  test("is closed again to an admin who is one no more", async () => {
    const former = await house.admin();
    expect((await former.ask("GET", "/api/admin/people")).status).toBe(200);
    const { body } = await former.ask("GET", "/api/me");
    const id = (body as { person: { id: string } }).person.id;
    expect((await admin.ask("PATCH", `/api/admin/people/${id}`, { json: { admin: false } })).status).toBe(
      200,
    );
    expect((await former.ask("GET", "/api/admin/people")).status).toBe(403);
  });
});

const lastAudit = async (limit = 1) => {
  const { body } = await admin.ask("GET", `/api/admin/audit?limit=${limit}`);
  return (body as { lines: AuditLine[] }).lines;
};

describe("rooms, with the realtime server away", () => {
  const make = async () => {
    const { body } = await admin.ask("POST", "/api/admin/rooms", { json: { name: "Hall", theme: "lounge" } });
    return (body as { room: { id: string; slug: string } }).room;
  };
  const act = (id: string, json: object) => admin.ask("POST", `/api/admin/rooms/${id}/acts`, { json });

  test("R4 are locked and closed all the same, and the audit log says so", async () => {
    const room = await make();
    expect((await act(room.id, { act: "lock", locked: true })).status).toBe(200);
    expect(await lastAudit()).toMatchObject([
      { act: "lock-room", details: { locked: true }, room: { slug: room.slug } },
    ]);
    expect((await act(room.id, { act: "close", reason: "late" })).status).toBe(200);
    expect((await house.db.rooms.byId(room.id))?.closedAt).not.toBeNull();
    expect(await act(room.id, { act: "lock", locked: false })).toMatchObject({
      status: 404,
      body: { error: "room-unknown" },
    });
  });

  test("R4 a ban from a room is kept with its reason and end", async () => {
    const room = await make();
    const guest = house.visitor();
    const person = await guest.asGuest();
    await act(room.id, { act: "ban", person, reason: "threw a glass", minutes: 60 });
    const ban = await house.db.bans.active(person, room.id);
    expect(ban).toMatchObject({ reason: "threw a glass" });
    expect(await lastAudit()).toMatchObject([
      { act: "ban-participant", target: person, targetName: "Guest", details: { reason: "threw a glass" } },
    ]);
    const { status } = await guest.ask("POST", `/api/rooms/${room.slug}/ticket`, { json: { name: "Ada" } });
    expect(status).toBe(403);
    expect((await admin.ask("DELETE", `/api/admin/bans/${ban?.id}`)).status).toBe(200);
    expect((await admin.ask("DELETE", `/api/admin/bans/${ban?.id}`)).status).toBe(404);
  });

  test("what needs people in the room is refused with that reason", async () => {
    const room = await make();
    expect(await act(room.id, { act: "announce", text: "Last call" })).toMatchObject({
      status: 502,
      body: { error: "realtime-unreachable" },
    });
    expect((await act(room.id, { act: "explode" })).status).toBe(400);
  });

  test("whom somebody sees is not known then", async () => {
    const room = await make();
    expect(await admin.ask("GET", `/api/admin/rooms/${room.id}/sight/anyone`)).toMatchObject({
      status: 502,
      body: { error: "realtime-unreachable" },
    });
  });
});

describe("people", () => {
  test("a ban from the house keeps a guest out of every room, and admins can't be banned", async () => {
    const guest = house.visitor();
    const person = await guest.asGuest();
    await house.db.rooms.create({
      slug: "any",
      name: "Any",
      theme: "box",
      visibility: "public",
      capacity: 9,
      ownerId: null,
    });
    await admin.ask("POST", `/api/admin/people/${person}/ban`, { json: { reason: "spam", minutes: 5 } });
    expect((await guest.ask("POST", "/api/rooms/any/ticket", { json: { name: "Eve" } })).status).toBe(403);
    expect((await guest.ask("POST", "/api/rooms", { json: { name: "Mine", theme: "box" } })).status).toBe(
      403,
    );
    const me = (await admin.ask("GET", "/api/me")).body as { person: { id: string } };
    expect((await admin.ask("POST", `/api/admin/people/${me.person.id}/ban`, { json: {} })).status).toBe(409);
    expect((await admin.ask("PATCH", `/api/admin/people/${person}`, { json: { admin: true } })).status).toBe(
      409,
    );
  });

  test("the last admin stays one", async () => {
    const me = (await admin.ask("GET", "/api/me")).body as { person: { id: string } };
    expect(
      await admin.ask("PATCH", `/api/admin/people/${me.person.id}`, { json: { admin: false } }),
    ).toMatchObject({
      status: 409,
      body: { error: "last-admin" },
    });
  });
});

test("R4 the audit log is read page by page without a gap", async () => {
  const all = await lastAudit(200);
  const seen: number[] = [];
  let next: number | null = null;
  do {
    const { body } = await admin.ask("GET", `/api/admin/audit?limit=3${next ? `&before=${next}` : ""}`);
    const page = body as { lines: AuditLine[]; next: number | null };
    seen.push(...page.lines.map((line) => line.id));
    next = page.next;
  } while (next);
  expect(seen).toEqual(all.map((line) => line.id));
});

describe("songs", () => {
  test("never serves a file from outside of a song's folder", async () => {
    await writeFile(join(house.dataDir, "secret.mp3"), "secret");
    await house.db.songs.put({
      id: "outside",
      source: "import",
      folder: "..",
      title: "Outside",
      artist: "",
      language: "",
      year: null,
      genre: "",
      level: 1,
      durationMs: 1,
      singers: 1,
      hash: "outside",
      chart: "",
      backing: "../secret.mp3",
      guide: null,
      cover: null,
      credit: "",
      importedById: null,
    });
    expect((await house.visitor().ask("GET", "/api/songs/outside/backing")).status).toBe(404);
  });
});
