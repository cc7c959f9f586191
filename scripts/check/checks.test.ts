import { expect, test } from "vitest";
import { cyclesIn } from "./cycles";
import { importsOf, problemWith } from "./directions";
import { citationsIn, rulesIn } from "./rules";

test("a test cites the rules that its title begins with, and no other word that looks like one", () => {
  const source = `
    test("P6 a performer who drops", () => {});
    it.each([1])("S1, S2 seen and not seen", () => {});
    test.skipIf(bare)("J4 and L2 gone for good", () => {});
    describe("V3: earshot", () => {});
    test("a voice of G4 is heard", () => {});
  `;
  expect(citationsIn(source)).toEqual(["P6", "S1", "S2", "J4", "L2", "V3"]);
});

test("a rule is a number in bold at the beginning of its line", () => {
  expect(rulesIn("**P6** A performer.\nAs in **P7**.\n\n**Q1** The queue.")).toEqual(["P6", "Q1"]);
});

test("imports are found in every form they are written in", () => {
  const source = `
    import a from "one"; import type { B } from "two"; export { c } from "three"; export * from "four";
    const d = await import("five"); // import e from "six"
  `;
  const found = importsOf("packages/x/src/a.ts", source).map(({ specifier }) => specifier);
  expect(found.sort()).toEqual(["five", "four", "one", "three", "two"]);
});

test.each([
  ["apps/web/src/a.ts", "@karaverse/voice", undefined],
  ["apps/web/src/a.ts", "@karaverse/realtime", "imports the app realtime"],
  ["apps/web/src/a.ts", "../../realtime/src/main", "reaches out of its package"],
  ["packages/protocol/src/a.ts", "@karaverse/songs", "depends on nothing of ours"],
  ["packages/singing/src/a.ts", "@karaverse/songs", undefined],
  ["packages/singing/src/a.ts", "@karaverse/database", "is pure and imports database"],
  ["packages/songs/src/a.ts", "node:fs", "is pure and imports node:fs"],
  ["packages/songs/src/a.test.ts", "node:fs", undefined],
])("in %s, %s: %s", (file, specifier, problem) => {
  const found = problemWith({ file, specifier });
  if (problem) expect(found).toContain(problem);
  else expect(found).toBeUndefined();
});

test("packages that depend on each other in a circle are named once, in order", () => {
  const graph = new Map([
    ["voice", new Set(["singing"])],
    ["singing", new Set(["songs"])],
    ["songs", new Set(["voice"])],
    ["ui", new Set(["voice"])],
  ]);
  expect(cyclesIn(graph)).toEqual([["singing", "songs", "voice", "singing"]]);
});
