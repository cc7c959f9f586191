import type { PerformanceView } from "@karaverse/protocol";
import { expect, test } from "vitest";
import { singsIn } from "./performs";

const on = (phase: "singing" | "scored", ...people: string[]) =>
  ({ phase, performers: people.map((person) => ({ person, name: person })) }) as unknown as PerformanceView;

test("P16 who sings does so alone or with others, and nobody does when the score is shown", () => {
  expect(singsIn({ phase: "idle" }, "A")).toBeNull();
  expect(singsIn(on("singing", "B"), "A")).toBeNull();
  expect(singsIn(on("singing", "A"), "A")).toBe("alone");
  expect(singsIn(on("singing", "B", "A"), "A")).toBe("with-others");
  expect(singsIn(on("scored", "A"), "A")).toBeNull();
});
