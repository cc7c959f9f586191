import type { Component } from "../components";
import { BALL_CUES, type Cue, LAMP_CUES, SHOW_CUES } from "../cues";
import { doorAt } from "../doors";
import type { Obstacle, Spot } from "../fields";
import { BODY_RADIUS, boundsOf, obstaclesOf } from "../plan";
import { type ModelName, type Prop, SCENE_VERSION, type Scene } from "../scene";

/** How a person faces from (x, z) to look at (toX, toZ). */
export function facing(x: number, z: number, toX: number, toZ: number): number {
  return Math.atan2(x - toX, z - toZ);
}

interface Place {
  x: number;
  y?: number;
  z: number;
  yaw?: number;
}

export function prop(
  id: string,
  model: ModelName,
  place: Place,
  size: [width: number, height: number, depth: number],
  components: Component[] = [],
  colour: string | null = null,
): Prop {
  return {
    id,
    model,
    at: { x: place.x, y: place.y ?? 0, z: place.z },
    yaw: place.yaw ?? 0,
    size: { width: size[0], height: size[1], depth: size[2] },
    colour,
    components,
  };
}

type LightGroup = Extract<Component, { kind: "light" }>["group"];
type LightComponent = Extract<Component, { kind: "light" }>;

export function light(
  group: LightGroup,
  colour: string,
  strength: number,
  reach: number,
  y = 0,
  aim: LightComponent["aim"] = null,
  cues: readonly Cue[] = ["lamps", "strings", "fire"].includes(group) ? LAMP_CUES : [],
): LightComponent {
  return { kind: "light", group, colour, strength, reach, at: { x: 0, y, z: 0 }, aim, cues: [...cues] };
}

export const mirrorBall = (radius: number): Component => ({
  kind: "mirror-ball",
  radius,
  cues: [...BALL_CUES],
});

export const round = (radius: number): Component => ({ kind: "solid", shape: { kind: "circle", radius } });
export const block = (width: number, depth: number): Component => ({
  kind: "solid",
  shape: { kind: "box", width, depth },
});

/** The way out: its front, where one stands, looks along -z. */
export const lobbyDoor = (x: number, z: number, size: [number, number, number]): Prop =>
  prop("door", "door", { x, z }, size, [{ kind: "portal", room: "", label: "The lobby" }]);

/** Where the words stand, behind who sings. */
export const lyricsScreen = (place: Place, width: number, height: number): Prop =>
  prop("screen", "screen", place, [width, height, 0.2], [{ kind: "screen", width, height, shows: "lyrics" }]);

/** Beside the first mark. */
export const micStand = (place: Place): Prop =>
  prop("mic", "mic-stand", place, [0.3, 1.45, 0.3], [{ kind: "mic-stand" }]);

/** Where songs are looked for, standing with its back to a wall. */
export const jukebox = (x: number, z: number, yaw: number): Prop =>
  prop(
    "jukebox",
    "jukebox",
    { x, z, yaw },
    [0.95, 1.55, 0.6],
    [
      { kind: "song-picker", height: 1.5 },
      // Who comes to it wonders what is sung next: the screen says so.
      { kind: "trigger", radius: 1.5, does: "screen", words: "", restSeconds: 30 },
      round(0.46),
      light("house", "#ffb060", 1.6, 3, 1.1),
    ],
  );

/** So far before a wall a lamp lights it as a lamp does that hangs on it: nearer it would be a dot, metres. */
const BEFORE_WALL = -0.7;

const onWall = (lamp: LightComponent): Component => ({ ...lamp, at: { ...lamp.at, z: BEFORE_WALL } });

/** Two shaded lamps on a bracket; its back to the wall. */
export const sconce = (
  id: string,
  { x, y, z, yaw }: Required<Place>,
  { colour = "#ffb060", strength = 2.6, reach = 6.5 } = {},
): Prop =>
  prop(
    id,
    "sconce",
    { x, y, z, yaw },
    [0.26, 0.5, 0.2],
    [onWall(light("house", colour, strength, reach, 0.2))],
  );

/** A framed picture under a small lamp of its own. */
export const picture = (id: string, place: Required<Place>, width: number, height: number): Prop =>
  prop(
    id,
    "picture",
    place,
    [width, height, 0.06],
    [onWall(light("house", "#ffc680", 1.1, 2.6, height / 2 + 0.2))],
  );

/** A round table with its lamp and chairs at the given angles (0 = +x, quarter turn = +z). */
export function tableFor(
  id: string,
  x: number,
  z: number,
  angles: readonly number[],
  look: { cloth: string; lamp: string },
): Prop[] {
  const chairs = angles.map((angle, n) => {
    const cx = x + Math.cos(angle) * 1.08;
    const cz = z + Math.sin(angle) * 1.08;
    return prop(
      `${id}-chair-${n + 1}`,
      "chair",
      { x: cx, z: cz, yaw: facing(cx, cz, x, z) },
      [0.66, 0.92, 0.66],
      [{ kind: "seat", at: { x: 0, y: 0.5, z: 0.02 }, yaw: 0, exit: { x: 0, z: 0.82 } }, round(0.32)],
      look.cloth,
    );
  });
  return [
    prop(id, "round-table", { x, z }, [1.3, 0.74, 1.3], [round(0.66), { kind: "surface", height: 0.74 }]),
    prop(
      `${id}-lamp`,
      "table-lamp",
      { x, y: 0.77, z },
      [0.34, 0.42, 0.34],
      [light("lamps", look.lamp, 3.4, 4.8, 0.32)],
      look.lamp,
    ),
    ...chairs,
  ];
}

