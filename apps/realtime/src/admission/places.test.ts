import { LIMITS, type Rank } from "@karaverse/protocol";
import { beforeEach, describe, expect, test } from "vitest";
import { createPlaces, type Wish } from "./places";

const members = new Map<string, { crowd: number }>();
let places: ReturnType<typeof createPlaces>;
let now = 0;

beforeEach(() => {
  members.clear();
  now = 0;
  places = createPlaces({ capacity: () => 2, members });
});

const REFUSE: Wish = { overflow: "refuse", crowd: undefined };
const TWIN: Wish = { overflow: "twin", crowd: undefined };
const SECONDS = 1_000;

/** In which crowd, or why not. */
function enter(person: string, wish: Wish = REFUSE, rank: Rank = "guest"): number | string {
  try {
    const crowd = places.placeFor(person, rank, wish, now);
    members.set(person, { crowd });
    return crowd;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const enterAll = (people: number, wish = TWIN) =>
  Array.from({ length: people }, (_, i) => enter(`early-${members.size}-${i}`, wish));
const getInLine = (person: string) => places.ask({ person, join: true }, now);
const stillHere = (person: string) => places.ask({ person, join: false }, now);
const leave = (crowd: number) => {
  const found = [...members].find(([, member]) => member.crowd === crowd);
  if (!found) throw new Error("nobody is in that crowd");
  members.delete(found[0]);
};

describe("twins", () => {
  test("J2, J6 a full hall refuses; who wants a twin gets one, hall by hall, up to the last", () => {
    expect([enter("a"), enter("b"), enter("c")]).toEqual([0, 0, "room-full"]);
    expect(enterAll(2 * (LIMITS.crowdsMax - 1))).toEqual([1, 1, 2, 2, 3, 3]);
    expect(enter("late", TWIN)).toBe("room-full");
    expect(places.look(now)).toMatchObject({ twin: false, halls: Array(4).fill({ people: 2, free: 0 }) });
  });

  test("J6 newcomers fill the first hall first when somebody has left it", () => {
    enterAll(5);
    leave(0);
    expect(enter("new", TWIN)).toBe(0);
    leave(1);
    expect([enter("newer", TWIN), enter("newest")]).toEqual([1, "room-full"]);
  });

  test("J2 hosts and admins enter a full room, and take nobody's place in a twin", () => {
    enterAll(2);
    expect([enter("host", REFUSE, "host"), enter("admin", REFUSE, "admin")]).toEqual([0, 0]);
    expect(places.look(now).halls).toEqual([{ people: 4, free: 0 }]);
  });

  test("J8 a friend's link leads to their crowd while somebody is there and it has a place", () => {
    enterAll(3);
    expect(enter("friend", { overflow: "refuse", crowd: 1 })).toBe(1);
    expect(enter("another", { overflow: "refuse", crowd: 1 })).toBe("room-full");
    expect(enter("patient", { overflow: "twin", crowd: 1 })).toBe(2);
    leave(0);
    expect(enter("lone", { overflow: "refuse", crowd: 3 })).toBe(0);
  });

  test("J8 who comes back after the server died goes to the hall they were in, also as the first", () => {
    expect(enter("back", { overflow: "twin", crowd: 2 })).toBe(2);
    expect(places.look(now).halls.map(({ people }) => people)).toEqual([0, 0, 1]);
  });
});

describe("the line", () => {
  test("J7 positions are in order of coming, and whoever gives up lets the others move on", () => {
    enterAll(2);
    for (const person of ["a", "b", "c"]) getInLine(person);
    expect(stillHere("c")).toEqual({ turn: "later", position: 3, waiting: 3, twin: true });
    places.giveUp("a");
    expect(stillHere("c")).toMatchObject({ position: 2, waiting: 2 });
    expect(stillHere("a")).toBeNull();
  });

  test("J7 a place that comes free is the first one's, and nobody else gets it meanwhile", () => {
    enterAll(2);
    getInLine("a");
    getInLine("b");
    leave(0);
    expect([enter("passer-by"), enter("b")]).toEqual(["room-full", "room-full"]);
    expect(stillHere("a")).toEqual({ turn: "now" });
    expect(stillHere("b")).toMatchObject({ turn: "later", position: 1, waiting: 1 });
    expect(enter("host", REFUSE, "host")).toBe(0);
    expect(enter("a")).toBe(0);
    expect(stillHere("b")).toMatchObject({ turn: "later", position: 1 });
  });

  test("J7 who does not take the place within 20 s loses it to the next", () => {
    enterAll(2);
    getInLine("a");
    getInLine("b");
    leave(0);
    expect(stillHere("a")).toEqual({ turn: "now" });
    for (now = 0; now < LIMITS.lineHoldSeconds * SECONDS; now += 2 * SECONDS)
      expect(stillHere("b")).toMatchObject({ turn: "later" });
    expect(stillHere("b")).toEqual({ turn: "now" });
    expect([enter("a"), enter("b")]).toEqual(["room-full", 0]);
    expect(stillHere("a")).toBeNull();
  });

  test("J7 who has not asked for 10 s is out of the line", () => {
    enterAll(2);
    getInLine("a");
    now = 5 * SECONDS;
    getInLine("b");
    now = LIMITS.lineSeconds * SECONDS;
    expect(stillHere("b")).toMatchObject({ position: 1, waiting: 1 });
    expect(stillHere("a")).toBeNull();
    expect(getInLine("a")).toMatchObject({ position: 2 });
  });

  test("J7 who waits for the first hall leaves the twin to others; who came to full halls takes any place", () => {
    enterAll(2);
    getInLine("patient");
    enterAll(2 * (LIMITS.crowdsMax - 1));
    getInLine("anywhere");
    leave(2);
    expect(stillHere("patient")).toMatchObject({ turn: "later", position: 1, twin: false });
    expect(stillHere("anywhere")).toEqual({ turn: "now" });
    expect(enter("passer-by", TWIN)).toBe("room-full");
    expect(enter("anywhere")).toBe(2);
  });

  test("J7 who is inside needs no line, and who got in another way is out of it", () => {
    enterAll(2);
    getInLine("a");
    getInLine("b");
    expect(enter("a", TWIN)).toBe(1);
    expect(stillHere("a")).toEqual({ turn: "now" });
    expect(stillHere("b")).toMatchObject({ position: 1, waiting: 1 });
  });
});
