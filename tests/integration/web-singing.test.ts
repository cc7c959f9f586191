import { randomUUID } from "node:crypto";
import type { NewScore, Room } from "@karaverse/database";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type {
  LeaderboardAnswer,
  MyScoresAnswer,
  MySingingAnswer,
  SongScoresAnswer,
} from "../../apps/web/src/lib/api-types";
import { seasonAt } from "../../apps/web/src/lib/seasons";
import { openWebHouse, type Visitor, type WebHouse } from "../support/web-house";
import { shortSong } from "./support/realtime-song";

let house: WebHouse;
beforeAll(async () => {
  house = await openWebHouse();
}, 120_000);
afterAll(() => house?.close());

const NOW = seasonAt(new Date());
const aRoom = (change: object = {}) =>
  house.db.rooms.create({
    ...{ name: "A room", theme: "lounge", visibility: "public", capacity: 9, ownerId: null },
    ...change,
  });

interface Singer {
  id: string;
  visitor: Visitor;
}

async function singer(name: string): Promise<Singer> {
  const visitor = house.visitor();
  const id = await visitor.asGuest();
  await visitor.ask("PATCH", "/api/me", { json: { name } });
  return { id, visitor };
}

/** A song that was sung to the end, as the realtime server writes it down. */
async function sang(
  { id }: Singer,
  room: Room,
  songId: string,
  points: number,
  more: Partial<NewScore> & { at?: Date } = {},
): Promise<void> {
  const { db } = house;
  const { at, ...rest } = more;
  const entry = await db.queue.add({
    ...{ roomId: room.id, songId, difficulty: "easy", addedById: id },
    singers: [{ personId: id, name: "as that evening" }],
  });
  if (!entry.ok) throw new Error(entry.reason);
  const entryId = entry.value.id;
  await db.performances.begin(room.id, entryId, {
    ...{ number: 1, phase: "singing", startsAt: 0, pausedAt: null, state: {} },
  });
  const score: NewScore = {
    ...{
      personId: id,
      singer: "as that evening",
      points,
      stars: 3,
      difficulty: "easy",
      tempo: 100,
      lines: [],
      sung: null,
    },
    ...{ accuracy: 0.8, offCents: 30, lowest: -5, highest: 7, verdict: null },
    ...rest,
  };
  await db.performances.finish(room.id, entryId, [score]);
  if (at) await db.client.score.updateMany({ where: { entryId }, data: { at } });
}

const get = async <T>(visitor: Visitor, path: string): Promise<T> => {
  const { status, body } = await visitor.ask("GET", path);
  expect(status).toBe(200);
  return body as T;
};
const aSong = async () => (await shortSong(house.db, `song-${randomUUID()}`)).id;
const LONG_AGO = new Date("2020-05-05T20:00:00Z");

