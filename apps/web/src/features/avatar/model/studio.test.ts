import { encodeHuman, HUMAN_LOOKS, type HumanRecipe, humanRecipe, USUAL } from "@karaverse/avatars/recipe";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { anybody, withPartByChance } from "./chance";
import { dropDraft, keepDraft, readDraft, wearDraft } from "./drafts";
import { PARTS } from "./parts";
import { createStudio } from "./studio";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test("a whole way of a slider is one step back, and coarse until it stands still", () => {
  const studio = createStudio(USUAL);
  for (let height = 171; height <= 190; height++) studio.turn("body.height", height);
  expect(studio.store.getState()).toMatchObject({ rough: true, recipe: { body: { height: 190 } } });
  vi.runAllTimers();
  expect(studio.store.getState().rough).toBe(false);
  studio.undo();
  expect(studio.store.getState().recipe).toBe(USUAL);
  studio.redo();
  expect(studio.store.getState().recipe.body.height).toBe(190);
});

test("two sliders are two steps, also without a pause between them", () => {
  const studio = createStudio(USUAL);
  studio.turn("body.height", 190);
  studio.turn("body.weight", 80);
  studio.undo();
  expect(studio.store.getState().recipe.body).toMatchObject({ height: 190, weight: USUAL.body.weight });
});

test("what was taken back can be brought again until something else is chosen", () => {
  const studio = createStudio(USUAL);
  studio.pick("hair.style", "afro");
  studio.undo();
  expect(studio.store.getState().future).toHaveLength(1);
  studio.pick("hair.style", "bun");
  expect(studio.store.getState().future).toHaveLength(0);
  studio.pick("hair.style", "bun");
  expect(studio.store.getState().past, "nothing new is no step").toHaveLength(1);
});

test("chance changes the part it is asked for and leaves the rest of somebody alone", () => {
  for (const part of PARTS)
    for (const { recipe } of HUMAN_LOOKS.slice(0, 2)) {
      const other = withPartByChance(recipe, part, 5);
      expect(humanRecipe.safeParse(other).success).toBe(true);
      expect(other.body.gender).toBe(recipe.body.gender);
      if (part !== "face") expect(other.face).toBe(recipe.face);
      if (part !== "outfit") expect(other.top).toBe(recipe.top);
      expect(other).not.toEqual(recipe);
    }
  expect(anybody({ ...USUAL, style: "anime" }, 3).style).toBe("anime");
});

test("closing the editor keeps who was being made, until somebody wears it", () => {
  const kept = new Map<string, string>();
  const memory = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  expect(readDraft(memory)).toBeNull();
  const made: HumanRecipe = { ...USUAL, glasses: "cat" };
  keepDraft(made, memory);
  expect(readDraft(memory)).toEqual(made);
  wearDraft(encodeHuman(USUAL), memory);
  expect(readDraft(memory)).toEqual(made);
  wearDraft(encodeHuman(made), memory);
  expect(readDraft(memory)).toBeNull();
  keepDraft(made, memory);
  dropDraft(memory);
  expect(readDraft(memory)).toBeNull();
});
