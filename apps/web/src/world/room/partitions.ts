import { type InnerWall, type Level, onFootprint, type Scene } from "@karaverse/worlds";
import { BoxGeometry } from "three";
import { BRASS, box, type Kit, rod, soft } from "./kit";
import { sheet } from "./sheet";

/** Walls inside of a room, as they look: panelled like the room's own, upholstered, or a rail of brass. */
export function buildInnerWalls(kit: Kit, scene: Scene, unit: { x: number; y: number }): void {
  for (const wall of scene.innerWalls) {
    const [dx, dz] = [wall.to.x - wall.from.x, wall.to.z - wall.from.z];
    const placing = {
      at: [(wall.from.x + wall.to.x) / 2, 0, (wall.from.z + wall.to.z) / 2] as [number, number, number],
      yaw: Math.atan2(-dz, dx),
    };
    kit.shop.within(placing, () => LOOKS[wall.look](kit, wall, Math.hypot(dx, dz), unit));
  }
}

type Look = (kit: Kit, wall: InnerWall, length: number, unit: { x: number; y: number }) => void;

const panel: Look = ({ shop }, { height, thickness }, length, unit) => {
  for (const [x, z, yaw, width] of [
    [0, thickness / 2, 0, length],
    [0, -thickness / 2, Math.PI, length],
    [length / 2, 0, Math.PI / 2, thickness],
    [-length / 2, 0, -Math.PI / 2, thickness],
  ] as const)
    shop.add("wall", sheet(width, height, unit.x, unit.y), "#ffffff", { at: [x, height / 2, z], yaw });
  shop.add("metal", box(length + 0.06, 0.05, thickness + 0.06), BRASS, { at: [0, height + 0.025, 0] });
  shop.add("polished", box(length + 0.03, 0.14, thickness + 0.03), "#180c10", { at: [0, 0.07, 0] });
};

const booth: Look = ({ shop }, { height, thickness }, length) => {
  shop.add(
    "polished",
    new BoxGeometry(length, height, thickness, Math.ceil(length * 3), Math.ceil(height * 3), 1),
    "#2a1512",
    { at: [0, height / 2, 0] },
  );
  const count = Math.max(1, Math.round(length / 0.45));
  const width = length / count;
  for (const side of [-1, 1])
    for (let n = 0; n < count; n++)
      shop.add("velvet", soft(width - 0.02, height - 1, 0.1, 0.045), "#5a1626", {
        at: [(n + 0.5) * width - length / 2, 0.5 + (height - 1) / 2, side * (thickness / 2 + 0.01)],
      });
  shop.add("metal", rod(0.022, 0.022, length, 8), BRASS, {
    at: [0, height + 0.12, 0],
    tilt: [0, Math.PI / 2],
  });
  for (const x of [-0.46, 0, 0.46])
    shop.add("metal", rod(0.016, 0.016, 0.12, 6), BRASS, { at: [x * length, height + 0.06, 0] });
};

const railing: Look = ({ shop }, { height }, length) => {
  for (const y of [height, height * 0.55])
    shop.add("metal", rod(0.026, 0.026, length, 8), BRASS, { at: [0, y, 0], tilt: [0, Math.PI / 2] });
  const posts = Math.max(1, Math.round(length / 1.5));
  for (let n = 0; n <= posts; n++)
    shop.add("metal", rod(0.03, 0.04, height, 8), BRASS, { at: [(n / posts - 0.5) * length, height / 2, 0] });
};

const LOOKS: Record<InnerWall["look"], Look> = { panel, booth, railing };

/** Floor that lies higher: what shows of each step, and its riser with a line of light. */
export function buildLevels({ shop }: Kit, levels: readonly Level[], unit: number): void {
  for (const { footprint, height } of levels) {
    if (footprint.kind !== "box") continue;
    const { minX, maxX, minZ, maxZ } = footprint;
    const [w, x] = [maxX - minX, (minX + maxX) / 2];
    // As far as the next one stands on it.
    const end = levels.reduce((least, { footprint: on, height: its }) => {
      if (on.kind !== "box" || its <= height || on.minX > minX || on.maxX < maxX) return least;
      return on.minZ > minZ ? Math.min(least, on.minZ) : least;
    }, maxZ);
    shop.add("floor", sheet(w, end - minZ, unit, unit, 0.4), "#ffffff", {
      at: [x, height, (minZ + end) / 2],
      tilt: [-Math.PI / 2, 0],
    });
    for (const [z, beyond] of [
      [minZ, minZ - BESIDE],
      [end, end + BESIDE],
    ] as const) {
      const rise = height - heightAt(levels, x, beyond);
      if (rise <= 0) continue;
      shop.add("matte", box(w, rise, 0.04), "#2a1014", { at: [x, height - rise / 2, z] });
      shop.add("metal", box(w, 0.018, 0.05), BRASS, { at: [x, height - 0.005, z] });
    }
  }
}

const BESIDE = 0.01;

function heightAt(levels: readonly Level[], x: number, z: number): number {
  let highest = 0;
  for (const { footprint, height } of levels)
    if (height > highest && onFootprint(footprint, x, z)) highest = height;
  return highest;
}
