import { expect, test } from "vitest";
import { placeNames } from "./plan-names";

const person = (personId: string, x: number, z = 0, name = "Somebody") => ({ personId, name, x, z });

test("who stands alone has their name over them", () => {
  const places = placeNames([person("a", 0), person("b", 6)], null);
  expect([places.get("a"), places.get("b")]).toEqual(["over", "over"]);
});

test("of two side by side the second has it under them, and a third between them none", () => {
  const places = placeNames([person("a", 0), person("b", 1), person("c", 0.5)], null);
  expect([places.get("a"), places.get("b"), places.has("c")]).toEqual(["over", "under", false]);
});

test("who is chosen has their name over them in any crowd", () => {
  const crowd = Array.from({ length: 40 }, (_, n) => person(`p${n}`, (n % 8) * 0.4, Math.floor(n / 8) * 0.4));
  expect(placeNames(crowd, "p27").get("p27")).toBe("over");
  expect(placeNames(crowd, null).size).toBeLessThan(40);
});

test("letters as wide as high need more room than narrow ones", () => {
  const beside = (name: string) => placeNames([person("a", 0, 0, name), person("b", 1.6, 0, name)], null);
  expect(beside("abcde").get("b")).toBe("over");
  expect(beside("歌う夜更け").get("b")).toBe("under");
});
