import { dice } from "@karaverse/avatars";
import type { Scene } from "@karaverse/worlds";
import { IcosahedronGeometry } from "three";
import { box, globe, halo, type Kit, rod, tone } from "./kit";

/** A clipped hedge with lamps on posts along it. */
export function buildHedge(kit: Kit, { walls }: Scene): void {
  const { shop } = kit;
  const { minX, maxX, minZ, maxZ } = walls;
  const roll = dice(19);
  const sides: [number, number, number, number][] = [
    [(minX + maxX) / 2, minZ - 0.5, 0, maxX - minX + 1.6],
    [(minX + maxX) / 2, maxZ + 0.5, Math.PI, maxX - minX + 1.6],
    [minX - 0.5, (minZ + maxZ) / 2, Math.PI / 2, maxZ - minZ],
    [maxX + 0.5, (minZ + maxZ) / 2, -Math.PI / 2, maxZ - minZ],
  ];
  for (const [x, z, yaw, width] of sides)
    shop.within({ at: [x, 0, z], yaw }, () => {
      shop.add("matte", box(width, 1.3, 0.7), "#18200f", { at: [0, 0.65, 0] });
      for (let k = -width / 2; k < width / 2; k += 0.75)
        shop.add("matte", new IcosahedronGeometry(0.52, 1), tone("#3a4a26", 0.55 + roll() * 0.6), {
          at: [k + roll() * 0.3, 0.45 + roll() * 0.75, 0.1 + roll() * 0.22],
          yaw: roll() * 6,
          scale: [1.1, 0.85 + roll() * 0.4, 0.9],
        });
      for (let k = -width / 2 + 4; k < width / 2 - 2; k += 9) {
        shop.add("matte", rod(0.04, 0.06, 2.6, 8), "#1a1412", { at: [k, 1.3, 0.5] });
        shop.add("glow", globe(0.15, 12), "#ffdca4", { at: [k, 2.72, 0.5] });
        halo(kit, k, 2.72, 0.5, "#ffb264", 1.9, 0.08);
      }
    });
}
