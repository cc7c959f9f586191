import { afterEach, expect, test, vi } from "vitest";
import type { LobbyRoom } from "@/lib/api-types";
import { createLobby, roomsLike, slugOf } from "./lobby";

test("a pasted link and a bare code lead to the same room", () => {
  expect(slugOf("https://sing.example/r/velvet-lounge")).toBe("velvet-lounge");
  expect(slugOf("http://10.0.0.2:3000/r/velvet-lounge?view=list#x")).toBe("velvet-lounge");
  expect(slugOf("  Velvet-Lounge ")).toBe("velvet-lounge");
});

test("words that are no link and no code lead nowhere", () => {
  expect(slugOf("")).toBeNull();
  expect(slugOf("come and sing with us")).toBeNull();
  expect(slugOf("javascript:alert(1)")).toBeNull();
});

afterEach(() => vi.unstubAllGlobals());

test("the lobby shows the newest event and says when it may be old", () => {
  vi.stubGlobal("EventSource", { CLOSED: 2 });
  const source = { close: () => undefined, onmessage: null, onerror: null } as unknown as EventSource;
  const { store, watch } = createLobby(() => source);
  watch();
  source.onmessage?.(new MessageEvent("message", { data: '{"rooms":[],"live":true}' }));
  expect(store.getState()).toEqual({ answer: { rooms: [], live: true }, stale: false });
  source.onerror?.(new Event("error"));
  expect(store.getState().stale).toBe(true);
});

test("a room among many is found by its name, who is in it and what is sung", () => {
  const room = (id: string, name: string, change: Partial<LobbyRoom> = {}) =>
    ({ id, name, names: [], singing: null, ...change }) as unknown as LobbyRoom;
  const rooms = [
    room("a", "Thursday at ours", { names: ["Nia", "Bob"] }),
    room("b", "After dark", { singing: { title: "Auld Lang Syne", artist: "", singers: [] } }),
  ];
  const found = (text: string) => roomsLike(rooms, text).map(({ id }) => id);
  expect(found("  ")).toEqual(["a", "b"]);
  expect(found("thursday")).toEqual(["a"]);
  expect(found("ours bob")).toEqual(["a"]);
  expect(found("lang")).toEqual(["b"]);
  expect(found("nobody")).toEqual([]);
});
