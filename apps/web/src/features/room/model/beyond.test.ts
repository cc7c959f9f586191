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
    room("lively", { people: 12 }),
    room("small", { people: 2 }),
    room("some", { people: 5 }),
    room("empty"),
  ];
  expect(roomsBeyond(rooms, "here").map(({ slug }) => slug)).toEqual(["lively", "some", "small", "quiet"]);
});
