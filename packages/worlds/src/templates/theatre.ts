import { HOLDS } from "@karaverse/protocol";
import type { Component } from "../components";
import type { Level, Prop } from "../scene";
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
  picture,
  prop,
  round,
  sconce,
  sofa,
  speaker,
  tableFor,
} from "./pieces";
import { doormat, sideScreen } from "./things";

const VELVET = "#7a1228";
const ROWS = 10;
const FIRST_ROW = -6;
/** Metres from row to row: one walks between them. */
const PITCH = 1.4;
const SEATS = 9;
const SEAT_METRES = 0.62;
/** Each row sits so much higher than the one before, metres. */
const RISE = 0.13;

const rowAt = (row: number) => FIRST_ROW + row * PITCH;
const heightOf = (row: number) => Math.max(0, row - 1) * RISE;

/** Half a row: seats side by side, with their backs to +z. */
function seats(row: number, side: -1 | 1): Prop {
  const width = SEATS * SEAT_METRES;
  const places = Array.from({ length: SEATS }, (_, n): Component => {
    const x = (n - (SEATS - 1) / 2) * SEAT_METRES;
    return { kind: "seat", at: { x, y: 0.47, z: -0.02 }, yaw: 0, exit: { x, z: -0.7 } };
  });
  return prop(
    `row-${row + 1}-${side < 0 ? "left" : "right"}`,
    "theatre-row",
    { x: side * (1.2 + width / 2), y: heightOf(row), z: rowAt(row) },
    [width, 0.98, 0.56],
    [...places, block(width, 0.5)],
    VELVET,
  );
}

/** The rake: everything from a row's front to the wall behind the last one. */
const rake: Level[] = Array.from({ length: ROWS - 2 }, (_, n) => ({
  footprint: { kind: "box", minX: -12, maxX: 12, minZ: rowAt(n + 2) - 1, maxZ: 8.6 },
  height: heightOf(n + 2),
}));

/** From the foyer up to the last row: in the middle wide enough to be a flight of stairs, beside the walls steep. */
const STEPS = ROWS - 2;
const stairs: Level[] = [
  { minX: -3.8, maxX: 3.8, deep: 0.3 },
  { minX: -12, maxX: -9.4, deep: 0.12 },
  { minX: 9.4, maxX: 12, deep: 0.12 },
].flatMap(({ minX, maxX, deep }) =>
  Array.from({ length: STEPS - 1 }, (_, n): Level => {
    const height = (STEPS - 1 - n) * RISE;
    return {
      footprint: { kind: "box", minX, maxX, minZ: 8.6 + n * deep, maxZ: 8.6 + (n + 1) * deep },
      height,
    };
  }),
);

const wallLamp = (id: string, x: number, y: number, z: number, yaw: number): Prop =>
  sconce(id, { x, y, z, yaw }, { strength: 2.4, reach: 7 });

const chandelier = (id: string, x: number, y: number, z: number, width: number): Prop =>
  prop(
    id,
    "chandelier",
    { x, y, z },
    [width, width * 0.8, width],
    [light("house", "#ffc27a", 3 + width * 1.2, 6 + width * 3, 0)],
  );

