import { sceneOf, THEMES } from "@karaverse/worlds";
import { expect, test } from "vitest";
import { buildCurtain } from "../curtain";
import type { Kit } from "../kit";
import { buildShell, buildStage } from "../shell";
import { Workshop } from "../workshop";
import { FURNITURE } from "./index";

test.each(THEMES)("every corner of everything that stands in %s is somewhere", (theme) => {
  const scene = sceneOf(theme);
  const nowhere: string[] = [];
  const build = (name: string, make: (kit: Kit) => void) => {
    const kit: Kit = { shop: new Workshop(), halos: [], circuitOf: () => 0 };
    make(kit);
    for (const [surface, geometry] of kit.shop.finish())
      for (const attribute of ["position", "normal", "color"])
        if (!geometry.getAttribute(attribute).array.every(Number.isFinite))
          nowhere.push(`${name}: ${attribute} of ${surface}`);
    for (const { x, y, z } of kit.halos)
      if (![x, y, z].every(Number.isFinite)) nowhere.push(`${name}: a halo`);
  };
  build("the room", (kit) => buildShell(kit, scene));
  build("the stage", (kit) => buildStage(kit, scene));
  for (const prop of scene.props)
    build(prop.id, (kit) =>
      prop.model === "curtain" ? buildCurtain(kit, prop) : FURNITURE[prop.model]?.(kit, prop),
    );
  expect(nowhere).toEqual([]);
});
