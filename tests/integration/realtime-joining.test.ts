import { randomUUID } from "node:crypto";
import { CLOSE_CODES, LIMITS, PersonName } from "@karaverse/protocol";
import { SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { realtimeClient } from "../../apps/web/src/lib/server/realtime";
import { type House, openHouse } from "./support/realtime-house";
import { SEAT } from "./support/realtime-seats";
import { SECRET } from "./support/realtime-server";
import { sing, takeTheStage } from "./support/realtime-singing";
import { eventually } from "./support/realtime-wait";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

describe.concurrent("coming in", () => {
  test("J1 a ticket of the house lets in whom it names, under that name, once", async () => {
    const room = await house.room();
    const personId = `p-${randomUUID()}`;
    await house.db.people.ensureGuest({ id: personId, name: "Ada" });
    const ticket = await house.ticketFor(room, { personId, name: "Ada", avatar: "a1" });
    const wire = await house.knock({ ticket, roomId: room.id });
    await eventually("Ada is there", () => wire.state?.participants?.get(personId)?.name === "Ada");
    await expect(house.knock({ ticket, roomId: room.id })).rejects.toThrow("ticket-used");
    await wire.leave();
  });

  test("J1 of twenty who use the same ticket in the same instant one comes in", async () => {
    const room = await house.room();
    const ticket = await house.ticketFor(room);
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, () => house.knock({ ticket, roomId: room.id })),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const each of tries) if (each.status === "fulfilled") await each.value.leave();
  });

  test("J1 a ticket that ran out, for another room, of another signature or of none is refused", async () => {
    const [room, other] = [await house.room(), await house.room()];
    const now = Math.floor(Date.now() / 1_000);
    const knock = (ticket: string) => house.knock({ ticket, roomId: room.id });
    await expect(knock(await house.ticketFor(room, { exp: now - 1 }))).rejects.toThrow("ticket-expired");
    await expect(knock(await house.ticketFor(other))).rejects.toThrow("ticket-invalid");
    await expect(
      knock(await house.ticketFor(room, {}, "some other secret, long enough to be one")),
    ).rejects.toThrow("ticket-invalid");
    const [head, claims] = (await house.ticketFor(room)).split(".");
    const unsigned = Buffer.from(JSON.stringify({ alg: "none" })).toString("base64url");
    await expect(knock(`${unsigned}.${claims}.`)).rejects.toThrow("ticket-invalid");
    await expect(knock(`${head}.${claims}.`)).rejects.toThrow("ticket-invalid");
    await expect(knock("")).rejects.toThrow("ticket-invalid");
    const bare = await new SignJWT({ personId: "x" })
      .setProtectedHeader({ alg: "HS256" })
      .setExpirationTime("30s")
      .sign(new TextEncoder().encode(SECRET));
    await expect(knock(bare)).rejects.toThrow("ticket-invalid");
  });

  test("J2 a full room refuses guests, and lets its host in", async () => {
    const room = await house.room({ capacity: 2 });
    await house.join("One", { room });
    await house.join("Two", { room });
    await expect(house.join("Three", { room })).rejects.toThrow("room-full");
    const host = await house.join("Host", { room, role: "host" });
    await host.until("everybody is there", () => host.state.participants.size === 3);
  });

  test("J2 of two who want the last place at the same time one gets it", async () => {
    const room = await house.room({ capacity: 2 });
    const one = await house.join("One", { room });
    const tries = await Promise.allSettled([house.join("Two", { room }), house.join("Three", { room })]);
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await one.until("somebody beside them", () => one.state.participants.size === 2);
  });

  test("J2 a locked room refuses guests, lets hosts and admins in, and is open again after unlocking", async () => {
    const room = await house.room();
    const host = await house.join("Host", { room, role: "host" });
    await host.must("lock-room", { locked: true });
    await expect(house.join("Guest", { room })).rejects.toThrow("room-locked");
    await house.join("Other host", { room, role: "host" });
    await house.join("Admin", { room, admin: true });
    await host.must("lock-room", { locked: false });
    await house.join("Guest", { room });
  });

  test("J2 a room that was closed, is unknown, or from which one is banned refuses with that reason", async () => {
    const [closed, room] = [await house.room(), await house.room()];
    await house.db.rooms.close(closed.id);
    await expect(house.join("Late", { room: closed })).rejects.toThrow("room-closed");
    await expect(house.join("Lost", { room: { ...room, id: "nowhere" } })).rejects.toThrow("room-unknown");
    const personId = `p-${randomUUID()}`;
    await house.db.people.ensureGuest({ id: personId, name: "Rude" });
    await house.db.bans.create({ personId, roomId: room.id, byId: null, reason: "", minutes: 5 });
    await expect(house.join("Rude", { room, personId })).rejects.toThrow("banned");
  });

  test("J3 the newer window of the same person wins, and takes over seat, place, queue and turn", async () => {
    const room = await house.room();
    const other = await house.join("Other", { room });
    const older = await house.join("Ada", { room });
    await older.must("sit", { seat: SEAT });
    const { entry } = await older.must("queue-song", { song: house.song.id });
    const shortId = older.shortId;
    const newer = await house.join("Ada", { room, personId: older.personId });
    const { code } = await older.untilClosed();
    expect(code).toBe(CLOSE_CODES.replaced);
    expect(older.heard("goodbye")).toMatchObject([{ why: "replaced" }]);
    expect(newer.shortId).toBe(shortId);
    expect(newer.me.seat).toBe(SEAT);
    expect(newer.pose.seated).toBe(true);
    expect(newer.queue).toEqual([entry]);
    await other.until("Ada is there", () => other.sees(newer));
    expect(other.state.participants.size).toBe(2);
    expect(await newer.tries("take-microphone", { entry })).toBe("ok");
    const newest = await house.join("Ada", { room, personId: older.personId });
    await newer.untilClosed();
    await newest.untilPhase("preparing");
    expect(newest.me.onStage).toBe(true);
    await expect(older.comeBack()).rejects.toThrow();
    expect(newest.isIn).toBe(true);
  });

  test("J4 roles, theme and lights are there again for the first who come after everybody had left", async () => {
    const room = await house.room();
    const host = await house.join("Host", { room, role: "owner" });
    const guest = await house.join("Guest", { room });
    await host.must("change-room", { theme: "open-air", lights: "dim" });
    await host.must("give-role", { person: guest.personId, role: "moderator" });
    await Promise.all([host.leave(), guest.leave()]);
    await eventually("the room is empty", async () => (await house.detail(room)) === null);
    const again = await house.join("Guest", { room, personId: guest.personId });
    expect(again.state.theme).toBe("open-air");
    expect(again.state.lights).toBe("dim");
    expect(again.me.role).toBe("moderator");
  });

  test("J4, V3 after the server was killed the queue, roles, mutes and the unfinished song are there again", async () => {
    const annexe = await house.annexe();
    const room = await annexe.room();
    const host = await annexe.join("Host", { room, role: "owner" });
    const ada = await annexe.join("Ada", { room });
    await host.must("change-room", { theme: "box" });
    await host.must("give-role", { person: ada.personId, role: "host" });
    const [rude, kind] = [await annexe.join("Rude", { room }), await annexe.join("Kind", { room })];
    for (const { personId: person } of [rude, kind])
      await host.must("mute-participant", { person, muted: true });
    await host.must("mute-participant", { person: kind.personId, muted: false });
    const entry = await takeTheStage(ada, annexe.slow);
    const second = await host.must("queue-song", { song: annexe.song.id });
    const singing = sing(ada, annexe.slow);
    await ada.untilPhase("singing");
    annexe.server.kill();
    await host.untilClosed();
    singing.stop();
    await host.untilIn();
    expect(host.state.theme).toBe("box");
    expect(host.me.role).toBe("owner");
    expect(host.queue).toEqual([entry, second.entry]);
    expect(host.performance).toMatchObject({ phase: "paused", why: "server", entry });
    await Promise.all([ada.enter(), rude.enter(), kind.enter()]);
    expect(ada.me.role).toBe("host");
    expect(kind.me.muted).toBe(false);
    expect(rude.me.muted).toBe(true);
    expect(await rude.tries("set-microphone", { on: true })).toBe("muted");
    await host.must("mute-participant", { person: rude.personId, muted: false });
    expect(await rude.tries("set-microphone", { on: true })).toBe("ok");
  });

  test("J5 two people may share a name; it is trimmed, and can be changed while inside", async () => {
    const room = await house.room();
    const one = await house.join("Ada", { room });
    const two = await house.join("  Ada ", { room });
    await one.until("the other one", () => one.sees(two));
    expect(one.person(two).name).toBe("Ada");
    expect(one.person(one).name).toBe("Ada");
    await two.must("update-self", { name: " Bea " });
    await one.until("the new name", () => one.person(two).name === "Bea");
    for (const name of ["", "   ", "a\u0007b", "x".repeat(LIMITS.nameLength + 1)])
      expect(await two.tries("update-self", { name })).toBe("bad-message");
    expect(await two.tries("update-self", { name: "ü".repeat(LIMITS.nameLength) })).toBe("ok");
  });

  test("W2 in a room, too, a file is worn by who brought it, and by nobody else", async () => {
    const room = await house.room();
    const one = await house.join("Ada", { room });
    const two = await house.join("Bea", { room });
    await one.until("the other one", () => one.sees(two));
    const hash = "c".repeat(64);
    await house.db.avatarFiles.keep(
      { personId: two.personId, hash, bytes: 1 },
      { most: LIMITS.avatarFiles, worn: null },
    );
    const avatar = `k2~${hash}`;
    expect(await one.tries("update-self", { avatar })).toBe("not-your-avatar");
    expect(await two.tries("update-self", { avatar: `${avatar}0` })).toBe("bad-message");
    await two.must("update-self", { avatar });
    await one.until("what they brought", () => one.person(two).avatar === avatar);
  });

  test("J5 what somebody changes in their account, over the web's API, is seen in the room they are in", async () => {
    const room = await house.room();
    const one = await house.join("Ada", { room });
    const two = await house.join("Bea", { room });
    await one.until("the other one", () => one.sees(two));
    const web = realtimeClient({ urls: [house.server.url], secret: SECRET });
    await web.change(two.personId, { avatar: "k2.other" });
    await one.until("the new avatar", () => one.person(two).avatar === "k2.other");
    expect(one.person(two).name).toBe("Bea");
    expect((await house.db.people.byId(two.personId))?.avatar).toBe("k2.other");
    await web.change("nobody-here", { name: "Cid" });
    expect(one.person(one).name).toBe("Ada");
  });

  test("J5 a ticket with a name that is none is refused", async () => {
    const room = await house.room();
    for (const name of ["", " ", "a\nb", "x".repeat(LIMITS.nameLength + 1)]) {
      expect(PersonName.safeParse(name).success).toBe(false);
      const ticket = await house.ticketFor(room, { name });
      await expect(house.knock({ ticket, roomId: room.id })).rejects.toThrow("ticket-invalid");
    }
  });
});
