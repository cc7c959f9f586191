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
});

test("who is at the next line a moment before the others does not part them; who sings on alone does", () => {
  const early = lineOf("early", "auld lang syne");
  const late = lineOf("late", "auld lang syne and there's a hand", 700);
  const shared = sharedWords([early, late]);
  const seen = new Set<unknown>();
  // Up to the end of the last line that both sing.
  for (let at = 0; at < 7_600; at += 20) seen.add(shared(at));
  expect(seen.size).toBe(1);
  expect(shared(7_600)).toHaveLength(1);
  for (let at = 7_600; at < 12_000; at += 20) shared(at);
  expect(shared(12_000)).toEqual([[early], [late]]);
});
