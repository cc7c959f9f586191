import { expect, test } from "vitest";
import { createPanels } from "./panels";

test("one drawer is open at a time, and its own button closes it", () => {
  const panels = createPanels();
  panels.toggle("songs");
  panels.toggle("chat");
  expect(panels.store.getState().open).toBe("chat");
  panels.toggle("chat");
  expect(panels.store.getState().open).toBeNull();
});

test("one key goes through the views and comes back", () => {
  const panels = createPanels();
  const seen = [0, 1, 2].map(() => {
    panels.nextCamera();
    return panels.store.getState().camera;
  });
  expect(seen).toEqual(["stage", "face", "follow"]);
});
