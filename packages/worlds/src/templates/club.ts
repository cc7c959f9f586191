import { HOLDS } from "@karaverse/protocol";
import type { InnerWall, Prop } from "../scene";
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
  mirrorBall,
  movingHead,
  picture,
  prop,
  round,
  sconce,
  sofa,
  speaker,
  stool,
  tableFor,
} from "./pieces";
import { glowSticks, lightRing, sideScreen } from "./things";

const LEATHER = "#5a1626";

/** Between the booths: as high as a door, so that one sits for oneself. */
function partition(n: number, z: number): InnerWall {
  return {
    id: `partition-${n}`,
    from: { x: -13, z },
    to: { x: -9.4, z },
    height: 2.2,
    thickness: 0.22,
    look: "booth",
  };
}

/** A bench along the wall, a low table, and one across from it. */
function booth(n: number, z: number): Prop[] {
  return [
    sofa(`booth-${n}`, -12.45, z, -Math.PI / 2, 4, LEATHER),
    prop(
      `booth-${n}-table`,
      "low-table",
      { x: -10.75, z },
      [0.8, 0.46, 1.3],
      [block(0.8, 1.3), { kind: "surface", height: 0.46 }],
    ),
    prop(
      `booth-${n}-lamp`,
      "table-lamp",
      { x: -10.75, y: 0.46, z },
      [0.26, 0.34, 0.26],
      [light("lamps", "#ff9a4e", 2.8, 4.6, 0.3)],
      "#ffab5a",
    ),
  ];
}

const brickLamp = (id: string, x: number, z: number, yaw: number): Prop =>
  sconce(id, { x, y: 2.6, z, yaw }, { colour: "#ff9a50", strength: 3.2, reach: 7 });

