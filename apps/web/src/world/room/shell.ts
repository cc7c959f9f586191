import type { Scene } from "@karaverse/worlds";
import { BoxGeometry, CylinderGeometry, PlaneGeometry, RingGeometry, TorusGeometry } from "three";
import { buildHedge } from "./hedge";
import { BRASS, box, globe, halo, type Kit, rod, soft } from "./kit";
import { buildInnerWalls, buildLevels } from "./partitions";
import { sheet } from "./sheet";

const CEILING: Partial<Record<Scene["environment"]["walls"], string>> = {
  padded: "#2e1c1e",
  brick: "#120c10",
  damask: "#4a2a22",
};

type Floor = Scene["environment"]["floor"];
type Walls = Scene["environment"]["walls"];

/** Metres that one repeat of a floor's texture covers. */
const FLOOR_UNIT: Record<Floor, number> = {
  ...{ herringbone: 1.92, deck: 2, carpet: 1.2, concrete: 4, plush: 0.8, meadow: 6 },
};

/** Metres that one repeat of a wall's texture is wide; and high, where it is not as high as the wall. */
const WALL_UNIT: Record<Walls, { wide: number; high: number | null }> = {
  panelled: { wide: 2.2, high: null },
  damask: { wide: 2.2, high: null },
  padded: { wide: 0.9, high: 0.9 },
  brick: { wide: 1.6, high: 1.6 },
  parapet: { wide: 2, high: 2 },
  hedge: { wide: 2, high: 2 },
};

/** Metres: from here on the front of a stage is a wall to those who stand before it. */
const HIGH_STAGE = 0.7;

/** Floor, walls, ceiling or parapet: what a room is before anything stands in it. */
export function buildShell(kit: Kit, scene: Scene): void {
  const { shop } = kit;
  const { minX, maxX, minZ, maxZ, height } = scene.walls;
  const [w, d] = [maxX - minX, maxZ - minZ];
  const [cx, cz] = [(minX + maxX) / 2, (minZ + maxZ) / 2];
  const unit = FLOOR_UNIT[scene.environment.floor];
  const walls = scene.environment.walls;
  shop.add("floor", sheet(w, d, unit, unit, 0.4), "#ffffff", { at: [cx, 0, cz], tilt: [-Math.PI / 2, 0] });
  const { wide, high } = WALL_UNIT[walls];
  const rise = high ?? height;
  buildLevels(kit, scene.levels, unit);
  buildInnerWalls(kit, scene, { x: wide, y: rise });
  if (walls === "parapet" || walls === "hedge") {
    (walls === "hedge" ? buildHedge : buildParapet)(kit, scene);
    return;
  }
  const padded = walls === "padded";
  // Each wall looks inwards: [centre x, centre z, yaw, width].
  const sides: [number, number, number, number][] = [
    [cx, minZ, 0, w],
    [cx, maxZ, Math.PI, w],
    [minX, cz, Math.PI / 2, d],
    [maxX, cz, -Math.PI / 2, d],
  ];
  for (const [x, z, yaw, width] of sides) {
    const bays = Math.max(1, Math.round(width / wide));
    shop.add("wall", sheet(width, height, width / bays, rise), "#ffffff", { at: [x, height / 2, z], yaw });
    shop.within({ at: [x, 0, z], yaw }, () => {
      shop.add("metal", box(width, 0.05, 0.05), BRASS, { at: [0, height - 0.24, 0.03] });
      shop.add("matte", box(width, 0.2, 0.14), "#2a151c", { at: [0, height - 0.1, 0.06] });
      shop.add("polished", box(width, 0.12, 0.03), "#180c10", { at: [0, 0.06, 0.015] });
      if (padded) shop.add("metal", box(width, 0.025, 0.03), BRASS, { at: [0, 0.45, 0.02] });
    });
  }
  shop.add("ceiling", sheet(w, d, 1, 1, 1), CEILING[walls] ?? "#241820", {
    at: [cx, height, cz],
    tilt: [Math.PI / 2, 0],
  });
  if (scene.environment.ceiling === "coffered") {
    for (let x = minX + 2.2; x < maxX - 1; x += 2.93)
      shop.add("ceiling", box(0.22, 0.3, d), "#38202a", { at: [x, height - 0.15, cz] });
    for (let z = minZ + 2.6; z < maxZ - 1; z += 2.97)
      shop.add("ceiling", box(w, 0.26, 0.22), "#38202a", { at: [cx, height - 0.13, z] });
  } else if (walls !== "brick") {
    // A cove of light around the ceiling.
    for (const s of [-1, 1]) {
      shop.add("glow", box(0.03, 0.03, d - 0.6), "#c8763a", {
        at: [cx + s * (w / 2 - 0.2), height - 0.06, cz],
      });
      shop.add("matte", box(0.16, 0.12, d - 0.4), "#241419", {
        at: [cx + s * (w / 2 - 0.3), height - 0.1, cz],
      });
    }
  }
}

