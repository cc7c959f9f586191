import { componentsOf } from "./plan";
import type { Scene } from "./scene";

/** Who comes so near goes through; bodies stop a third of a metre before the wall that it is in. Metres. */
const THRESHOLD_METRES = 0.75;

/** Rule J11. The door in which somebody stands, coming from its front: where it leads to, and what that is called. */
export function doorAt(scene: Scene, x: number, z: number): { room: string; label: string } | null {
  for (const { prop, component } of componentsOf(scene, "portal")) {
    const [dx, dz] = [x - prop.at.x, z - prop.at.z];
    const [c, s] = [Math.cos(prop.yaw), Math.sin(prop.yaw)];
    const across = dx * c - dz * s;
    const before = -(dx * s + dz * c);
    if (Math.abs(across) <= prop.size.width / 2 && before >= 0 && before <= THRESHOLD_METRES)
      return { room: component.room, label: component.label };
  }
  return null;
}
