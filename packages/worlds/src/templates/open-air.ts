import type { Scene } from "../scene";
import { arrivals, light, movingHead, prop, sofa, speaker, stool, tableFor } from "./pieces";

const LINEN = "#b9a184";
const table = { cloth: "#8a5a3c", lamp: "#ffb86a" };

function planted(id: string, model: "tree" | "plant", x: number, z: number, height: number) {
  const radius = model === "tree" ? 0.62 : 0.42;
  return prop(
    id,
    model,
    { x, z },
    [radius * 2, height, radius * 2],
    [{ kind: "solid", shape: "circle", radius }],
  );
}

function strings(id: string, x: number, z: number, yaw: number, span: number) {
  return prop(
    id,
    "string-lights",
    { x, y: 4.5, z, yaw },
    [span, 0.9, 0.1],
    [light("strings", "#ffc27a", 1.6, 7, -0.6)],
    "#ffd49a",
  );
}

/** A roof garden at night: boards, planters, strings of bulbs, the city and the stars around. */
export const openAir: Scene = {
  version: 1,
  theme: "open-air",
  title: "Roof Garden",
  walls: { minX: -11, maxX: 11, minZ: -11, maxZ: 11, height: 12 },
  environment: {
    walls: "parapet",
    floor: "deck",
    ceiling: "sky",
    gloss: 0.12,
    fog: { colour: "#141627", density: 0.008 },
    ambient: { sky: "#6a78b8", ground: "#4a3626", strength: 1.35 },
  },
  spawns: arrivals(7, 3, { x: -0.6, z: 5.4 }, { x: 1, z: 1.25 }).filter(
    (spot) => Math.hypot(spot.x - 4.4, spot.z - 4.4) > 2 && Math.hypot(spot.x + 5.6, spot.z - 6) > 2.6,
  ),
  stage: {
    footprint: { kind: "box", minX: -4.2, maxX: 4.2, minZ: -11, maxZ: -5.9 },
    height: 0.45,
    footlights: true,
    marks: [
      { x: 0, z: -7.2, yaw: Math.PI },
      { x: -1.3, z: -7.5, yaw: Math.PI },
      { x: 1.3, z: -7.5, yaw: Math.PI },
      { x: -2.6, z: -7.9, yaw: Math.PI },
      { x: 2.6, z: -7.9, yaw: Math.PI },
      { x: 0, z: -8.7, yaw: Math.PI },
      { x: -1.3, z: -8.9, yaw: Math.PI },
      { x: 1.3, z: -8.9, yaw: Math.PI },
    ],
    exits: [
      { x: 0, z: -4.9, yaw: Math.PI },
      { x: -1.3, z: -4.9, yaw: Math.PI },
      { x: 1.3, z: -4.9, yaw: Math.PI },
      { x: -2.6, z: -4.9, yaw: Math.PI },
      { x: 2.6, z: -4.9, yaw: Math.PI },
      { x: 0, z: -3.9, yaw: Math.PI },
    ],
    speakers: [
      { x: -5.2, y: 1.6, z: -7 },
      { x: 5.2, y: 1.6, z: -7 },
    ],
  },
  props: [
    prop("trellis", "trellis", { x: 0, y: 0.45, z: -10.3, yaw: Math.PI }, [9.6, 4.6, 0.3]),
    prop(
      "screen",
      "screen",
      { x: 0, y: 3.2, z: -10, yaw: Math.PI },
      [5.6, 2.8, 0.1],
      [{ kind: "screen", width: 5.6, height: 2.8 }],
    ),
    prop("mic", "mic-stand", { x: 0.95, y: 0.45, z: -6.8 }, [0.3, 1.45, 0.3], [{ kind: "mic-stand" }]),
    speaker("speaker-left", -5.2, 0, -7, Math.PI + 0.25, 1.9),
    speaker("speaker-right", 5.2, 0, -7, Math.PI - 0.25, 1.9),
    movingHead("beam-1", -4.4, 4.9, -6.1, "#ffd9a0", [0, 0.45, -7.2]),
    movingHead("beam-2", 4.4, 4.9, -6.1, "#ffc0a0", [0.3, 0.45, -7.2]),
    ...tableFor("table-1", -5, -1.4, [0.35, 1.6, 2.8], table),
    ...tableFor("table-2", 5, -1.4, [0.35, 1.6, 2.8], table),
    ...tableFor("table-3", 4.4, 4.4, [0.2, 1.6, 3], table),
    prop(
      "fire",
      "fire-bowl",
      { x: -5.6, z: 4.8 },
      [1.2, 0.55, 1.2],
      [{ kind: "solid", shape: "circle", radius: 0.62 }, light("fire", "#ff8a3a", 5, 8, 0.8)],
    ),
    sofa("fire-sofa-1", -5.6, 7.1, 0, 3, LINEN),
    sofa("fire-sofa-2", -8.1, 4.8, -Math.PI / 2, 3, LINEN),
    prop(
      "bar",
      "bar",
      { x: 9.2, z: 5.6, yaw: Math.PI / 2 },
      [5, 1.08, 0.7],
      [
        { kind: "solid", shape: "box", width: 5, depth: 0.8 },
        { kind: "surface", height: 1.08 },
        light("house", "#ffb060", 3, 6, 2.2),
      ],
    ),
    ...[4, 5.2, 6.4, 7.6].map((z, n) => stool(`stool-${n + 1}`, 8.2, z, -Math.PI / 2, "#8a5a3c")),
    planted("tree-1", "tree", -9.4, -8.6, 4.6),
    planted("tree-2", "tree", 9.4, -8.6, 4.9),
    planted("tree-3", "tree", -9.6, 9.6, 4.2),
    planted("tree-4", "tree", 9.6, 9.9, 4.5),
    planted("plant-1", "plant", -10.2, -3.2, 1.3),
    planted("plant-2", "plant", -10.2, 0.6, 1.5),
    planted("plant-3", "plant", 10.2, -3.4, 1.4),
    planted("plant-4", "plant", 10.2, 0.4, 1.3),
    planted("plant-5", "plant", -2.4, 10.2, 1.2),
    planted("plant-6", "plant", 2.4, 10.2, 1.2),
    strings("strings-1", 0, -3.6, 0, 21),
    strings("strings-2", 0, 0.4, 0, 21),
    strings("strings-3", 0, 4.4, 0, 21),
    strings("strings-4", 0, 8.4, 0, 21),
    ...[-7.4, 7.4].map((x, n) =>
      prop(
        `lantern-${n + 1}`,
        "lantern",
        { x, z: -4.9 },
        [0.34, 0.6, 0.34],
        [light("lamps", "#ffa85a", 1.6, 3.5, 0.3), { kind: "solid", shape: "circle", radius: 0.2 }],
      ),
    ),
  ],
};
