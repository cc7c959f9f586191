import { expect, test } from "vitest";
import { doorAt } from "./doors";
import { boundsOf, componentsOf, placed, spawnFor } from "./plan";
import { THEMES } from "./scene";
import { sceneOf } from "./themes";

test("J11 in every place one can walk into each door, and nobody who arrives stands in one", () => {
  for (const theme of THEMES) {
    const scene = sceneOf(theme);
    const { minX, maxX, minZ, maxZ } = boundsOf(scene);
    const doors = componentsOf(scene, "portal");
    expect(doors.length, theme).toBeGreaterThan(0);
    for (const { prop, component } of doors) {
      const { x, z } = placed(prop, 0, -0.2);
      const [nearX, nearZ] = [Math.min(maxX, Math.max(minX, x)), Math.min(maxZ, Math.max(minZ, z))];
      expect(doorAt(scene, nearX, nearZ), theme).toEqual({ room: component.room, label: component.label });
      const aside = placed(prop, prop.size.width / 2 + 0.1, -0.4);
      expect(doorAt(scene, aside.x, aside.z), theme).toBeNull();
      const away = placed(prop, 0, -0.9);
      expect(doorAt(scene, away.x, away.z), theme).toBeNull();
    }
    for (let n = 0; n < scene.spawns.length; n++) {
      const { x, z } = spawnFor(scene, n);
      expect(doorAt(scene, x, z), theme).toBeNull();
    }
  }
});

test("a door that is turned is gone through from its own front", () => {
  const scene = structuredClone(sceneOf("lounge"));
  const [door] = componentsOf(scene, "portal");
  if (!door) throw new Error("no door");
  Object.assign(door.prop, { at: { x: -10.9, y: 0, z: 2 }, yaw: -Math.PI / 2 });
  door.component.room = "next-door";
  expect(doorAt(scene, -10.4, 2.3)?.room).toBe("next-door");
  expect(doorAt(scene, -11.3, 2)).toBeNull();
  expect(doorAt(scene, -10.4, 3.5)).toBeNull();
});
