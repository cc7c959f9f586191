import { HUMAN_LOOKS } from "@karaverse/avatars/recipe";
import { AvatarCode } from "@karaverse/protocol";
import { expect, test } from "vitest";
import { codeOf, colourOf, lookFrom, lookOf, randomLook, withColour } from "./look";

test("who was here before comes back with the look they left in", () => {
  const look = withColour(randomLook(7), "top", "#b3263f");
  expect(lookFrom(codeOf(look), 1).recipe).toEqual(look.recipe);
});

test("a look of the house is recognised, and no longer once a colour was changed", () => {
  const [first] = HUMAN_LOOKS;
  if (!first) throw new Error("the house has looks");
  const look = lookOf(first.recipe);
  expect(look.id).toBe(first.id);
  const changed = withColour(look, "hair", "#8c2f22");
  expect(changed.id).toBeNull();
  expect(colourOf(changed, "hair")).toBe("#8c2f22");
});

test("every look travels as a code that a ticket accepts", () => {
  for (let seed = 0; seed < 20; seed++)
    expect(AvatarCode.safeParse(codeOf(randomLook(seed))).success).toBe(true);
});
