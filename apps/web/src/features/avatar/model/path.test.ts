import { decodeHuman, encodeHuman, HUMAN_LOOKS, SLIDERS, USUAL } from "@karaverse/avatars/recipe";
import { expect, test } from "vitest";
import { DETAILS } from "./details";
import { type Control, detailsOf, PARTS, sectionsOf } from "./parts";
import { changed, type Path, type Value, valueAt } from "./path";

const controls = PARTS.flatMap((part) =>
  [...sectionsOf(part, { torso: "separates" }), ...sectionsOf(part, { torso: "dress" })].flatMap(
    (section) => section.controls,
  ),
);

function valuesOf(control: Control): readonly Value[] {
  if (control.kind === "slider") return [control.min, control.max];
  if (control.kind === "choice") return control.options;
  return control.canBeNone ? [...control.palette, null] : control.palette;
}

test("everything that the editor offers is a recipe that the house takes", () => {
  const most = Math.max(...controls.map((control) => valuesOf(control).length));
  for (let n = 0; n < most; n++) {
    const chosen = controls.map((control) => [control.path, valuesOf(control).at(n) ?? null] as const);
    const given = chosen.filter(([path, value]) => value !== null || path === "skin.lips");
    const recipe = given.reduce((before, [path, value]) => changed(before, path, value), USUAL);
    expect(given.filter(([path, value]) => valueAt(recipe, path) !== value)).toEqual([]);
    expect(decodeHuman(encodeHuman(recipe))).toEqual(recipe);
  }
});

test("every number and choice of a recipe can be reached in the editor", () => {
  const offered = new Set<string>(controls.map(({ path }) => path));
  const paths: string[] = [];
  const walk = (tree: object, before: string) => {
    for (const [key, value] of Object.entries(tree))
      if (typeof value === "object" && value !== null) walk(value, `${before}${key}.`);
      else if (key !== "v") paths.push(before + key);
  };
  walk(USUAL, "");
  expect(paths.filter((path) => !offered.has(path))).toEqual([]);
});

test("every slider of the body is in the details, once", () => {
  const names = Object.values(DETAILS).flatMap((group) => Object.keys(group));
  expect(names.sort()).toEqual([...SLIDERS].sort());
  const shown = PARTS.flatMap(detailsOf).flatMap((section) => section.controls);
  expect(shown).toHaveLength(SLIDERS.length);
});

test("a detail that is turned back leaves nothing behind, and a code holds all that can be turned", () => {
  const turned = changed(USUAL, "details.noseHump", 40);
  expect(turned.details).toEqual({ noseHump: 40 });
  expect(changed(turned, "details.noseHump", 0).details).toEqual({});
  const all = SLIDERS.reduce((recipe, name) => changed(recipe, `details.${name}` as Path, 30), USUAL);
  expect(decodeHuman(encodeHuman(all))).toEqual(all);
});

test("what changes nothing is the same object, and what changes leaves the rest alone", () => {
  const [look] = HUMAN_LOOKS;
  if (!look) throw new Error("the house has looks");
  expect(changed(look.recipe, "hair.style", look.recipe.hair.style)).toBe(look.recipe);
  const other = changed(look.recipe, "features.1", 7);
  expect(other.features).toEqual([look.recipe.features[0], 7, look.recipe.features[2]]);
  expect(other.face).toBe(look.recipe.face);
});