/** A sofa of n places; its back stands behind +z of its own frame, people look along its -z. */
export function sofa(id: string, x: number, z: number, yaw: number, places: number, colour: string): Prop {
  const width = places * 0.72 + 0.34;
  const seats: Component[] = Array.from({ length: places }, (_, n) => {
    const sx = (n - (places - 1) / 2) * 0.72;
    return { kind: "seat", at: { x: sx, y: 0.46, z: -0.06 }, yaw: 0, exit: { x: sx, z: -0.86 } };
  });
  return prop(id, "sofa", { x, z, yaw }, [width, 0.86, 0.9], [...seats, block(width, 0.9)], colour);
}

export function stool(id: string, x: number, z: number, yaw: number, colour: string): Prop {
  return prop(
    id,
    "stool",
    { x, z, yaw },
    [0.42, 0.74, 0.42],
    [{ kind: "seat", at: { x: 0, y: 0.74, z: 0 }, yaw: 0, exit: { x: 0, z: 0.75 } }, round(0.22)],
    colour,
  );
}

/** One of the lamps that keep to whoever sings. */
export const frontHead: typeof movingHead = (id, x, y, z, colour, aim) =>
  movingHead(id, x, y, z, colour, aim, []);

export function movingHead(
  id: string,
  x: number,
  y: number,
  z: number,
  colour: string,
  aim: [number, number, number],
  cues: readonly Cue[] = SHOW_CUES,
): Prop {
  return prop(
    id,
    "moving-head",
    { x, y, z },
    [0.36, 0.5, 0.36],
    [light("beams", colour, 5, 16, 0, { x: aim[0], y: aim[1], z: aim[2] }, cues)],
    colour,
  );
}

export function speaker(id: string, x: number, y: number, z: number, yaw: number, height = 1.3): Prop {
  const standing = y < 1;
  return prop(id, "speaker", { x, y, z, yaw }, [0.52, height, 0.5], standing ? [round(0.36)] : []);
}

type Draft = Omit<Scene, "version" | "spawns"> & {
  /** Where the first people arrive; the others round about them. */
  spawns: readonly Spot[];
  /** Metres between people who arrive. */
  spacing: number;
};

/** Completes a scene: as many places to arrive at as it holds people, the nearest to the door first. */
export function furnished({ spawns, spacing, ...draft }: Draft): Scene {
  const scene: Scene = { ...draft, version: SCENE_VERSION, spawns: [...spawns] };
  const { minX, maxX, minZ, maxZ } = boundsOf(scene);
  const obstacles = obstaclesOf(scene);
  const first = scene.spawns[0] ?? { x: 0, z: maxZ, yaw: 0 };
  const found: Spot[] = [];
  for (let z = minZ + 0.1; z <= maxZ; z += spacing)
    for (let x = minX + 0.1; x <= maxX; x += spacing) {
      const isFree =
        obstacles.every((shape) => gap(shape, x, z) > BODY_RADIUS + 0.06) &&
        doorAt(scene, x, z) === null &&
        scene.spawns.every((spot) => Math.hypot(spot.x - x, spot.z - z) > spacing * 0.95);
      if (isFree) found.push({ x, z, yaw: 0 });
    }
  const away = ({ x, z }: Spot) => Math.hypot(x - first.x, z - first.z);
  found.sort((a, b) => away(a) - away(b));
  return { ...scene, spawns: [...scene.spawns, ...found].slice(0, Math.max(spawns.length, scene.holds)) };
}

/** Metres between a place and the edge of what stands there; negative inside. */
function gap(shape: Obstacle, x: number, z: number): number {
  if (shape.kind === "circle") return Math.hypot(x - shape.x, z - shape.z) - shape.radius;
  const dx = Math.max(shape.minX - x, 0, x - shape.maxX);
  const dz = Math.max(shape.minZ - z, 0, z - shape.maxZ);
  return dx === 0 && dz === 0 ? -1 : Math.hypot(dx, dz);
}

/** Eight places on a stage: in front in the middle first. */
export function marksOn(front: number, spread = 1.3): Spot[] {
  return [
    [0, 0],
    [-1, 0.3],
    [1, 0.3],
    [-2, 0.7],
    [2, 0.7],
    [0, 1.5],
    [-1, 1.7],
    [1, 1.7],
  ].map(([x = 0, back = 0]) => ({ x: x * spread, z: front - back, yaw: Math.PI }));
}

/** Where they step down to, as many. */
export function exitsAt(front: number, spread = 1.3): Spot[] {
  return [
    [0, 0],
    [-1, 0],
    [1, 0],
    [-2, 0],
    [2, 0],
    [0, 1],
    [-1, 1],
    [1, 1],
  ].map(([x = 0, away = 0]) => ({ x: x * spread, z: front + away, yaw: Math.PI }));
}

/** A grid of places to arrive at, rows towards the stage, everybody looking at it. */
export function arrivals(
  columns: number,
  rows: number,
  from: { x: number; z: number },
  step: { x: number; z: number },
): { x: number; z: number; yaw: number }[] {
  const spots = [];
  for (let row = 0; row < rows; row++)
    for (let n = 0; n < columns; n++) {
      // From the middle outwards, so that the first few stand together.
      const side = n % 2 === 0 ? n / 2 : -(n + 1) / 2;
      spots.push({ x: from.x + side * step.x, z: from.z + row * step.z, yaw: 0 });
    }
  return spots;
}
