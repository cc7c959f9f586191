import { expect, test } from "vitest";
import type { LobbyRoom } from "@/lib/api-types";
import { roomsBeyond } from "./beyond";

const room = (slug: string, rest: Partial<LobbyRoom> = {}): LobbyRoom => ({
  ...{ id: slug, slug, name: slug, theme: "lounge", visibility: "public", capacity: 20, people: 0 },
  ...{ names: [], locked: false, halls: [], full: false, twin: false, singing: null, queueLength: 0 },
  ...rest,
});

test("J11 a door leads to the liveliest rooms that one may walk into, and not to the one that one is in", () => {
  const rooms = [
    room("here", { people: 30 }),
    room("quiet"),
    room("locked", { locked: true, people: 9 }),
    room("secret", { visibility: "password", people: 9 }),
    room("full", { full: true, people: 20 }),
    room("twin", { full: true, twin: true, people: 20 }),
    room("lively", { people: 12 }),
    room("small", { people: 2 }),
    room("some", { people: 5 }),
    room("empty"),
  ];
  const beyond = roomsBeyond(rooms, "here");
  expect(beyond.rooms.map(({ slug }) => slug)).toEqual(["twin", "lively", "some", "small", "quiet", "empty"]);
  expect(beyond.more).toBe(0);
});

test("J11 in a large house a door names the liveliest, and says how many more the lobby has", () => {
  const rooms = Array.from({ length: 40 }, (_, n) => room(`room-${n}`, { people: n }));
  const { rooms: named, more } = roomsBeyond(rooms, "room-39");
  expect(named[0]?.slug).toBe("room-38");
  expect(named.length + more).toBe(39);
  expect(more).toBeGreaterThan(0);
});