/** Gilded plaster, damask and red velvet: rows that rise from the stage, and a foyer behind them. */
export const theatre = furnished({
  theme: "theatre",
  title: "The Grand Theatre",
  holds: HOLDS.theatre,
  spacing: 0.85,
  walls: { minX: -12, maxX: 12, minZ: -18, maxZ: 15, height: 11 },
  entrance: { x: -2.6, y: 3.6, z: 7.4 },
  innerWalls: [
    // What is beside the stage, as far as the walls of the house.
    {
      id: "wing-left",
      from: { x: -12, z: -14.8 },
      to: { x: -8.6, z: -14.8 },
      height: 11,
      thickness: 6.4,
      look: "panel",
    },
    {
      id: "wing-right",
      from: { x: 8.6, z: -14.8 },
      to: { x: 12, z: -14.8 },
      height: 11,
      thickness: 6.4,
      look: "panel",
    },
    {
      id: "foyer-left",
      from: { x: -9.4, z: 8.6 },
      to: { x: -3.8, z: 8.6 },
      height: 3.9,
      thickness: 0.24,
      look: "panel",
    },
    {
      id: "foyer-right",
      from: { x: 3.8, z: 8.6 },
      to: { x: 9.4, z: 8.6 },
      height: 3.9,
      thickness: 0.24,
      look: "panel",
    },
  ],
  levels: [...rake, ...stairs],
  zones: [
    {
      kind: "no-mic",
      id: "front-rows",
      footprint: { kind: "box", minX: -7, maxX: 7, minZ: rowAt(0) - 1, maxZ: rowAt(1) + 0.4 },
      words: "The front rows are for listening: your microphone rests here.",
    },
    {
      kind: "sound",
      id: "foyer",
      footprint: { kind: "box", minX: -12, maxX: 12, minZ: 8.6, maxZ: 15 },
      muffle: 14,
    },
  ],
  environment: {
    walls: "damask",
    floor: "plush",
    ceiling: "coffered",
    gloss: 0,
    fog: { colour: "#1c0d12", density: 0.011 },
    ambient: { sky: "#a87a70", ground: "#6e3222", strength: 1.15 },
  },
  spawns: [
    { x: 0, z: 7.2, yaw: 0 },
    { x: 0.9, z: 7.6, yaw: 0 },
    { x: -0.9, z: 7.6, yaw: 0 },
    { x: 0, z: 11.6, yaw: 0 },
    { x: 1, z: 12, yaw: 0 },
    { x: -1, z: 12, yaw: 0 },
  ],
  stage: {
    footprint: { kind: "box", minX: -8.6, maxX: 8.6, minZ: -18, maxZ: -10.4 },
    height: 1.1,
    footlights: true,
    marks: marksOn(-11.9, 1.5),
    exits: exitsAt(-9.3, 1.5),
    speakers: [
      { x: -8.4, y: 3.2, z: -11.4 },
      { x: 8.4, y: 3.2, z: -11.4 },
    ],
  },
  props: [
    prop("proscenium", "proscenium", { x: 0, z: -11.6, yaw: Math.PI }, [17.2, 11, 0.9], [], VELVET),
    prop("curtain", "curtain", { x: 0, y: 1.05, z: -16.6 }, [17, 7.4, 0.6], [], VELVET),
    lyricsScreen({ x: 0, y: 5.3, z: -15.7, yaw: Math.PI }, 8.8, 4.4),
    micStand({ x: 1, y: 1.1, z: -11.5 }),
    speaker("speaker-left", -9.6, 0, -11.1, Math.PI + 0.2, 2.2),
    speaker("speaker-right", 9.6, 0, -11.1, Math.PI - 0.2, 2.2),
    frontHead("beam-1", -6.4, 9.2, -3.4, "#ffd9a0", [0, 1.1, -11.9]),
    frontHead("beam-2", 6.4, 9.2, -3.4, "#ffc8b0", [0.3, 1.1, -11.9]),
    movingHead("beam-3", -9.8, 8.4, -6.6, "#ff5f6d", [-3.6, 1.1, -12.8]),
    movingHead("beam-4", 9.8, 8.4, -6.6, "#e9b35f", [3.6, 1.1, -12.8]),
    ...Array.from({ length: ROWS }, (_, row) => [seats(row, -1), seats(row, 1)]).flat(),
    // Between the eyes and the frame of the stage, over the words as seen from any row.
    chandelier("chandelier", 0, 8, -6, 3.2),
    chandelier("chandelier-left", -6, 6.2, 11.6, 1.5),
    chandelier("chandelier-right", 6, 6.2, 11.6, 1.5),
    prop("gallery", "balcony", { x: 0, y: 5.6, z: 8.6 }, [24, 1.1, 1.3]),
    prop("boxes-left", "balcony", { x: -12, y: 3.9, z: -1.6, yaw: -Math.PI / 2 }, [17, 1.1, 1.5]),
    prop("boxes-right", "balcony", { x: 12, y: 3.9, z: -1.6, yaw: Math.PI / 2 }, [17, 1.1, 1.5]),
    sideScreen("foyer-screen", { x: 7.5, y: 2.3, z: 8.79, yaw: Math.PI }, [2.3, 1.3], "camera"),
    doormat(0, 13.6, "announcement", "Welcome to the Grand Theatre. Every seat sees the stage."),
    lobbyDoor(0, 14.95, [2.8, 3.3, 0.2]),
    jukebox(-11.5, 11.8, -Math.PI / 2),
    prop(
      "bar",
      "bar",
      { x: 10.6, z: 11.8, yaw: Math.PI / 2 },
      [4.4, 1.08, 0.7],
      [block(4.4, 0.8), { kind: "surface", height: 1.08 }, light("house", "#ffb060", 2.6, 6, 2.2)],
    ),
    prop("bottles", "bottle-shelf", { x: 11.75, y: 1.1, z: 11.8, yaw: Math.PI / 2 }, [4.2, 2.2, 0.4]),
    sofa("foyer-sofa-1", -6.2, 14.4, 0, 4, VELVET),
    sofa("foyer-sofa-2", 6.2, 14.4, 0, 4, VELVET),
    ...[-3, 3].map((x, n) => prop(`plant-${n + 1}`, "plant", { x, z: 14.2 }, [0.8, 1.7, 0.8], [round(0.4)])),
    ...[-7.6, -3.4, 0.8, 5].flatMap((z, n) => [
      wallLamp(`sconce-left-${n + 1}`, -11.86, 2.6, z, -Math.PI / 2),
      wallLamp(`sconce-right-${n + 1}`, 11.86, 2.6, z, Math.PI / 2),
    ]),
    ...[-8.6, 8.6].map((x, n) => wallLamp(`sconce-back-${n + 1}`, x, 2.9, 14.86, 0)),
    ...[-7.6, -5, 5].map((x, n) =>
      picture(
        `picture-${n + 1}`,
        { x, y: 2.1, z: 8.76, yaw: Math.PI },
        n === 1 ? 1.4 : 1.2,
        n === 1 ? 1 : 1.4,
      ),
    ),
    ...[9.9, 13.6].map((z, n) =>
      picture(`foyer-picture-${n + 1}`, { x: -11.93, y: 2.4, z, yaw: -Math.PI / 2 }, 1.3, 1.7),
    ),
    // Where one meets in the interval.
    ...[-6.2, 5.6].flatMap((x, n) =>
      tableFor(`foyer-table-${n + 1}`, x, 11.4, [0.3, 2.3, 4.4], { cloth: VELVET, lamp: "#ffb86a" }),
    ),
  ],
});
