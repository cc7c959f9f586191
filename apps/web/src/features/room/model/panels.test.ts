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

test("reactions and drawers make room for each other", () => {
  const panels = createPanels();
  panels.toggle("people");
  panels.react(true);
  expect(panels.store.getState()).toMatchObject({ open: null, reacting: true });
  panels.toggle("chat");
  expect(panels.store.getState()).toMatchObject({ open: "chat", reacting: false });
});

test("one key goes through the views and comes back", () => {
  const panels = createPanels();
  const seen = [0, 1, 2].map(() => {
    panels.nextCamera();
    return panels.store.getState().camera;
  });
  expect(seen).toEqual(["stage", "face", "follow"]);
});

test("what one is sent is shown for who asks for it, by key or by link", () => {
  const panels = createPanels();
  expect(panels.store.getState().sight).toBe(false);
  panels.toggleSight();
  expect(panels.store.getState().sight).toBe(true);
  expect(createPanels(true).store.getState().sight).toBe(true);
});
