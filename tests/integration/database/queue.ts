import { describe, expect, test } from "vitest";
import { anEntry, aPerson, aRoom, aSong, db, onStage } from "../support/database";

describe("the queue", () => {
  test("Q2 keeps the order of arrival when twenty people add at the same moment", async () => {
    const room = await aRoom();
    const { id: songId } = await aSong();
    const people = await Promise.all(Array.from({ length: 20 }, () => aPerson()));
    await Promise.all(people.map((person) => anEntry(room.id, person, songId)));
    const entries = await db.queue.list(room.id);
    expect(entries).toHaveLength(20);
    const rows = await db.client.queueEntry.findMany({ where: { roomId: room.id } });
    expect(new Set(rows.map((row) => row.position)).size).toBe(20);
  });

  test("Q1 refuses a sixth waiting entry, also when all six are added at once", async () => {
    const room = await aRoom();
    const person = await aPerson();
    const { id: songId } = await aSong();
    const entry = {
      roomId: room.id,
      songId,
      difficulty: "easy" as const,
      addedById: person.id,
      singers: [{ personId: person.id, name: person.name }],
    };
    const answers = await Promise.all(Array.from({ length: 6 }, () => db.queue.add(entry)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(5);
    expect(answers.filter((answer) => !answer.ok)).toEqual([{ ok: false, reason: "too-many-entries" }]);
  });

  test("Q1 refuses songs that are unknown or disabled", async () => {
    const room = await aRoom();
    const person = await aPerson();
    const { id } = await aSong();
    await db.songs.setDisabled(id, true);
    const entry = { roomId: room.id, difficulty: "easy" as const, addedById: person.id, singers: [] };
    expect(await db.queue.add({ ...entry, songId: id })).toEqual({ ok: false, reason: "song-disabled" });
    expect(await db.queue.add({ ...entry, songId: "none" })).toEqual({ ok: false, reason: "song-unknown" });
  });

  test("Q2 many moves at once lose no entry and leave one order", async () => {
    const room = await aRoom();
    const people = await Promise.all(Array.from({ length: 5 }, () => aPerson()));
    const entries = [];
    for (const person of people) entries.push(await anEntry(room.id, person));
    const [first, , , , last] = entries;
    await Promise.all([
      ...entries.slice(1).map((entry) => db.queue.move(room.id, entry.id, first?.id ?? null)),
      ...entries.map((entry) => db.queue.move(room.id, entry.id, null)),
    ]);
    const after = await db.queue.list(room.id);
    expect(after.map((entry) => entry.id).sort()).toEqual(entries.map((entry) => entry.id).sort());
    const moved = await db.queue.move(room.id, last?.id ?? "", after[0]?.id ?? "");
    expect(moved.ok && moved.value[0]?.id).toBe(last?.id);
    expect((await db.queue.list(room.id))[0]?.id).toBe(last?.id);
  });

  test("L2 entries of whoever left go, but not those with another singer who is still here", async () => {
    const room = await aRoom();
    const [leaver, partner] = [await aPerson(), await aPerson("Bob")];
    const alone = await anEntry(room.id, leaver);
    const duet = await db.queue.add({
      roomId: room.id,
      songId: (await aSong()).id,
      difficulty: "easy",
      addedById: leaver.id,
      singers: [leaver, partner].map(({ id, name }) => ({ personId: id, name })),
    });
    expect(await db.queue.removeOf(room.id, leaver.id, [partner.id])).toEqual([alone.id]);
    expect((await db.queue.list(room.id)).map((entry) => entry.id)).toEqual([duet.ok && duet.value.id]);
  });
});

test("Q5 whoever performs is now, also when the order behind changes, and the rest is next and after", async () => {
  const room = await aRoom();
  const entries = [];
  for (let i = 0; i < 3; i++) entries.push(await anEntry(room.id, await aPerson()));
  const [now, next, after] = entries.map((entry) => entry.id);
  await db.performances.begin(room.id, now ?? "", onStage);
  await db.queue.move(room.id, after ?? "", next ?? "");
  expect((await db.queue.list(room.id)).map((entry) => entry.id)).toEqual([now, after, next]);
});
