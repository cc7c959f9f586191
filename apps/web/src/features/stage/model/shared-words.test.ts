import type { Note, Track } from "@karaverse/songs";
import { expect, test } from "vitest";
import { sharedWords } from "./shared-words";

/** Lines of one word, one every three seconds. */
const lineOf = (name: string, words: string, lateMs = 0) => {
  const phrases = words.split(" ").map((text, n) => {
    const note: Note = {
      ...{ kind: "normal" as const, startBeat: n, lengthBeats: 1, pitch: 0, text },
      ...{ startMs: 3_000 * n + lateMs, lengthMs: 1_000 },
    };
    return { startMs: note.startMs, endMs: note.startMs + 1_000, notes: [note] };
  });
  return { name, track: { name, phrases } satisfies Track };
};
const readBy = (...lines: ReturnType<typeof lineOf>[]) => readAt(0, lines);
const readAt = (at: number, lines: ReturnType<typeof lineOf>[]) =>
  sharedWords(lines)(at).map((together) => together.map(({ name }) => name).join());

test("voices of a choir with the same words are one line to read", () => {
  expect(
    readBy(lineOf("soprano", "Glo~ria Deo"), lineOf("alto", "Gloria deo", 200), lineOf("bass", "Gloria Deo")),
  ).toEqual(["soprano,alto,bass"]);
});

test("a round, and who sings something else, have lines of their own; four of them at the most", () => {
  const round = [0, 1, 2, 3, 4].map((n) => lineOf(`voice ${n}`, "Frère Jacques", 6_000 * n));
  expect(readBy(...round)).toEqual(["voice 0", "voice 1", "voice 2", "voice 3"]);
  expect(
    readBy(lineOf("calls", "Go down"), lineOf("answers", "Let my"), lineOf("calls too", "Go down")),
  ).toEqual(["calls,calls too", "answers"]);
});

test("a verse that one sings alone and the refrain of both: two lines, then one, then two again", () => {
  const lines = [lineOf("verse", "should auld lang syne"), lineOf("refrain", "wait auld lang dear", 300)];
  expect([0, 3_500, 6_500, 9_500].map((at) => readAt(at, lines))).toEqual([
    ["verse", "refrain"],
    ["verse,refrain"],
    ["verse,refrain"],
    ["verse", "refrain"],
  ]);
  const shared = sharedWords(lines);
  // Nothing is drawn anew as long as it stays so.
  expect(shared(6_500)).toBe(shared(3_500));
});
