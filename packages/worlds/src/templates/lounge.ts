import type { Scene } from "../scene";
import { arrivals, light, movingHead, prop, sofa, speaker, stool, tableFor } from "./pieces";

const VELVET = "#6d1638";
const LAMP = "#ffab5a";
const table = { cloth: VELVET, lamp: LAMP };

/** The big room: velvet, brass, dark panels, a half-round stage; for fifty. */
export const lounge: Scene = {
  version: 1,
  theme: "lounge",
  title: "The Velvet Lounge",
  walls: { minX: -11, maxX: 11, minZ: -13, maxZ: 13, height: 7.6 },
  environment: {
    walls: "panelled",
    floor: "herringbone",
    ceiling: "coffered",
    gloss: 0.55,
    fog: { colour: "#1a0d1c", density: 0.016 },
    ambient: { sky: "#a8808c", ground: "#6a3a22", strength: 1.35 },
  },
  spawns: arrivals(7, 4, { x: 0, z: 5.2 }, { x: 1.1, z: 1.25 }).filter(
    (spot) => Math.hypot(Math.abs(spot.x) - 2.9, spot.z - 8.1) > 1.9,
  ),
  stage: {
    footprint: { kind: "circle", x: 0, z: -11, radius: 5.6 },
    height: 0.6,
    footlights: true,
    marks: [
      { x: 0, z: -7.3, yaw: Math.PI },
      { x: -1.3, z: -7.6, yaw: Math.PI },
      { x: 1.3, z: -7.6, yaw: Math.PI },
      { x: -2.5, z: -8.3, yaw: Math.PI },
      { x: 2.5, z: -8.3, yaw: Math.PI },
      { x: 0, z: -8.9, yaw: Math.PI },
      { x: -1.3, z: -9, yaw: Math.PI },
      { x: 1.3, z: -9, yaw: Math.PI },
    ],
    exits: [
      { x: 0, z: -4.7, yaw: Math.PI },
      { x: -1.3, z: -4.6, yaw: Math.PI },
      { x: 1.3, z: -4.6, yaw: Math.PI },
      { x: -2.6, z: -4.4, yaw: Math.PI },
      { x: 2.6, z: -4.4, yaw: Math.PI },
      { x: 0, z: -3.6, yaw: Math.PI },
    ],
    speakers: [
      { x: -6.6, y: 2.2, z: -8.6 },
      { x: 6.6, y: 2.2, z: -8.6 },
    ],
  },
  props: [
    prop("curtain", "curtain", { x: 0, y: 0.55, z: -12.3 }, [16, 6.7, 0.6], [], "#7c1430"),
    prop(
      "screen",
      "screen",
      { x: 0, y: 4.62, z: -11.5, yaw: Math.PI },
      [7.6, 3.8, 0.2],
      [{ kind: "screen", width: 7.6, height: 3.8 }],
    ),
    prop("mic", "mic-stand", { x: 0.95, y: 0.6, z: -6.9 }, [0.3, 1.45, 0.3], [{ kind: "mic-stand" }]),
    speaker("speaker-left", -6.6, 0, -8.6, Math.PI + 0.3, 2.4),
    speaker("speaker-right", 6.6, 0, -8.6, Math.PI - 0.3, 2.4),
    movingHead("beam-1", -6, 7.1, -3.2, "#ffd9a0", [0, 0.6, -7.3]),
    movingHead("beam-2", 6, 7.1, -3.2, "#ffb0c0", [0.3, 0.6, -7.3]),
    movingHead("beam-3", -8.6, 7.1, -6.2, "#58e0c2", [-3.2, 0.6, -7.8]),
    movingHead("beam-4", 8.6, 7.1, -6.2, "#ff5f6d", [3.2, 0.6, -7.8]),
    prop(
      "ball",
      "mirror-ball",
      { x: 0, y: 5.9, z: 0.6 },
      [1.3, 1.3, 1.3],
      [{ kind: "mirror-ball", radius: 0.65 }],
    ),
    ...tableFor("table-1", -5.4, -0.6, [0.35, 1.6, 2.8], table),
    ...tableFor("table-2", 5.2, -0.9, [0.35, 1.6, 2.8], table),
    ...tableFor("table-3", -6.4, 4.1, [0.3, 1.55, 2.9], table),
    ...tableFor("table-4", 4.6, 3.9, [0.3, 1.55, 2.9], table),
    ...tableFor("table-5", -2.9, 8.1, [0.4, 1.5, 2.7], table),
    ...tableFor("table-6", 2.9, 8.1, [0.4, 1.5, 2.7], table),
    sofa("booth-1", -10.5, -3.2, -Math.PI / 2, 3, VELVET),
    sofa("booth-2", -10.5, 1.4, -Math.PI / 2, 3, VELVET),
    sofa("booth-3", -10.5, 6.4, -Math.PI / 2, 3, VELVET),
    prop(
      "bar",
      "bar",
      { x: 9.1, z: 5.2, yaw: Math.PI / 2 },
      [7.4, 1.08, 0.7],
      [
        { kind: "solid", shape: "box", width: 7.4, depth: 0.8 },
        { kind: "surface", height: 1.08 },
        light("house", "#ffb060", 4, 7, 2.4),
      ],
    ),
    prop("bottles", "bottle-shelf", { x: 10.75, y: 1.1, z: 5.2, yaw: Math.PI / 2 }, [7.2, 2.4, 0.4]),
    prop(
      "bar-end-1",
      "plant",
      { x: 10.3, z: 9.6 },
      [0.8, 1.5, 0.8],
      [{ kind: "solid", shape: "circle", radius: 0.4 }],
    ),
    ...[2.4, 3.8, 5.2, 6.6, 8].map((z, n) => stool(`stool-${n + 1}`, 8.15, z, -Math.PI / 2, VELVET)),
    prop(
      "plant-1",
      "plant",
      { x: -10.2, z: 11.9 },
      [0.9, 1.7, 0.9],
      [{ kind: "solid", shape: "circle", radius: 0.42 }],
    ),
    prop(
      "plant-2",
      "plant",
      { x: -10.2, z: -7.2 },
      [0.9, 1.7, 0.9],
      [{ kind: "solid", shape: "circle", radius: 0.42 }],
    ),
    prop("door", "door", { x: 0, z: 12.95, yaw: 0 }, [2.4, 3.1, 0.2]),
    ...[-5.4, -0.9, 3.9, 8.8].map((z, n) =>
      prop(
        `sconce-left-${n + 1}`,
        "sconce",
        { x: -10.86, y: 2.75, z, yaw: -Math.PI / 2 },
        [0.26, 0.5, 0.2],
        [light("house", "#ffb060", 2.4, 6, 0)],
      ),
    ),
    ...[-5.4, -1.6].map((z, n) =>
      prop(
        `sconce-right-${n + 1}`,
        "sconce",
        { x: 10.86, y: 2.75, z, yaw: Math.PI / 2 },
        [0.26, 0.5, 0.2],
        [light("house", "#ffb060", 2.4, 6, 0)],
      ),
    ),
    ...[-4.6, 4.6].map((x, n) =>
      prop(
        `sconce-back-${n + 1}`,
        "sconce",
        { x, y: 2.75, z: 12.86, yaw: 0 },
        [0.26, 0.5, 0.2],
        [light("house", "#ffb060", 2.4, 6, 0)],
      ),
    ),
    ...[-3.2, 1.4, 6.4].map((z, n) =>
      prop(`picture-${n + 1}`, "picture", { x: -10.93, y: 2.05, z, yaw: -Math.PI / 2 }, [1.2, 0.9, 0.06]),
    ),
  ],
};