function buildParapet(kit: Kit, scene: Scene): void {
  const { shop } = kit;
  const { minX, maxX, minZ, maxZ } = scene.walls;
  const [w, d] = [maxX - minX, maxZ - minZ];
  const [cx, cz] = [(minX + maxX) / 2, (minZ + maxZ) / 2];
  const sides: [number, number, number, number][] = [
    [cx, minZ - 0.15, 0, w + 0.6],
    [cx, maxZ + 0.15, Math.PI, w + 0.6],
    [minX - 0.15, cz, Math.PI / 2, d],
    [maxX + 0.15, cz, -Math.PI / 2, d],
  ];
  for (const [x, z, yaw, width] of sides)
    shop.within({ at: [x, 0, z], yaw }, () => {
      shop.add("wall", new BoxGeometry(width, 0.86, 0.3, Math.round(width * 2), 2, 1), "#4b3a36", {
        at: [0, 0.43, 0],
      });
      shop.add("matte", soft(width, 0.07, 0.4, 0.02), "#6a5548", { at: [0, 0.89, 0] });
      shop.add("metal", rod(0.025, 0.025, width, 8), "#3a2c26", { at: [0, 1.18, 0], tilt: [0, Math.PI / 2] });
      for (let k = -width / 2 + 0.6; k < width / 2; k += 1.6)
        shop.add("metal", rod(0.018, 0.018, 0.3, 6), "#3a2c26", { at: [k, 1.04, 0] });
    });
}

