import { sceneOf, THEMES } from "@karaverse/worlds";
import { expect, test } from "vitest";
import { Circuits } from "./circuits";
import { furnish } from "./furnish";

// One pixel that is no number is enough: a glow spreads it over the whole picture, which is black then.
test.each(THEMES)("every corner of the theme %s is somewhere, and looks somewhere", (theme) => {
  const scene = sceneOf(theme);
  for (const [surface, geometry] of furnish(scene, new Circuits(scene)).shop.finish()) {
    for (const [name, { array }] of Object.entries(geometry.attributes))
      expect([surface, name, array.findIndex((value) => !Number.isFinite(value))]).toEqual([
        surface,
        name,
        -1,
      ]);
    geometry.dispose();
  }
});
