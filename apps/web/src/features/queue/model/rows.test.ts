import type { PerformanceView } from "@karaverse/protocol";
import { expect, test } from "vitest";
import type { QueueEntryView } from "@/connection/view";
import { inEnglish } from "@/i18n/read-catalogue";
import { namesOf, rowsOf, turnOf, waitWords } from "./rows";

const t = inEnglish();

const entry = (id: string, people: string, songId = "s", duetWith: string | null = null): QueueEntryView => ({
  id,
  songId,
  title: songId,
  artist: "",
  language: "",
  durationMs: 60_000,
  difficulty: "easy",
  addedBy: people[0] ?? "",
  held: false,
  duetWith,
  singers: [...people].map((personId) => ({ personId, name: personId })),
  ...{ parts: 1, sharing: "unison", wishes: [] },
});
const idle: PerformanceView = { phase: "idle" };
const rows = (queue: QueueEntryView[], me: string, mayManage = false) =>
  rowsOf(queue, idle, { me, mayManage, now: 0 });

test("Q10 only the first in line can be passed over, by its singers and who manages the queue", () => {
  const queue = [entry("1", "A"), entry("2", "B", "t")];
  expect(rows(queue, "A").map(({ mayPass }) => mayPass)).toEqual([true, false]);
  expect(rows(queue, "B").map(({ mayPass }) => mayPass)).toEqual([false, false]);
  expect(rows(queue, "H", true).map(({ mayPass }) => mayPass)).toEqual([true, false]);
  expect(rows([entry("1", "A")], "A").map(({ mayPass }) => mayPass)).toEqual([false]);
});

test("Q11 who waits with the same song as somebody else can ask them for a duet, once", () => {
  const chances = (queue: QueueEntryView[], me: string, mayManage = false) =>
    rows(queue, me, mayManage).map(({ duet }) => duet?.kind ?? null);
  const queue = [entry("1", "A"), entry("2", "B"), entry("3", "C", "t")];
  expect(chances(queue, "A")).toEqual([null, "ask", null]);
  expect(chances(queue, "C")).toEqual([null, null, null]);
  const asked = [entry("1", "A", "s", "2"), entry("2", "B")];
  expect(chances(asked, "A")).toEqual([null, "asked"]);
  expect(chances(asked, "B")).toEqual(["answer", null]);
  expect(chances(asked, "H", true)).toEqual([null, "make"]);
  expect(rows(asked, "B")[0]?.duet).toEqual({ entry: "2", with: "1", kind: "answer" });
});

test("Q5 a wait is said as exactly as one can know it", () => {
  expect([0, 35_000, 89_000, 100_000, 600_000].map((ms) => waitWords(t, ms))).toEqual([
    "now",
    "in 40 s",
    "in 90 s",
    "in 2 min",
    "in 10 min",
  ]);
});

test("Q12 of a choir the first two are named, of fewer all", () => {
  const named = (people: string) => namesOf(t, entry("1", people));
  expect(["A", "AB", "ABC", "ABCDEFGH"].map(named)).toEqual(["A", "A & B", "A, B & C", "A, B & 6 more"]);
});

test("P1 the turn is of who sings the next entry, with others or alone", () => {
  const next = entry("1", "AB");
  expect(turnOf(next, "B")).toBe(next);
  expect(turnOf(next, "C")).toBeNull();
  expect(turnOf(undefined, "A")).toBeNull();
});
