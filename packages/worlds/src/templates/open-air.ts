import { HOLDS } from "@karaverse/protocol";
import type { Prop } from "../scene";
import {
  block,
  exitsAt,
  frontHead,
  furnished,
  jukebox,
  light,
  lobbyDoor,
  lyricsScreen,
  marksOn,
  micStand,
  movingHead,
  prop,
  round,
  sofa,
  speaker,
  stool,
  tableFor,
} from "./pieces";
import { glowSticks, lightRing } from "./things";

const LINEN = "#b9a184";
const WOOD = "#8a5a3c";
const table = { cloth: WOOD, lamp: "#ffb86a" };

function planted(id: string, model: "tree" | "plant", x: number, z: number, height: number): Prop {
  const radius = model === "tree" ? 0.62 : 0.42;
  return prop(id, model, { x, z }, [radius * 2, height, radius * 2], [round(radius)]);
}

function strings(id: string, x: number, z: number, span: number): Prop {
  return prop(
    id,
    "string-lights",
    { x, y: 4.5, z },
    [span, 0.9, 0.1],
    [light("strings", "#ffc27a", 1.8, 8, -0.6)],
    "#ffd49a",
  );
}

/** As strings, from the stage towards the door. */
const garland = (id: string, x: number, z: number, span: number): Prop => ({
  ...strings(id, x, z, span),
  yaw: Math.PI / 2,
});

/** A stall looks across the meadow: drinks, food, warm light from under its roof. */
function stall(id: string, x: number, z: number, yaw: number, cloth: string): Prop {
  return prop(
    id,
    "market-stall",
    { x, z, yaw },
    [4.2, 2.9, 2],
    [block(4.2, 2), light("lamps", "#ffb060", 3.4, 8, 2.1)],
    cloth,
  );
}

function lantern(id: string, x: number, z: number): Prop {
  return prop(
    id,
    "lantern",
    { x, z },
    [0.34, 0.6, 0.34],
    [light("lamps", "#ffa85a", 1.7, 4, 0.3), round(0.2)],
  );
}

/** Somewhere to sit around a fire. */
function fire(id: string, x: number, z: number): Prop[] {
  return [
    prop(id, "fire-bowl", { x, z }, [1.2, 0.55, 1.2], [round(0.62), light("fire", "#ff8a3a", 5, 9, 0.8)]),
    sofa(`${id}-sofa-1`, x, z + 2.3, 0, 3, LINEN),
    sofa(`${id}-sofa-2`, x - 2.4, z, -Math.PI / 2, 3, LINEN),
    sofa(`${id}-sofa-3`, x + 2.4, z, Math.PI / 2, 3, LINEN),
  ];
}

