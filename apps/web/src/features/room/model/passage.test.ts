import { expect, test } from "vitest";
import { openPassage, takePassage } from "./passage";

const passage = { slug: "box", as: { name: "Ana", avatar: "" }, speaking: true };

test("J11 a door is gone through once, into the room that it leads to, and soon", () => {
  openPassage(passage, 0);
  expect(takePassage("box", 29_000)).toMatchObject(passage);
  expect(takePassage("box", 29_000)).toBeNull();
  openPassage(passage, 0);
  expect(takePassage("lounge", 1_000)).toBeNull();
  // Who went elsewhere meanwhile comes by the link again.
  expect(takePassage("box", 1_000)).toBeNull();
  openPassage(passage, 0);
  expect(takePassage("box", 31_000)).toBeNull();
});
