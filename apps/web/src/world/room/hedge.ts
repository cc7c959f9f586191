import { dice } from "@karaverse/avatars";
import type { Scene } from "@karaverse/worlds";
import { Vector3 } from "three";
import { box, globe, halo, type Kit, rod, tone } from "./kit";
import { cardOf } from "./leaf-card";

/** From one tuft of leaves to the next, metres. */
const STEP = 0.62;
/** Rows of them from the ground up, and how far each stands out. */
const ROWS = [
  { y: 0.34, z: 0.2, light: 0.56 },
  { y: 0.82, z: 0.14, light: 0.82 },
  { y: 1.24, z: 0.02, light: 1.1 },
] as const;
/** Sprays of a tuft: those that look to the hedge would be seen by nobody. */
const CARDS = 4;

/** A clipped hedge with lamps on posts along it. */
export function buildHedge(kit: Kit, { walls }: Scene): void {
  const { shop } = kit;
  const { minX, maxX, minZ, maxZ } = walls;
  const roll = dice(19);
  const out = new Vector3();
  const sides: [number, number, number, number][] = [
    [(minX + maxX) / 2, minZ - 0.5, 0, maxX - minX + 1.6],
    [(minX + maxX) / 2, maxZ + 0.5, Math.PI, maxX - minX + 1.6],
    [minX - 0.5, (minZ + maxZ) / 2, Math.PI / 2, maxZ - minZ],
    [maxX + 0.5, (minZ + maxZ) / 2, -Math.PI / 2, maxZ - minZ],
  ];
  for (const [x, z, yaw, width] of sides)
    shop.within({ at: [x, 0, z], yaw }, () => {
      shop.add("matte", box(width, 1.3, 0.7), "#141c0e", { at: [0, 0.65, 0] });
      for (const { y, z, light } of ROWS)
        for (let k = -width / 2 + roll() * STEP; k < width / 2; k += STEP * (0.75 + roll() * 0.5)) {
          const at: [number, number, number] = [k, y + (roll() - 0.5) * 0.24, z + roll() * 0.12];
          const own = light * (0.75 + roll() * 0.5);
          for (let n = 0; n < CARDS; n++) {
            const aside = (n + roll()) / CARDS - 0.5;
            out.set(1.5 * aside, 0.15 + 0.7 * roll() * (y / 1.3), 0.8).normalize();
            shop.add("foliage", cardOf(0.4 + roll() * 0.12, out, roll), tone("#4a6a3e", own + 0.2 * roll()), {
              at,
            });
          }
        }
      for (let k = -width / 2 + 4; k < width / 2 - 2; k += 9) {
        shop.add("matte", rod(0.04, 0.06, 2.6, 8), "#1a1412", { at: [k, 1.3, 0.5] });
        shop.add("glow", globe(0.15, 12), "#ffdca4", { at: [k, 2.72, 0.5] });
        halo(kit, k, 2.72, 0.5, "#ffb264", 1.9, 0.08);
      }
    });
}
