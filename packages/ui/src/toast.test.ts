import { expect, test } from "vitest";
import { isAnybodyHeard, onFirstWord, type Passing, showPassing, toast } from "./toast";

test("words that are said before anything can show them are shown then, in order", () => {
  let isAwake = false;
  onFirstWord(() => {
    isAwake = true;
  });
  expect(isAnybodyHeard()).toBe(false);
  toast("one");
  toast.error("two");
  expect(isAwake).toBe(true);
  const shown: Passing[] = [];
  showPassing((passing) => shown.push(passing));
  toast.success("three");
  expect(shown).toEqual([
    { words: "one", tone: "plain" },
    { words: "two", tone: "error" },
    { words: "three", tone: "success" },
  ]);
});
