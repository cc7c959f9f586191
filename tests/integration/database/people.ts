import { describe, expect, test } from "vitest";
import { anEntry, aPerson, aRoom, db } from "../support/database";

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