/** The platform, its brass lip and its footlights. */
export function buildStage(kit: Kit, scene: Scene): void {
  const { shop } = kit;
  const { footprint, height, footlights } = scene.stage;
  const deck = scene.theme === "open-air" ? "#5d4230" : "#331820";
  if (footprint.kind === "circle") {
    const { x, z, radius: r } = footprint;
    shop.add("polished", new CylinderGeometry(r, r, 0.05, 72, 1, false, -Math.PI / 2, Math.PI), deck, {
      at: [x, height - 0.025, z],
    });
    // Fine rings so that baked light has somewhere to lie.
    shop.add("polished", new RingGeometry(0.01, r - 0.03, 44, 12, Math.PI, Math.PI), deck, {
      at: [x, height + 0.002, z],
      tilt: [-Math.PI / 2, 0],
    });
    shop.add(
      "matte",
      new CylinderGeometry(r - 0.02, r + 0.04, height - 0.05, 72, 2, true, -Math.PI / 2, Math.PI),
      "#2a1018",
      { at: [x, (height - 0.05) / 2, z] },
    );
    for (let n = 0; n < 34; n++) {
      const a = (Math.PI * (n + 0.5)) / 34;
      shop.add("metal", box(0.02, height - 0.16, 0.02), BRASS, {
        at: [x + Math.cos(a) * (r + 0.03), height / 2 - 0.02, z + Math.sin(a) * (r + 0.03)],
        yaw: -a,
      });
    }
    const lip = new TorusGeometry(r, 0.035, 8, 90, Math.PI);
    shop.add("metal", lip, BRASS, { at: [x, height - 0.01, z], tilt: [Math.PI / 2, 0] });
    shop.add("glow", new TorusGeometry(r + 0.035, 0.012, 6, 90, Math.PI), "#ffb45a", {
      at: [x, height - 0.075, z],
      tilt: [Math.PI / 2, 0],
    });
    if (footlights)
      for (let n = 0; n < 17; n++) {
        const a = Math.PI * (0.05 + (0.9 * n) / 16);
        footlight(kit, x + Math.cos(a) * (r - 0.2), height, z + Math.sin(a) * (r - 0.2), Math.PI / 2 - a);
      }
    return;
  }
  const [w, d] = [footprint.maxX - footprint.minX, footprint.maxZ - footprint.minZ];
  const [x, z] = [(footprint.minX + footprint.maxX) / 2, (footprint.minZ + footprint.maxZ) / 2];
  shop.add("polished", new BoxGeometry(w, height, d, Math.round(w * 2.5), 1, Math.round(d * 2.5)), deck, {
    at: [x, height / 2, z],
  });
  shop.add("metal", box(w + 0.04, 0.045, 0.04), BRASS, { at: [x, height - 0.02, footprint.maxZ] });
  shop.add("glow", box(w - 0.1, 0.018, 0.02), "#ffb45a", { at: [x, height - 0.07, footprint.maxZ + 0.012] });
  for (const s of [-1, 1])
    shop.add("metal", box(0.04, 0.045, d), BRASS, { at: [x + (s * w) / 2, height - 0.02, z] });
  if (height > HIGH_STAGE) buildFront(kit, scene, w, height, [x, 0, footprint.maxZ]);
  if (scene.theme === "open-air")
    for (let k = footprint.minZ + 0.12; k < footprint.maxZ; k += 0.16)
      shop.add("matte", box(w - 0.02, 0.006, 0.012), "#241810", { at: [x, height + 0.002, k] });
  if (footlights)
    for (let n = 0; n < 11; n++)
      footlight(kit, x + (n / 10 - 0.5) * (w - 0.5), height, footprint.maxZ - 0.16, 0);
}

/** What one sees of a high stage from below it: cloth in pleats outdoors, panels in frames of gilt else. */
function buildFront(kit: Kit, scene: Scene, w: number, height: number, at: [number, number, number]): void {
  const { shop } = kit;
  const tall = height - 0.1;
  shop.within({ at }, () => {
    if (scene.theme === "open-air") {
      const skirt = new PlaneGeometry(w, tall, Math.round(w * 14), 3);
      const p = skirt.getAttribute("position");
      for (let n = 0; n < p.count; n++) p.setZ(n, 0.05 + 0.035 * Math.sin(p.getX(n) * 16));
      skirt.computeVertexNormals();
      shop.add("velvet", skirt, "#4a1730", { at: [0, tall / 2, 0] });
      return;
    }
    const bays = Math.max(1, Math.round(w / 1.7));
    const wide = w / bays;
    for (let n = 0; n < bays; n++) {
      const x = ((n + 0.5) / bays - 0.5) * w;
      shop.add("velvet", soft(wide - 0.3, tall - 0.34, 0.04, 0.015), "#5a1226", { at: [x, tall / 2, 0.01] });
      for (const side of [-1, 1]) {
        shop.add("metal", box(wide - 0.24, 0.03, 0.03), BRASS, {
          at: [x, tall / 2 + (side * (tall - 0.3)) / 2, 0.02],
        });
        shop.add("metal", box(0.03, tall - 0.3, 0.03), BRASS, {
          at: [x + (side * (wide - 0.24)) / 2, tall / 2, 0.02],
        });
      }
    }
  });
}

function footlight(kit: Kit, x: number, y: number, z: number, yaw: number): void {
  kit.shop.within({ at: [x, y, z], yaw }, () => {
    kit.shop.add("metal", soft(0.15, 0.1, 0.07, 0.02), BRASS, { at: [0, 0.04, 0.05] });
    kit.shop.add("glow", globe(0.045, 10), "#ffe2ae", { at: [0, 0.06, -0.01] });
    halo(kit, 0, 0.07, -0.02, "#ffb45a", 0.8, 0.05, "stage");
  });
}
