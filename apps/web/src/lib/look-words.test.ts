import { HUMAN_LOOKS } from "@karaverse/avatars/recipe";
import { expect, test } from "vitest";
import { readCatalogue } from "../i18n/read-catalogue";

test("every look of the house has a name that can be said in other languages", () => {
  const names = Object.keys(readCatalogue("en").entrance?.lookNames ?? {});
  expect(names.sort()).toEqual(HUMAN_LOOKS.map(({ id }) => id).sort());
});