/** Brick, black steel and red leather around a big dance floor; dark, so that the light is what one sees. For 200. */
export const club = furnished({
  theme: "club",
  title: "The Cellar",
  holds: HOLDS.club,
  spacing: 0.95,
  walls: { minX: -13, maxX: 13, minZ: -16, maxZ: 15, height: 7.2 },
  entrance: { x: -2.2, y: 2.7, z: 7.4 },
  innerWalls: [
    ...[-9.6, -6, -2.4, 1.2, 4.8, 8.4].map((z, n) => partition(n + 1, z)),
    {
      id: "foyer-left",
      from: { x: -9.4, z: 8.4 },
      to: { x: -3.8, z: 8.4 },
      height: 3,
      thickness: 0.22,
      look: "panel",
    },
    {
      id: "foyer-right",
      from: { x: 3.8, z: 8.4 },
      to: { x: 9, z: 8.4 },
      height: 3,
      thickness: 0.22,
      look: "panel",
    },
    {
      id: "rail-left",
      from: { x: -7.2, z: -8.4 },
      to: { x: -7.2, z: 0.6 },
      height: 1.02,
      thickness: 0.08,
      look: "railing",
    },
  ],
  levels: [],
  zones: [
    {
      kind: "sound",
      id: "foyer",
      footprint: { kind: "box", minX: -13, maxX: 13, minZ: 8.4, maxZ: 15 },
      muffle: 12,
    },
  ],
  environment: {
    walls: "brick",
    floor: "concrete",
    ceiling: "dark",
    gloss: 0.5,
    fog: { colour: "#12090f", density: 0.02 },
    ambient: { sky: "#8a6678", ground: "#5a3026", strength: 1.35 },
  },
  spawns: [
    { x: 0, z: 6.2, yaw: 0 },
    { x: 1, z: 6.4, yaw: 0 },
    { x: -1, z: 6.4, yaw: 0 },
    { x: 0.6, z: 7.5, yaw: 0 },
    { x: -0.6, z: 7.5, yaw: 0 },
  ],
  stage: {
    footprint: { kind: "box", minX: -6.4, maxX: 6.4, minZ: -16, maxZ: -11.4 },
    height: 0.9,
    footlights: false,
    marks: marksOn(-12.5),
    exits: exitsAt(-10.4),
    speakers: [
      { x: -7.5, y: 2.4, z: -12 },
      { x: 7.5, y: 2.4, z: -12 },
    ],
  },
  props: [
    prop("curtain", "curtain", { x: 0, y: 0.85, z: -15.5 }, [12.4, 6.1, 0.6], [], "#7a1730"),
    lyricsScreen({ x: 0, y: 4.75, z: -14.6, yaw: Math.PI }, 7.8, 3.9),
    micStand({ x: 0.95, y: 0.9, z: -12.1 }),
    speaker("speaker-left", -7.5, 0, -12, Math.PI + 0.25, 2.8),
    speaker("speaker-right", 7.5, 0, -12, Math.PI - 0.25, 2.8),
    prop(
      "truss-front",
      "truss",
      { x: 0, y: 6.5, z: -8.2 },
      [16, 0.4, 0.4],
      [light("house", "#ff9a78", 7, 12, -0.4)],
    ),
    prop(
      "truss-middle",
      "truss",
      { x: 0, y: 6.5, z: -1 },
      [16, 0.4, 0.4],
      [light("house", "#ffb07a", 7, 12, -0.4)],
    ),
    frontHead("beam-1", -3.4, 6.2, -8.2, "#ffd9a0", [0, 0.9, -12.5]),
    frontHead("beam-2", 3.4, 6.2, -8.2, "#ffb0a0", [0.3, 0.9, -12.5]),
    movingHead("beam-3", -6.6, 6.2, -8.2, "#ff5f6d", [-3, 0, -6]),
    movingHead("beam-4", 6.6, 6.2, -8.2, "#58e0c2", [3, 0, -6]),
    movingHead("beam-5", -6.6, 6.2, -1, "#e9b35f", [-2.4, 0, -3.4]),
    movingHead("beam-6", 6.6, 6.2, -1, "#ff5f6d", [2.4, 0, -3.4]),
    movingHead("beam-7", -2.2, 6.2, -1, "#ffb0c0", [-4, 0, -5]),
    movingHead("beam-8", 2.2, 6.2, -1, "#58e0c2", [4, 0, -5]),
    prop("ball", "mirror-ball", { x: 0, y: 5.5, z: -4.4 }, [1.7, 1.7, 1.7], [mirrorBall(0.85)]),
    prop(
      "floor",
      "dance-floor",
      { x: 0, z: -4 },
      [12, 0.02, 10.4],
      [{ kind: "dance-floor", width: 12, depth: 10.4 }],
    ),
    ...[-7.8, -4.2, -0.6, 3, 6.6].flatMap((z, n) => booth(n + 1, z)),
    prop(
      "bar",
      "bar",
      { x: 11, z: 0.4, yaw: Math.PI / 2 },
      [12, 1.08, 0.7],
      [block(12, 0.8), { kind: "surface", height: 1.08 }, light("house", "#ff9a4a", 3.4, 7, 2.4)],
    ),
    prop("bottles", "bottle-shelf", { x: 12.75, y: 1.1, z: 0.4, yaw: Math.PI / 2 }, [11.6, 2.4, 0.4]),
    ...[-4.6, -3, -1.4, 0.2, 1.8, 3.4, 5].map((z, n) =>
      stool(`stool-${n + 1}`, 10.05, z, -Math.PI / 2, LEATHER),
    ),
    ...[-3.4, 0.4, 4.2].map((z, n) =>
      prop(
        `pendant-${n + 1}`,
        "pendant",
        { x: 10.9, y: 2.7, z },
        [0.44, 4.4, 0.44],
        [light("house", "#ffa050", 2.2, 4.5, 0)],
        "#b98a48",
      ),
    ),
    lightRing(0, -4, 1.1, "lights"),
    ...glowSticks([
      [10.95, 1.08, -3.8],
      [10.95, 1.08, -2.2],
      [10.95, 1.08, 2.6],
    ]),
    sideScreen("bar-screen", { x: 12.9, y: 4.7, z: 0.4, yaw: Math.PI / 2 }, [3.4, 1.7], "queue"),
    sideScreen("foyer-screen", { x: 6.4, y: 1.95, z: 8.58, yaw: Math.PI }, [1.9, 1.07], "camera"),
    lobbyDoor(0, 14.95, [2.6, 3, 0.2]),
    jukebox(-5.6, 8.95, Math.PI),
    sofa("foyer-sofa-1", -8.2, 14.4, 0, 4, LEATHER),
    sofa("foyer-sofa-2", 8.2, 14.4, 0, 4, LEATHER),
    prop("plant-1", "plant", { x: -12.3, z: 14.3 }, [0.8, 1.6, 0.8], [round(0.4)]),
    prop("plant-2", "plant", { x: 12.3, z: 14.3 }, [0.8, 1.6, 0.8], [round(0.4)]),
    ...[-7.8, -4.2, -0.6, 3, 6.6, 11.6].map((z, n) =>
      brickLamp(`sconce-left-${n + 1}`, -12.86, z, -Math.PI / 2),
    ),
    ...[-8.6, 9.6, 12.6].map((z, n) => brickLamp(`sconce-right-${n + 1}`, 12.86, z, Math.PI / 2)),
    ...[-4.6, 4.6].map((x, n) => brickLamp(`sconce-back-${n + 1}`, x, 14.86, 0)),
    ...[-5.6, 5.6].map((x, n) => picture(`picture-${n + 1}`, { x, y: 1.9, z: 8.24, yaw: 0 }, 1.5, 1)),
    // Where one arrives, and talks: lamps, something to look at, and tables for who waits.
    ...[-8.2, 8.2].map((x, n) =>
      picture(`foyer-picture-${n + 1}`, { x, y: 2.1, z: 14.93, yaw: 0 }, 1.9, 1.2),
    ),
    ...[9.8, 13.2].map((z, n) =>
      picture(`foyer-picture-${n + 3}`, { x: -12.93, y: 2.2, z, yaw: -Math.PI / 2 }, 1.2, 1.6),
    ),
    picture("foyer-picture-5", { x: 12.93, y: 2.2, z: 11.1, yaw: Math.PI / 2 }, 1.2, 1.6),
    ...[-10.4, 10.4].map((x, n) =>
      prop(
        `foyer-lamp-${n + 1}`,
        "floor-lamp",
        { x, z: 14.4 },
        [0.46, 1.7, 0.46],
        [light("lamps", "#ffab5a", 3.2, 5.4, 1.5), round(0.22)],
        "#ffab5a",
      ),
    ),
    ...tableFor("foyer-table-1", -9.2, 11.4, [0.4, 2.4, 4.5], { cloth: LEATHER, lamp: "#ffab5a" }),
    ...tableFor("foyer-table-2", 9.2, 11.6, [0.7, 2.6, 4.9], { cloth: LEATHER, lamp: "#ffab5a" }),
  ],
});
