import { HOLDS } from "@karaverse/protocol";
import type { Prop } from "../scene";
import {
  block,
  frontHead,
  furnished,
  light,
  lobbyDoor,
  mirrorBall,
  movingHead,
  prop,
  round,
  sofa,
  speaker,
} from "./pieces";
import { tambourine } from "./things";

const PLUSH = "#245a5c";

/** A private room for eight: sofas along the walls, one table, one screen, a low podium. */
export const box = furnished({
  theme: "box",
  title: "Private Box",
  holds: HOLDS.box,
  spacing: 0.8,
  walls: { minX: -3.4, maxX: 3.4, minZ: -4.2, maxZ: 3.8, height: 3.1 },
  entrance: null,
  innerWalls: [],
  levels: [],
  zones: [],
  environment: {
    walls: "padded",
    floor: "carpet",
    ceiling: "dark",
    gloss: 0,
    fog: { colour: "#1a0f12", density: 0.008 },
    ambient: { sky: "#a07a78", ground: "#6a3a24", strength: 1.25 },
  },
  spawns: [
    { x: 0, z: 2.9, yaw: 0 },
    { x: -0.8, z: 2.8, yaw: 0 },
    { x: 0.8, z: 2.8, yaw: 0 },
    { x: 1.5, z: 1.9, yaw: 0.2 },
    { x: -1.5, z: 1.9, yaw: -0.2 },
    { x: -1.5, z: -1.2, yaw: -0.4 },
    { x: 1.5, z: -1.2, yaw: 0.4 },
    { x: 0, z: -1.4, yaw: 0 },
  ],
  stage: {
    footprint: { kind: "box", minX: -1.9, maxX: 1.9, minZ: -4.2, maxZ: -2.55 },
    height: 0.16,
    footlights: false,
    // Beside the screen: whoever sings should not stand before the lyrics.
    marks: [
      { x: 1.5, z: -3.1, yaw: Math.PI - 0.3 },
      { x: -1.5, z: -3.1, yaw: Math.PI + 0.3 },
      { x: 0.75, z: -3.3, yaw: Math.PI - 0.15 },
      { x: -0.75, z: -3.3, yaw: Math.PI + 0.15 },
      { x: 1.15, z: -3.75, yaw: Math.PI - 0.2 },
      { x: -1.15, z: -3.75, yaw: Math.PI + 0.2 },
      { x: 0.35, z: -3.75, yaw: Math.PI },
      { x: -0.35, z: -3.75, yaw: Math.PI },
    ],
    exits: [
      { x: 1.5, z: -1.7, yaw: Math.PI },
      { x: -1.5, z: -1.7, yaw: Math.PI },
      { x: 0.75, z: -1.7, yaw: Math.PI },
      { x: -0.75, z: -1.7, yaw: Math.PI },
    ],
    speakers: [
      { x: -2.9, y: 2.1, z: -3.8 },
      { x: 2.9, y: 2.1, z: -3.8 },
    ],
  },
  props: [
    prop(
      "screen",
      "screen",
      { x: 0, y: 1.95, z: -4.12, yaw: Math.PI },
      [2.9, 1.45, 0.12],
      [{ kind: "screen", width: 2.9, height: 1.45, shows: "lyrics" }],
    ),
    speaker("speaker-left", -2.9, 2.1, -3.9, Math.PI + 0.35, 0.62),
    speaker("speaker-right", 2.9, 2.1, -3.9, Math.PI - 0.35, 0.62),
    prop("mic", "mic-stand", { x: 1.76, y: 0.16, z: -3.75 }, [0.3, 1.4, 0.3], [{ kind: "mic-stand" }]),
    sofa("sofa-left", -2.9, -0.3, -Math.PI / 2, 3, PLUSH),
    sofa("sofa-right", 2.9, -0.3, Math.PI / 2, 3, PLUSH),
    sofa("sofa-back-left", -1.75, 3.3, 0, 1, PLUSH),
    sofa("sofa-back-right", 1.75, 3.3, 0, 1, PLUSH),
    prop(
      "table",
      "low-table",
      { x: 0, z: 0.5 },
      [1.1, 0.46, 1.7],
      [block(1.1, 1.7), { kind: "surface", height: 0.46 }],
    ),
    prop(
      "candle",
      "table-lamp",
      { x: 0, y: 0.46, z: 0.2 },
      [0.26, 0.34, 0.26],
      [light("lamps", "#ffab5a", 2, 3.4, 0.25)],
      "#ffab5a",
    ),
    prop(
      "pendant-1",
      "pendant",
      { x: 0, y: 2.66, z: 0.5 },
      [0.52, 0.62, 0.52],
      [light("house", "#ffb46a", 4, 5, 0)],
      "#e9b35f",
    ),
    prop(
      "lamp-left",
      "floor-lamp",
      { x: -2.95, z: -2.15 },
      [0.42, 1.6, 0.42],
      [light("lamps", "#ffa04e", 2.6, 4, 1.45), round(0.22)],
      "#ffb86a",
    ),
    prop(
      "lamp-right",
      "floor-lamp",
      { x: 2.95, z: 3.35 },
      [0.42, 1.6, 0.42],
      [light("lamps", "#ffa04e", 2.6, 4, 1.45), round(0.22)],
      "#ffb86a",
    ),
    prop("plant", "plant", { x: -2.95, z: 3.35 }, [0.6, 1.3, 0.6], [round(0.28)]),
    prop("ball", "mirror-ball", { x: 0, y: 2.84, z: -2 }, [0.4, 0.4, 0.4], [mirrorBall(0.2)]),
    small(frontHead("beam-1", -1.9, 2.9, -1.4, "#ffd9a0", [1.5, 0.16, -3.1])),
    small(frontHead("beam-2", 1.9, 2.9, -1.4, "#ffb0c0", [1.3, 0.16, -3.1])),
    small(movingHead("beam-3", -2.7, 2.9, -2.6, "#58e0c2", [-0.7, 0, -0.9])),
    small(movingHead("beam-4", 2.7, 2.9, -2.6, "#ff5f6d", [0.7, 0, -0.9])),
    prop("picture-1", "picture", { x: -3.34, y: 1.75, z: -0.3, yaw: -Math.PI / 2 }, [1.1, 0.8, 0.05]),
    prop("picture-2", "picture", { x: 3.34, y: 1.75, z: -0.3, yaw: Math.PI / 2 }, [1.1, 0.8, 0.05]),
    tambourine("tambourine", 0.3, 0.46, 0.95),
    lobbyDoor(0, 3.77, [1.2, 2.2, 0.12]),
  ],
});

/** Under a low ceiling: near, and so a weaker lamp. */
function small(head: Prop): Prop {
  const components = head.components.map((component) =>
    component.kind === "light" ? { ...component, strength: 2.6, reach: 5 } : component,
  );
  return { ...head, size: { width: 0.22, height: 0.3, depth: 0.22 }, components };
}
