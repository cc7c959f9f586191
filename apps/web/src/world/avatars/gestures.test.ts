import { EMOTES } from "@karaverse/avatars";
import { GESTURES } from "@karaverse/protocol";
import { expect, test } from "vitest";

test("M4 bodies know every gesture, in the order in which they travel", () => {
  expect(["none", ...EMOTES]).toEqual([...GESTURES]);
});
