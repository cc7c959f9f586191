import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { contrast } from "./contrast";
import { COLOURS, PAIRS } from "./tokens";

const sheet = readFileSync(new URL("../../../app/globals.css", import.meta.url), "utf8");
const hexOf = (name: string) => COLOURS.find((colour) => colour.name === name)?.hex ?? "";

test("the page shows the colours that the interface is drawn in, and all of them", () => {
  const drawn = [...sheet.matchAll(/--color-([\w-]+): (#[0-9a-f]{6});/g)]
    .map(([, name, hex]) => ({ name, hex }))
    .filter(({ name }) => !name?.startsWith("part-"));
  expect(COLOURS.map(({ name, hex }) => ({ name, hex }))).toEqual(drawn);
});

test("whatever is written can be read: 4.5 to 1 or more", () => {
  expect(contrast("#ffffff", "#000000")).toBeCloseTo(21, 1);
  for (const [text, ground] of PAIRS)
    expect(contrast(hexOf(text), hexOf(ground)), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
});

test("whoever sings what is told apart on ink at 7 to 1 or more", () => {
  const parts = [...sheet.matchAll(/--color-part-\d: (#[0-9a-f]{6});/g)].map(([, hex]) => hex ?? "");
  expect(parts).toHaveLength(8);
  for (const hex of parts) expect(contrast(hex, hexOf("ink"))).toBeGreaterThanOrEqual(7);
});
