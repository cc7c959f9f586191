import { THEMES } from "@karaverse/protocol";
import { describe, expect, test } from "vitest";
import { inEnglish } from "@/i18n/read-catalogue";
import { planOfTheme, turnOf } from "./plan";
import { namesWords, seenIn } from "./sight";
import { actWords, detailWords, peopleWords, phaseWords } from "./words";

const t = inEnglish();

describe("the plan of a room", () => {
  test.each(THEMES)("of the %s holds its stage and every seat inside the walls", (theme) => {
    const { walls, seats, stage } = planOfTheme(theme);
    for (const { x, z } of seats) {
      expect(x).toBeGreaterThan(walls.x);
      expect(x).toBeLessThan(walls.x + walls.width);
      expect(z).toBeGreaterThan(walls.y);
      expect(z).toBeLessThan(walls.y + walls.height);
    }
    const stageZ = stage.kind === "box" ? (stage.minZ + stage.maxZ) / 2 : stage.z;
    expect(stageZ).toBeLessThan(walls.y + walls.height / 2);
  });

  test("turns whoever looks left to the left", () => {
    expect(turnOf(Math.PI / 2)).toBe(-90);
  });
});

test("J6 people of all halls are counted, beside the size of one", () => {
  const hall = { people: 20, free: 0 };
  expect(peopleWords(t, undefined, 40)).toBe("0 / 40");
  expect(peopleWords(t, { people: 20, halls: [hall], waiting: 0 }, 40)).toBe("20 / 40");
  expect(peopleWords(t, { people: 40, halls: [hall, hall], waiting: 3 }, 20)).toBe("40 / 20 + twin, 3 wait");
  expect(peopleWords(t, { people: 60, halls: [hall, hall, hall], waiting: 0 }, 20)).toBe("60 / 20 + 2 twins");
});

test("the audit log says what an act came to", () => {
  expect(actWords(t, "lock-room", { locked: false })).toBe("unlocked the room");
  expect(actWords(t, "some-new-act", null)).toBe("some new act");
  expect(detailWords(t, { person: "x1", to: { x: 2.7378, z: 1 }, reason: "", minutes: 60 })).toBe(
    'to: {"x":2.7,"z":1} · minutes: 60',
  );
  expect(detailWords(t, { theme: "open-air", role: "host", news: true, added: ["a", "b"] })).toBe(
    "place: Meadow · role: host · news: true · added: 2",
  );
});

test("whom somebody sees is told by rate, and who is always in sight besides", () => {
  const seen = seenIn({
    personId: "ann",
    ...{ x: 0, z: 0, yaw: 0, degrees: 90, back: 3, owed: 0, bytesPerSecond: 0 },
    near: ["ben"],
    middle: [],
    far: ["cleo"],
    always: ["cleo"],
  });
  expect(["ann", "ben", "cleo", "dan"].map(seen)).toEqual([
    { by: "themselves" },
    { by: "rate", tier: "near", always: false },
    { by: "rate", tier: "far", always: true },
    { by: "nobody" },
  ]);
});

test("many names are cut short", () => {
  const names = new Map(Array.from({ length: 15 }, (_, i) => [`p${i}`, `P${i}`]));
  expect(namesWords(t, [], names)).toBe("nobody");
  expect(namesWords(t, ["p1", "gone"], names)).toBe("P1, somebody");
  expect(namesWords(t, [...names.keys()], names)).toMatch(/^P0, P1,.*P11 and 3 more$/);
});

test("how far a performance is stands in words, and a phase without words by its own name", () => {
  expect(phaseWords(t, "counting-in")).toBe("counting in");
  expect(phaseWords(t, "encore-of-tomorrow")).toBe("encore-of-tomorrow");
});
