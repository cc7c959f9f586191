import { HOLDS } from "@karaverse/protocol";
import {
  arrivals,
  block,
  frontHead,
  furnished,
  jukebox,
  light,
  lobbyDoor,
  lyricsScreen,
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
import { doormat, sideScreen, tambourine, wallMirror } from "./things";

const VELVET = "#6d1638";
const LAMP = "#ffab5a";
/** Where the middle of the bar is: in sight of who comes in. */
const BAR = -2.6;
const table = { cloth: VELVET, lamp: LAMP };

/** The big room: velvet, brass, dark panels, a half-round stage; for fifty. */
export const lounge = furnished({
  theme: "lounge",
  title: "The Velvet Lounge",
  holds: HOLDS.lounge,
  spacing: 0.95,
  walls: { minX: -11, maxX: 11, minZ: -13, maxZ: 13, height: 7.6 },
  entrance: null,
  innerWalls: [
    // Beside it one talks without shouting.
    {
      id: "corner",
      from: { x: 7.4, z: 10.2 },
      to: { x: 7.4, z: 13 },
      height: 2.1,
      thickness: 0.2,
      look: "booth",
    },
  ],
  levels: [],
  zones: [
    {
      kind: "sound",
      id: "quiet-corner",
      footprint: { kind: "box", minX: 7.4, maxX: 11, minZ: 10.2, maxZ: 13 },
      muffle: 9,
    },
  ],
  environment: {
    walls: "panelled",
    floor: "herringbone",
    ceiling: "coffered",
    gloss: 0.55,
    fog: { colour: "#1a0d1c", density: 0.016 },
    ambient: { sky: "#a8808c", ground: "#6a3a22", strength: 1.35 },
  },
  spawns: arrivals(5, 4, { x: 0, z: 3.6 }, { x: 1.1, z: 1.25 }).filter(
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
    lyricsScreen({ x: 0, y: 4.62, z: -11.5, yaw: Math.PI }, 7.6, 3.8),
    micStand({ x: 0.95, y: 0.6, z: -6.9 }),
    speaker("speaker-left", -6.6, 0, -8.6, Math.PI + 0.3, 2.4),
    speaker("speaker-right", 6.6, 0, -8.6, Math.PI - 0.3, 2.4),
    prop("rig", "truss", { x: 0, y: 6.1, z: -3.9 }, [13.4, 0.34, 0.34]),
    frontHead("beam-1", -5.4, 5.78, -3.9, "#ffd9a0", [0, 0.6, -7.3]),
    frontHead("beam-2", 5.4, 5.78, -3.9, "#ffc4b0", [0.3, 0.6, -7.3]),
    movingHead("beam-3", -8.8, 6.3, -6.4, "#58e0c2", [-3.2, 0.6, -7.8]),
    movingHead("beam-4", 8.8, 6.3, -6.4, "#ff5f6d", [3.2, 0.6, -7.8]),
    prop("ball", "mirror-ball", { x: 0, y: 5.3, z: -2.2 }, [1.3, 1.3, 1.3], [mirrorBall(0.65)]),
    ...tableFor("table-1", -5.4, -0.6, [0.35, 1.6, 2.8], table),
    ...tableFor("table-2", 5.2, -0.9, [0.35, 1.6, 2.8], table),
    ...tableFor("table-3", -6.4, 4.1, [0.3, 1.55, 2.9], table),
    ...tableFor("table-4", 4.6, 3.9, [0.3, 1.55, 2.9], table),
    ...tableFor("table-5", -2.9, 8.1, [0.4, 1.5, 2.7], table),
    ...tableFor("table-6", 2.9, 8.1, [0.4, 1.5, 2.7], table),
    ...[-5.4, -1.6, 2.2].map((z, n) => sofa(`booth-${n + 1}`, -10.5, z, -Math.PI / 2, 3, VELVET)),
    ...[-3.5, 0.3].map((z, n) =>
      prop(
        `booth-lamp-${n + 1}`,
        "floor-lamp",
        { x: -10.55, z },
        [0.46, 1.7, 0.46],
        [light("lamps", LAMP, 3.2, 5, 1.5), round(0.22)],
        LAMP,
      ),
    ),
    prop(
      "bar",
      "bar",
      { x: 9.1, z: BAR, yaw: Math.PI / 2 },
      [7.4, 1.08, 0.7],
      [block(7.4, 0.8), { kind: "surface", height: 1.08 }, light("house", "#ffb060", 4, 7, 2.4)],
    ),
    prop(
      "bottles",
      "bottle-shelf",
      { x: 10.75, y: 1.1, z: BAR, yaw: Math.PI / 2 },
      [7.2, 2.4, 0.4],
      [light("house", "#ff9a44", 2.6, 5, 1.4)],
    ),
    prop("bar-end-1", "plant", { x: 10.3, z: BAR + 4.6 }, [0.8, 1.5, 0.8], [round(0.4)]),
    ...[-2.8, -1.4, 0, 1.4, 2.8].map((z, n) => stool(`stool-${n + 1}`, 8.15, BAR + z, -Math.PI / 2, VELVET)),
    prop("plant-1", "plant", { x: -10.2, z: 11.9 }, [0.9, 1.7, 0.9], [round(0.42)]),
    prop("plant-2", "plant", { x: -10.2, z: -7.2 }, [0.9, 1.7, 0.9], [round(0.42)]),
    sofa("corner-sofa", 9.3, 12.45, 0, 3, VELVET),
    doormat(0, 11.9, "sound"),
    wallMirror({ x: 2.7, y: 1.32, z: 12.94 }, 1.5, 2.1),
    sideScreen("bar-screen", { x: 10.9, y: 4.5, z: BAR, yaw: Math.PI / 2 }, [2.9, 1.45], "queue"),
    tambourine("tambourine-1", 8.95, 1.08, BAR - 2.1),
    tambourine("tambourine-2", -5.1, 0.74, -0.9),
    lobbyDoor(0, 12.95, [2.4, 3.1, 0.2]),
    jukebox(-10.45, 9.4, -Math.PI / 2),
    ...[-9.4, -3.5, 0.3, 4.6, 7.6].map((z, n) =>
      sconce(`sconce-left-${n + 1}`, { x: -10.86, y: 2.9, z, yaw: -Math.PI / 2 }),
    ),
    ...[-9.4, 3.4, 7, 11.6].map((z, n) =>
      sconce(`sconce-right-${n + 1}`, { x: 10.86, y: 2.9, z, yaw: Math.PI / 2 }),
    ),
    ...[-9.6, 9.6].map((x, n) => sconce(`sconce-stage-${n + 1}`, { x, y: 2.9, z: -12.86, yaw: Math.PI })),
    ...[-4.6, 4.6].map((x, n) => sconce(`sconce-back-${n + 1}`, { x, y: 2.9, z: 12.86, yaw: 0 })),
    ...[-7.4, -5.4, -1.6, 2.2, 6.1].map((z, n) =>
      picture(
        `picture-${n + 1}`,
        { x: -10.93, y: 2.5, z, yaw: -Math.PI / 2 },
        n % 2 ? 1.7 : 1.1,
        n % 2 ? 1.15 : 1.5,
      ),
    ),
    ...[-7.6, 5.2, 8.8].map((z, n) =>
      picture(`picture-right-${n + 1}`, { x: 10.93, y: 2.5, z, yaw: Math.PI / 2 }, 1.1, 1.5),
    ),
  ],
});