/** A meadow at dusk for a thousand: a big stage, lamps in the trees, stalls and fires along the sides. */
export const openAir = furnished({
  theme: "open-air",
  title: "The Meadow at Dusk",
  holds: HOLDS["open-air"],
  spacing: 1,
  walls: { minX: -24, maxX: 24, minZ: -28, maxZ: 26, height: 18 },
  entrance: { x: -4.4, y: 2.9, z: 12.5 },
  innerWalls: [],
  levels: [],
  zones: [],
  environment: {
    walls: "hedge",
    floor: "meadow",
    ceiling: "sky",
    gloss: 0,
    fog: { colour: "#2a2036", density: 0.006 },
    ambient: { sky: "#b09ac8", ground: "#6a5236", strength: 2.6 },
  },
  spawns: [
    { x: 0, z: 15, yaw: 0 },
    { x: 1, z: 15, yaw: 0 },
    { x: -1, z: 15, yaw: 0 },
    { x: 0.5, z: 16.1, yaw: 0 },
    { x: -0.5, z: 16.1, yaw: 0 },
  ],
  stage: {
    footprint: { kind: "box", minX: -9, maxX: 9, minZ: -28, maxZ: -20 },
    height: 1.2,
    footlights: true,
    marks: marksOn(-21.6, 1.5),
    exits: exitsAt(-18.8, 1.5),
    speakers: [
      { x: -8.2, y: 5.4, z: -20.6 },
      { x: 8.2, y: 5.4, z: -20.6 },
    ],
  },
  props: [
    prop("roof", "stage-roof", { x: 0, y: 1.2, z: -24 }, [18, 8.6, 8]),
    lyricsScreen({ x: 0, y: 5.6, z: -26.6, yaw: Math.PI }, 11, 5.5),
    micStand({ x: 1, y: 1.2, z: -21.2 }),
    speaker("speaker-left", -10.1, 0, -20.4, Math.PI + 0.2, 3.4),
    speaker("speaker-right", 10.1, 0, -20.4, Math.PI - 0.2, 3.4),
    frontHead("beam-1", -5.4, 8.7, -20.2, "#ffd9a0", [0, 1.2, -21.6]),
    frontHead("beam-2", 5.4, 8.7, -20.2, "#ffc0a0", [0.3, 1.2, -21.6]),
    movingHead("beam-3", -8.4, 8.7, -20.4, "#ff5f6d", [-4, 1.2, -23]),
    movingHead("beam-4", 8.4, 8.7, -20.4, "#58e0c2", [4, 1.2, -23]),
    movingHead("beam-5", -2.6, 8.7, -20.2, "#e9b35f", [-3, 0, -13]),
    movingHead("beam-6", 2.6, 8.7, -20.2, "#ffb0c0", [3, 0, -13]),
    lightRing(0, -12, 1.5, "lights"),
    ...glowSticks([
      [21.55, 1.08, 0.4],
      [21.55, 1.08, 2.1],
      [21.55, 1.08, 3.6],
    ]),
    lobbyDoor(0, 25.8, [3, 3, 0.2]),
    jukebox(-4.6, 25.2, 0),
    ...tableFor("table-1", -16, -6, [0.35, 1.6, 2.8], table),
    ...tableFor("table-2", -16, -1, [0.35, 1.6, 2.8], table),
    ...tableFor("table-3", -16, 4, [0.35, 1.6, 2.8], table),
    ...tableFor("table-4", 16, -6, [0.35, 1.6, 2.8], table),
    ...tableFor("table-5", 16, -1, [0.35, 1.6, 2.8], table),
    ...tableFor("table-6", 16, 4, [0.35, 1.6, 2.8], table),
    ...fire("fire-1", -16, 14.5),
    ...fire("fire-2", 16, 14.5),
    stall("stall-1", -21.8, -8, -Math.PI / 2, "#8d2f3c"),
    stall("stall-2", -21.8, 1, -Math.PI / 2, "#b9793a"),
    stall("stall-3", 21.8, -8, Math.PI / 2, "#3c5f5a"),
    prop(
      "bar",
      "bar",
      { x: 21.6, z: 2, yaw: Math.PI / 2 },
      [6, 1.08, 0.7],
      [block(6, 0.8), { kind: "surface", height: 1.08 }, light("house", "#ffb060", 3, 6, 2.2)],
    ),
    ...[-0.2, 1.2, 2.8, 4.2].map((z, n) => stool(`stool-${n + 1}`, 20.6, z, -Math.PI / 2, WOOD)),
    ...[-21, -14, 9, 20].flatMap((z, n) => [
      planted(`tree-left-${n + 1}`, "tree", -22.6, z, 5 + ((n * 7) % 3) * 0.5),
      planted(`tree-right-${n + 1}`, "tree", 22.6, z + 1.2, 5.2 + ((n * 5) % 3) * 0.5),
    ]),
    // Beside the stage: what one looks at has an edge, and no dark field around it.
    ...[-1, 1].flatMap((side) => {
      const name = side < 0 ? "left" : "right";
      return [
        planted(`tree-wing-${name}-1`, "tree", side * 13.6, -20.8, 5.4),
        planted(`tree-wing-${name}-2`, "tree", side * 17.6, -23.4, 6.2),
        strings(`strings-wing-${name}`, side * 16.6, -16.6, 11),
      ];
    }),
    planted("tree-back-1", "tree", -10, 24.6, 4.8),
    planted("tree-back-2", "tree", 10, 24.4, 5.2),
    ...[-11.4, 11.4].map((x, n) => planted(`plant-${n + 1}`, "plant", x, -19.6, 1.5)),
    ...[-10, -1, 8].flatMap((z, n) => [
      strings(`strings-left-${n + 1}`, -17.4, z, 11),
      strings(`strings-right-${n + 1}`, 17.4, z, 11),
    ]),
    strings("strings-back", 0, 19.6, 22),
    // Over the door, as a gate.
    strings("strings-door", 0, 24.9, 7),
    ...[-1, 1].map((side) => planted(`gate-${side < 0 ? "left" : "right"}`, "plant", side * 2.4, 25.4, 1.7)),
    // Down both sides of the meadow: one dances between lights, and looks along them to the stage.
    ...[-8.8, 8.8].flatMap((x) =>
      [-12.4, -1.4, 9.6].map((z, n) => garland(`garland-${x < 0 ? "left" : "right"}-${n + 1}`, x, z, 11)),
    ),
    lantern("lantern-1", -2.3, 24.3),
    lantern("lantern-2", 2.3, 24.3),
    lantern("lantern-3", -12, -18.4),
    lantern("lantern-4", 12, -18.4),
  ],
});