describe("leaderboards", () => {
  test("C9 a song is ranked by everybody's best, in the house, in a room and in a season", async () => {
    const [ada, bea] = [await singer("Ada"), await singer("Bea")];
    const [room, other, song] = [await aRoom(), await aRoom(), await aSong()];
    await sang(ada, room, song, 4_000);
    await sang(ada, room, song, 7_000);
    await sang(bea, other, song, 8_000);
    await sang(ada, other, song, 9_000, { at: LONG_AGO });
    const best = async (query: string) =>
      (await get<SongScoresAnswer>(ada.visitor, `/api/songs/${song}/scores?${query}`)).scores.map(
        ({ personId, points }) => [personId === ada.id ? "Ada" : "Bea", points],
      );
    expect(await best("")).toEqual([
      ["Ada", 9_000],
      ["Bea", 8_000],
    ]);
    expect(await best(`room=${room.slug}`)).toEqual([["Ada", 7_000]]);
    expect(await best(`season=${NOW}`)).toEqual([
      ["Bea", 8_000],
      ["Ada", 7_000],
    ]);
    expect(await best(`season=2020-2&room=${other.slug}`)).toEqual([["Ada", 9_000]]);
    expect((await ada.visitor.ask("GET", `/api/songs/${song}/scores?season=2020-5`)).status).toBe(400);
    expect((await ada.visitor.ask("GET", `/api/songs/${song}/scores?room=nowhere`)).status).toBe(404);
  });

  test("C9 a room is ranked by the sum of everybody's best of each song, also by season", async () => {
    const [ada, bea] = [await singer("Ada"), await singer("Bea")];
    const room = await aRoom();
    const [one, two] = [await aSong(), await aSong()];
    await sang(ada, room, one, 3_000);
    await sang(ada, room, one, 5_000);
    await sang(ada, room, two, 2_000, { at: LONG_AGO });
    await sang(bea, room, one, 6_000);
    const board = (query = "") =>
      get<LeaderboardAnswer>(bea.visitor, `/api/leaderboard?room=${room.slug}${query}`);
    expect((await board()).people).toEqual([
      { personId: ada.id, name: "Ada", points: 7_000, songs: 2, verified: false },
      { personId: bea.id, name: "Bea", points: 6_000, songs: 1, verified: false },
    ]);
    const season = await board(`&season=${NOW}`);
    expect(season.season).toBe(NOW);
    expect(season.people.map(({ name, points }) => [name, points])).toEqual([
      ["Bea", 6_000],
      ["Ada", 5_000],
    ]);
    const all = await get<LeaderboardAnswer>(bea.visitor, "/api/leaderboard?limit=100");
    expect(all.people.map(({ personId }) => personId)).toContain(ada.id);
  });

  test("C9 the ranking of a room behind a password is for who has sung or has a role there", async () => {
    const [ada, eve] = [await singer("Ada"), await singer("Eve")];
    const room = await aRoom({ visibility: "password", passwordHash: "x" });
    await sang(ada, room, await aSong(), 5_000);
    const path = `/api/leaderboard?room=${room.slug}`;
    expect((await get<LeaderboardAnswer>(ada.visitor, path)).people).toHaveLength(1);
    expect((await eve.visitor.ask("GET", path)).status).toBe(403);
    expect((await house.visitor().ask("GET", path)).status).toBe(403);
    await house.db.roles.set(room.id, eve.id, "moderator");
    expect((await get<LeaderboardAnswer>(eve.visitor, path)).people).toHaveLength(1);
  });
});

describe("one's own singing", () => {
  test("C9 everybody sees their history, favourites, range and accuracy, and nobody else's", async () => {
    const [ada, bea] = [await singer("Ada"), await singer("Bea")];
    const [room, one, two] = [await aRoom(), await aSong(), await aSong()];
    expect((await get<MySingingAnswer>(ada.visitor, "/api/people/me/singing")).statistics).toMatchObject({
      ...{ performances: 0, songs: 0, accuracy: null, range: null, since: null },
    });
    await sang(ada, room, one, 4_000, { accuracy: 0.6, lowest: -8, highest: 4 });
    await sang(ada, room, one, 6_000, { accuracy: 0.8, lowest: null, highest: null });
    await sang(ada, room, two, 8_000, { accuracy: 1, lowest: -2, highest: 12, at: LONG_AGO });
    await sang(bea, room, two, 1_000);
    const { statistics, favourites } = await get<MySingingAnswer>(ada.visitor, "/api/people/me/singing");
    expect(statistics).toMatchObject({
      performances: 3,
      songs: 2,
      bestPoints: 8_000,
      range: { low: -8, high: 12 },
    });
    expect(statistics.accuracy).toBeCloseTo(0.8);
    expect(statistics.since).toBe(LONG_AGO.toISOString());
    expect(favourites.map(({ songId, times, points }) => [songId, times, points])).toEqual([
      [one, 2, 6_000],
      [two, 1, 8_000],
    ]);
    const first = await get<MyScoresAnswer>(ada.visitor, "/api/people/me/scores?limit=2");
    expect(first.scores.map(({ points, isBest }) => [points, isBest])).toEqual([
      [6_000, true],
      [4_000, false],
    ]);
    const rest = await get<MyScoresAnswer>(
      ada.visitor,
      `/api/people/me/scores?before=${encodeURIComponent(first.scores[1]?.at ?? "")}`,
    );
    expect(rest.scores.map(({ points, isBest }) => [points, isBest])).toEqual([[8_000, true]]);
    expect((await house.visitor().ask("GET", "/api/people/me/singing")).status).toBe(401);
  });
});
