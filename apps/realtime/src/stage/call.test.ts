import type { Entry } from "@karaverse/database";
import { LIMITS, RoomState } from "@karaverse/protocol";
import pino from "pino";
import { expect, test } from "vitest";
import { createCall } from "./call";
import type { RoomQueue } from "./queue";

const CALLED_MS = LIMITS.calledSeconds * 1_000;
const NOW = 5_000_000;

function evening(...songs: string[]) {
  const state = new RoomState();
  const here = new Map<string, boolean>();
  const passed: string[] = [];
  let isTaken = false;
  let entries = songs.map((people, n) => ({
    id: `e${n}`,
    singers: [...people].map((personId) => ({ personId, name: personId })),
  }));
  for (const person of songs.join("")) here.set(person, true);
  const queue: Pick<RoomQueue, "entries" | "pass"> = {
    entries: () => entries as unknown as Entry[],
    pass: async (id) => {
      passed.push(id);
      entries = [
        ...entries.filter((entry) => entry.id !== id),
        ...entries.filter((entry) => entry.id === id),
      ];
      return undefined;
    },
  };
  const call = createCall({
    ...{ roomId: "room", log: pino({ level: "silent" }), state, queue: queue as RoomQueue },
    isStageTaken: () => isTaken,
    isHere: (person) => here.get(person) ?? null,
  });
  return { state, here, passed, call, take: (taken: boolean) => (isTaken = taken) };
}

test("Q10 who was called for a minute and did not come is passed over, and the next one is called", () => {
  const { state, passed, call } = evening("A", "B");
  call.tick(NOW);
  expect(state.calledUntil).toBe(NOW + CALLED_MS);
  call.tick(NOW + CALLED_MS - 1);
  expect(passed).toEqual([]);
  call.tick(NOW + CALLED_MS);
  expect(passed).toEqual(["e0"]);
  call.tick(NOW + CALLED_MS + 50);
  expect(state.calledUntil).toBe(NOW + 2 * CALLED_MS + 50);
});

test("Q10 nobody is passed over while nobody else waits who is here", () => {
  for (const songs of [["A"], ["A", "A"], ["A", "B"]] as const) {
    const { state, here, passed, call } = evening(...songs);
    here.set("B", false);
    call.tick(NOW);
    expect(state.calledUntil).toBe(0);
    call.tick(NOW + 10 * CALLED_MS);
    expect(passed).toEqual([]);
  }
});

test("Q10, L1 who has dropped keeps the turn, and is called anew once they are back", () => {
  const { state, here, passed, call } = evening("A", "B");
  call.tick(NOW);
  here.set("A", false);
  call.tick(NOW + CALLED_MS);
  expect([passed, state.calledUntil]).toEqual([[], 0]);
  here.set("A", true);
  call.tick(NOW + CALLED_MS + 1_000);
  expect([passed, state.calledUntil]).toEqual([[], NOW + 2 * CALLED_MS + 1_000]);
});

test("Q10 while somebody sings nobody is called", () => {
  const { state, passed, call, take } = evening("A", "B");
  call.tick(NOW);
  take(true);
  call.tick(NOW + CALLED_MS);
  expect([passed, state.calledUntil]).toEqual([[], 0]);
});
