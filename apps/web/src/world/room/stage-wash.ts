import type { Scene } from "@karaverse/worlds";
import { Color } from "three";
import type { Lamp } from "./bake";

/** Footlights and the wash on the curtain, baked like lamps. */
export function stageWash(scene: Scene): Lamp[] {
  const { footprint, height, footlights } = scene.stage;
  const lamps: Lamp[] = [];
  const warm = new Color("#ffb060");
  if (footlights && footprint.kind === "circle")
    for (let n = 0; n < 9; n++) {
      const a = Math.PI * (0.05 + (0.9 * n) / 8);
      lamps.push({
        channel: "stage",
        x: footprint.x + Math.cos(a) * (footprint.radius - 0.3),
        y: height + 0.25,
        z: footprint.z + Math.sin(a) * (footprint.radius - 0.3),
        colour: warm,
        strength: 1.1,
        reach: 4.5,
      });
    }
  if (footlights && footprint.kind === "box")
    for (let n = 0; n < 7; n++)
      lamps.push({
        channel: "stage",
        x: footprint.minX + ((footprint.maxX - footprint.minX) * (n + 0.5)) / 7,
        y: height + 0.25,
        z: footprint.maxZ - 0.3,
        colour: warm,
        strength: 0.9,
        reach: 4.2,
      });
  // Red from below on the curtain, so that it glows out of the dark.
  const rose = new Color("#ff8a70");
  const curtain = scene.props.find(({ model }) => model === "curtain");
  if (curtain) {
    const { width, height: tall } = curtain.size;
    const z = curtain.at.z + 1.4;
    for (const k of [-0.375, -0.19, 0, 0.19, 0.375]) {
      const x = curtain.at.x + k * width;
      const shared = { channel: "stage" as const, x, reach: 7, strength: footlights ? 1.1 : 0.6 };
      lamps.push({ ...shared, y: height + 0.5, z, colour: rose });
      lamps.push({ ...shared, y: curtain.at.y + tall * 0.87, z: z + 0.8, colour: warm, reach: 6 });
    }
  }
  return lamps;
}
