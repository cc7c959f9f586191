import type { RoomDetail } from "@karaverse/protocol";
import { describe, expect, test } from "vitest";
import type { AdminRoom } from "@/lib/api-types";
import { asTheyStood, findRooms, type RoomSearch, toEach } from "./rooms";

const room = (id: string, name: string, change: Partial<AdminRoom> = {}): AdminRoom => ({
  id,
  slug: `${id}-code`,
  name,
  theme: "lounge",
  visibility: "public",
  capacity: 40,
  locked: false,
  owner: null,
  createdAt: "2026-01-01T00:00:00.000Z",
  ...change,
});
const inside = (roomId: string, people: number, change: Partial<RoomDetail> = {}): RoomDetail =>
  ({
    roomId,
    people,
    waiting: 0,
    locked: false,
    singing: null,
    participants: [],
    tickMs: { median: 1, p99: people },
    ...change,
  }) as unknown as RoomDetail;

const ROOMS = [
  room("a", "Thursday", { owner: "Nia", createdAt: "2026-02-01T00:00:00.000Z" }),
  room("b", "Box No. 4", { locked: true, createdAt: "2026-03-01T00:00:00.000Z" }),
  room("c", "After dark"),
];
const INSIDES = [
  inside("a", 2),
  inside("c", 9, {
    waiting: 1,
    singing: { title: "Auld Lang Syne", artist: "", singers: ["Bob"], phase: "singing" },
  }),
];
const find = (search: Partial<RoomSearch>) =>
  findRooms(ROOMS, INSIDES, { text: "", shows: "all", order: "fullest", ...search }).map(
    ({ room: { id } }) => id,
  );

describe("an operator finds a room", () => {
  test("by its name, its owner, its code and what is sung in it", () => {
    expect(find({ text: "thurs" })).toEqual(["a"]);
    expect(find({ text: "nia" })).toEqual(["a"]);
    expect(find({ text: "b-code" })).toEqual(["b"]);
    expect(find({ text: "dark syne" })).toEqual(["c"]);
    expect(find({ text: "nowhere" })).toEqual([]);
  });

  test("by what goes on in it", () => {
    expect(find({ shows: "people" })).toEqual(["c", "a"]);
    expect(find({ shows: "singing" })).toEqual(["c"]);
    expect(find({ shows: "waiting" })).toEqual(["c"]);
    expect(find({ shows: "locked" })).toEqual(["b"]);
    expect(find({ shows: "empty" })).toEqual(["b"]);
  });

  test("in the order that is wanted", () => {
    expect(find({ order: "fullest" })).toEqual(["c", "a", "b"]);
    expect(find({ order: "newest" })).toEqual(["b", "a", "c"]);
    expect(find({ order: "name" })).toEqual(["c", "b", "a"]);
    expect(find({ order: "slowest" })).toEqual(["c", "a", "b"]);
  });
});

test("a list that somebody is about to click in stays in its order", () => {
  const found = findRooms(ROOMS, [inside("b", 5), inside("a", 9)], {
    text: "",
    shows: "all",
    order: "fullest",
  });
  expect(found.map(({ room: { id } }) => id)).toEqual(["a", "b", "c"]);
  const stood = asTheyStood(found, ["c", "gone", "a"]);
  expect(stood.map(({ room: { id } }) => id)).toEqual(["c", "a", "b"]);
  expect(stood[1]?.inside?.people, "with the figures of now").toBe(9);
});

test("what is done to many rooms goes on past the one that refuses", async () => {
  const counts: number[] = [];
  const done: string[] = [];
  const ids = ["a", "b", "c", "d", "e", "f"];
  const answer = await toEach(
    ids,
    async (id) => {
      if (id === "b") throw new Error("There is no such room.");
      done.push(id);
    },
    (count) => counts.push(count),
  );
  expect(answer).toEqual({ failed: ["b"], why: "There is no such room." });
  expect(done.sort()).toEqual(["a", "c", "d", "e", "f"]);
  expect(counts).toEqual([1, 2, 3, 4, 5, 6]);
});
