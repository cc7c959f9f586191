import { LIMITS, type PerformanceView } from "@karaverse/protocol";
import { expect, test } from "vitest";
import type { QueueEntryView } from "@/connection/view";
import { askersOf, chancesOf, questionsFor } from "./together";

const names = (people: string) => [...people].map((personId) => ({ personId, name: personId }));

const entry = (people: string, invited = "", asking = ""): QueueEntryView => ({
  ...{
    id: people,
    songId: "s",
    title: "s",
    artist: "",
    language: "",
    durationMs: 60_000,
    difficulty: "easy",
  },
  ...{ addedBy: people[0] ?? "", held: false, duetWith: null, singers: names(people) },
  ...{ parts: 1, sharing: "unison" },
  wishes: [
    ...names(invited).map((each) => ({ ...each, kind: "invited" as const })),
    ...names(asking).map((each) => ({ ...each, kind: "asking" as const })),
  ],
});
const idle: PerformanceView = { phase: "idle" };

test("Q12 singers invite, others join, who is invited answers, and a full entry takes nobody", () => {
  expect(chancesOf(entry("AB"), "A", false)).toEqual({
    ...{ sings: true, mayInvite: true, mayLeave: true, join: null },
  });
  expect(chancesOf(entry("A"), "A", false).mayLeave).toBe(false);
  expect(chancesOf(entry("A", "B", "C"), "B", false).join).toBe("invited");
  expect(chancesOf(entry("A", "B", "C"), "C", false).join).toBe("asked");
  expect(chancesOf(entry("A"), "D", false).join).toBe("join");
  expect(chancesOf(entry("A"), "D", true).join).toBe(null);
  const full = entry("ABCDEFGH".slice(0, LIMITS.performersPerEntry));
  expect(chancesOf(full, "Z", false).join).toBe(null);
  expect(chancesOf(full, "A", false).mayInvite).toBe(false);
});

test("Q12, P13 one is asked what one is to answer, and first what is on stage", () => {
  const queue = [entry("A", "B", "C"), entry("B", "", "D")];
  const kinds = (me: string, performance: PerformanceView = idle) =>
    questionsFor(queue, performance, me).map((question) => question.kind);
  expect(kinds("A")).toEqual(["asks"]);
  expect(kinds("B")).toEqual(["invited", "asks"]);
  expect(kinds("C")).toEqual([]);
  const singing: PerformanceView = {
    ...{ phase: "singing", number: 1, entry: "x", song: "s", difficulty: "easy", startsAt: 0 },
    ...{ tuning: { semitones: 0, tempo: 100 }, scores: [], together: 0 },
    performers: [{ person: "B", name: "B", part: 0, from: 0 }],
    asking: [{ person: "E", name: "E" }],
  };
  expect(kinds("B", singing)).toEqual(["along", "invited", "asks"]);
  expect(kinds("A", singing)).toEqual(["asks"]);
});

test("Q12 all who ask for the same song are let in at once, as many as there is room for", () => {
  const [first, second] = [entry("A", "", "CDE"), entry("ABFGHI", "", "CDE")];
  const questions = questionsFor([first, second], idle, "A");
  expect(askersOf(questions, first)).toEqual(["C", "D", "E"]);
  expect(askersOf(questions, second)).toEqual(["C", "D"]);
});
