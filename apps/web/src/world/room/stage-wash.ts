import { componentsOf, type Prop, type Scene } from "@karaverse/worlds";
import { Color } from "three";
import type { Lamp } from "./bake";
import { STAGE } from "./circuits";

/** Footlights and the wash on the curtain, baked like lamps. */
export function stageWash(scene: Scene): Lamp[] {
  const { footprint, height, footlights } = scene.stage;
  const lamps: Lamp[] = [];
  const warm = new Color("#ffb060");
  if (footlights && footprint.kind === "circle")
    for (let n = 0; n < 9; n++) {
      const a = Math.PI * (0.05 + (0.9 * n) / 8);
      lamps.push({
        circuit: STAGE,
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
        circuit: STAGE,
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
      const shared = { circuit: STAGE, x, reach: 7, strength: footlights ? 1.1 : 0.6 };
      lamps.push({ ...shared, y: height + 0.5, z, colour: rose });
      lamps.push({ ...shared, y: curtain.at.y + tall * 0.87, z: z + 0.8, colour: warm, reach: 6 });
    }
  }
  const screen = componentsOf(scene, "screen")[0]?.prop;
  if (!curtain && screen && !footlights) lamps.push(...haloOf(screen));
  const roof = scene.props.find(({ model }) => model === "stage-roof");
  if (roof && footprint.kind === "box") lamps.push(...floods(roof, footprint.maxZ));
  return lamps;
}

/** Strips behind a screen that hangs on a bare wall. */
const haloOf = ({ at, size }: Prop): Lamp[] =>
  [-1, -0.5, 0, 0.5, 1].flatMap((k) =>
    [-1, 1].map((up) => ({
      circuit: STAGE,
      x: at.x + k * (size.width / 2 + 0.1),
      y: at.y + up * (size.height / 2 + 0.12),
      z: at.z + 0.3,
      colour: new Color("#ff7a8c"),
      strength: 0.34,
      reach: 2.4,
    })),
  );

/** Under a roof outdoors: up and down the cloth behind, and over the grass in front, where one dances. */
function floods({ at, size }: Prop, edge: number): Lamp[] {
  const back = at.z - size.depth / 2 + 1.5;
  return [-0.42, -0.21, 0, 0.21, 0.42].flatMap((k): Lamp[] => {
    const shared = { circuit: STAGE, x: at.x + k * size.width };
    return [
      { ...shared, y: at.y + 0.4, z: back, colour: new Color("#ff8a70"), strength: 1.5, reach: 7 },
      {
        ...shared,
        y: at.y + size.height * 0.86,
        z: back + 0.7,
        colour: new Color("#ffb060"),
        strength: 1.6,
        reach: 7,
      },
      {
        ...shared,
        x: at.x + k * size.width * 1.7,
        y: at.y + 6,
        z: edge + 5.5,
        colour: new Color("#ffb48c"),
        strength: 4.2,
        reach: 17,
      },
    ];
  });
}
