import type { Component, ModelName, Prop } from "../scene";

/** How a person faces from (x, z) to look at (toX, toZ). */
export function facing(x: number, z: number, toX: number, toZ: number): number {
  return Math.atan2(x - toX, z - toZ);
}

export function prop(
  id: string,
  model: ModelName,
  place: { x: number; y?: number; z: number; yaw?: number },
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
): Component {
  return { kind: "light", group, colour, strength, reach, at: { x: 0, y, z: 0 }, aim };
}

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
      [
        { kind: "seat", at: { x: 0, y: 0.5, z: 0.02 }, yaw: 0, exit: { x: 0, z: 0.82 } },
        { kind: "solid", shape: "circle", radius: 0.32 },
      ],
      look.cloth,
    );
  });
  return [
    prop(
      id,
      "round-table",
      { x, z },
      [1.3, 0.74, 1.3],
      [
        { kind: "solid", shape: "circle", radius: 0.66 },
        { kind: "surface", height: 0.74 },
      ],
    ),
    prop(
      `${id}-lamp`,
      "table-lamp",
      { x, y: 0.77, z },
      [0.34, 0.42, 0.34],
      [light("lamps", look.lamp, 2.6, 4.2, 0.32)],
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
  return prop(
    id,
    "sofa",
    { x, z, yaw },
    [width, 0.86, 0.9],
    [...seats, { kind: "solid", shape: "box", width, depth: 0.9 }],
    colour,
  );
}

export function stool(id: string, x: number, z: number, yaw: number, colour: string): Prop {
  return prop(
    id,
    "stool",
    { x, z, yaw },
    [0.42, 0.74, 0.42],
    [
      { kind: "seat", at: { x: 0, y: 0.74, z: 0 }, yaw: 0, exit: { x: 0, z: 0.75 } },
      { kind: "solid", shape: "circle", radius: 0.22 },
    ],
    colour,
  );
}

export function movingHead(
  id: string,
  x: number,
  y: number,
  z: number,
  colour: string,
  aim: [number, number, number],
): Prop {
  return prop(
    id,
    "moving-head",
    { x, y, z },
    [0.36, 0.5, 0.36],
    [light("beams", colour, 5, 16, 0, { x: aim[0], y: aim[1], z: aim[2] })],
    colour,
  );
}

export function speaker(id: string, x: number, y: number, z: number, yaw: number, height = 1.3): Prop {
  const standing = y < 1;
  return prop(
    id,
    "speaker",
    { x, y, z, yaw },
    [0.52, height, 0.5],
    standing ? [{ kind: "solid", shape: "circle", radius: 0.36 }] : [],
  );
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
