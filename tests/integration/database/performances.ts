import { countsAsBest, createDatabase } from "@karaverse/database";
import { describe, expect, test } from "vitest";
import { anEntry, aPerson, aRoom, aScore, aSong, db, onStage, postgres } from "../support/database";

describe("a performance", () => {
  test("P1 only one of two singers who take the microphone at once gets it", async () => {
    const room = await aRoom();
    const head = await anEntry(room.id, await aPerson());
    const next = await anEntry(room.id, await aPerson());
    const answers = await Promise.all([
      db.performances.begin(room.id, head.id, onStage),
      db.performances.begin(room.id, head.id, onStage),
    ]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(await db.performances.begin(room.id, next.id, onStage)).toEqual({
      ok: false,
      reason: "already-performing",
    });
    expect(await db.queue.move(room.id, head.id, null)).toEqual({ ok: false, reason: "entry-performing" });
    expect(await db.queue.remove(room.id, head.id)).toEqual({ ok: false, reason: "entry-performing" });
  });

  test("P1 an entry that isn't the head has to wait", async () => {
    const room = await aRoom();
    await anEntry(room.id, await aPerson());
    const next = await anEntry(room.id, await aPerson());
    expect(await db.performances.begin(room.id, next.id, onStage)).toEqual({
      ok: false,
      reason: "not-your-turn",
    });
  });

  test("P8 what was written last is there for a server that starts again", async () => {
    const room = await aRoom();
    const entry = await anEntry(room.id, await aPerson());
    await db.performances.begin(room.id, entry.id, onStage);
    await db.performances.save(room.id, entry.id, {
      phase: "paused",
      pausedAt: 12_345.5,
      state: { frames: 7 },
    });
    const again = createDatabase(postgres.url);
    expect(await again.performances.get(room.id)).toMatchObject({
      entryId: entry.id,
      phase: "paused",
      pausedAt: 12_345.5,
      state: { frames: 7 },
    });
    await again.close();
  });

  test("P2 an entry that is given back waits again and has had no turn, once", async () => {
    const room = await aRoom();
    const person = await aPerson();
    const entry = await anEntry(room.id, person);
    await db.performances.begin(room.id, entry.id, onStage);
    expect(await db.queue.turns(room.id, new Date(0))).toHaveLength(1);
    expect(await db.performances.giveBack(room.id, entry.id)).toBe(true);
    expect(await db.performances.giveBack(room.id, entry.id)).toBe(false);
    expect(await db.queue.list(room.id)).toMatchObject([{ id: entry.id, state: "queued" }]);
    expect(await db.queue.turns(room.id, new Date(0))).toEqual([]);
    expect(await db.performances.get(room.id)).toBeNull();
    expect((await db.performances.begin(room.id, entry.id, onStage)).ok).toBe(true);
  });

  test("C8 finishing keeps the scores once, however often it is asked", async () => {
    const room = await aRoom();
    const [ada, bob] = [await aPerson("Ada"), await aPerson("Bob")];
    const { id: songId } = await aSong();
    for (const [person, points] of [
      [ada, 4_000],
      [ada, 9_100],
      [bob, 6_000],
    ] as const) {
      const entry = await anEntry(room.id, person, songId);
      await db.performances.begin(room.id, entry.id, onStage);
      const score = aScore(person, points);
      const ends = await Promise.all([
        db.performances.finish(room.id, entry.id, [score]),
        db.performances.finish(room.id, entry.id, [score]),
      ]);
      expect(ends.sort()).toEqual([false, true]);
    }
    const best = await db.scores.best(songId);
    expect(best.map(({ singer, points }) => ({ singer, points }))).toEqual([
      { singer: "Ada", points: 9_100 },
      { singer: "Bob", points: 6_000 },
    ]);
    expect(await db.queue.list(room.id)).toEqual([]);
    expect((await db.scores.byId(best[0]?.id ?? ""))?.sung).toEqual(new Uint8Array([1, 2, 3]));
  });

  test("C16 slower than written is in one's history and no best, quicker counts like any other", async () => {
    const room = await aRoom();
    const [ada, bob] = [await aPerson("Ada"), await aPerson("Bob")];
    const { id: songId } = await aSong();
    for (const [person, tempo, points] of [
      [ada, 70, 9_900],
      [ada, 100, 5_000],
      [bob, 130, 6_000],
    ] as const) {
      const entry = await anEntry(room.id, person, songId);
      await db.performances.begin(room.id, entry.id, onStage);
      await db.performances.finish(room.id, entry.id, [{ ...aScore(person, points), tempo }]);
    }
    expect(await db.scores.best(songId)).toMatchObject([
      { singer: "Bob", points: 6_000, tempo: 130 },
      { singer: "Ada", points: 5_000, tempo: 100 },
    ]);
    expect(await db.scores.bestOf(songId, [ada.id])).toEqual(new Map([[ada.id, 5_000]]));
    expect(await db.scores.ofPerson(ada.id)).toMatchObject([
      { points: 5_000, tempo: 100 },
      { points: 9_900, tempo: 70 },
    ]);
  });

  test("C13 C16 the database and the results agree on what counts, whatever was heard and at any pace", async () => {
    const room = await aRoom();
    const { id: songId } = await aSong();
    const singers = await Promise.all(
      ([null, "verified", "different", "silent", "exact"] as const).flatMap((verdict) =>
        [99, 100, 101].map(async (tempo) => ({ verdict, tempo, ...(await aPerson()) })),
      ),
    );
    const entry = await anEntry(room.id, singers[0] ?? (await aPerson()), songId);
    await db.performances.begin(room.id, entry.id, onStage);
    const scores = singers.map((one) => ({ ...aScore(one, 5_000), verdict: one.verdict, tempo: one.tempo }));
    await db.performances.finish(room.id, entry.id, scores);
    const counting = singers.filter(({ verdict, tempo }) => countsAsBest(verdict, tempo)).map(({ id }) => id);
    expect(counting).toHaveLength(4);
    const best = await db.scores.best(songId, singers.length);
    expect(new Set(best.map(({ personId }) => personId))).toEqual(new Set(counting));
  });
});
