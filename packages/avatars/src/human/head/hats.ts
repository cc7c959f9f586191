import { rgb, shade } from "../../mesh/colour";
import { clamp, lerp, smooth, type Vec3 } from "../../mesh/vector";
import { type HeadMap, towards, type Way } from "../hair/head-map";
import { Strands } from "../hair/strands";
import type { Piece } from "../piece";
import { buildHeadscarf } from "./headscarf";

/** May grow at its end only: share codes name hats by their place. */
export const HAT_STYLES = [
  "none",
  "beanie",
  "cap",
  "fedora",
  "band",
  "headscarf",
  "beret",
  "bucket",
] as const;
export type HatStyle = (typeof HAT_STYLES)[number];

const RADIANS = Math.PI / 180;

/** Tilt of a rim in degrees: before, beside and behind. */
type Rim = readonly [front: number, side: number, back: number];

interface Hat {
  rim: Rim;
  /** How far it stands off the skull: by yaw in radians and way from the top (0) to the rim (1); metres. */
  lift: (yaw: number, down: number) => number;
  brim?: { out: number; drop: number; curl: number };
  visor?: boolean;
  band?: boolean;
  ribs?: number;
}

const HATS: Record<Exclude<HatStyle, "none" | "band" | "headscarf">, Hat> = {
  beanie: {
    rim: [66, 86, 106],
    lift: (_yaw, down) => 0.011 + 0.018 * smooth(0.55, 0, down) + 0.006 * smooth(0.66, 0.7, down),
    ribs: 30,
  },
  cap: {
    rim: [68, 84, 96],
    lift: (yaw, down) =>
      0.011 + 0.012 * smooth(0.9, 0.3, down) + 0.004 * Math.max(0, Math.cos(yaw)) * smooth(1, 0.4, down),
    visor: true,
  },
  fedora: {
    rim: [69, 82, 92],
    lift: (yaw, down) =>
      0.012 +
      0.05 * smooth(0.9, 0.4, down) -
      0.03 * smooth(0.3, 0, down) -
      0.014 *
        Math.exp(-(((Math.abs(yaw) - 0.55) / 0.3) ** 2)) *
        smooth(0.1, 0.35, down) *
        smooth(0.8, 0.5, down),
    brim: { out: 0.062, drop: 0.006, curl: 0.014 },
    band: true,
  },
  beret: {
    rim: [64, 80, 98],
    lift: (yaw, down) =>
      0.01 + (0.034 + 0.028 * Math.sin(yaw)) * Math.sin(Math.PI * clamp(down * 1.06, 0, 1)) ** 0.7,
  },
  bucket: {
    rim: [68, 84, 96],
    lift: (_yaw, down) => 0.012 + 0.024 * smooth(0.85, 0.45, down) - 0.012 * smooth(0.35, 0, down),
    brim: { out: 0.042, drop: 0.034, curl: 0 },
  },
};

const BAND: Rim = [60, 72, 92];
const BAND_HALF = 7 * RADIANS;

function rimAt([front, side, back]: Rim, yaw: number): number {
  const c = Math.cos(yaw);
  return lerp(side, c > 0 ? front : back, c * c) * RADIANS;
}

/** Presses hair down to where a hat lets it be: flat under it, out of it below the rim by and by. */
export function pressed(map: HeadMap, hat: HatStyle): (p: Vec3) => Vec3 {
  if (hat === "none" || hat === "headscarf") return (p) => p;
  return (p) => {
    const way = map.wayOf(p);
    const past =
      hat === "band"
        ? Math.abs(way.tilt - rimAt(BAND, way.yaw)) - BAND_HALF * 0.8
        : way.tilt - rimAt(HATS[hat].rim, way.yaw);
    // Far below, hair hangs as it likes.
    const free = smooth(1.9, 2.3, way.tilt);
    const [flat, flare] = hat === "band" ? [0.011, 0.6] : [0.005, 0.13];
    const most = map.radius(way) + (flat + flare * Math.max(0, past)) * map.size;
    if (way.far <= most || free >= 1) return p;
    const r = lerp(most, way.far, free);
    const to = towards(way);
    return [map.centre[0] + to[0] * r, map.centre[1] + to[1] * r, map.centre[2] + to[2] * r];
  };
}

/** Whether skin at a place is hidden by what is worn over it, well inside of the rim. */
export function underHat(map: HeadMap, hat: HatStyle): (p: Vec3) => boolean {
  if (hat === "none" || hat === "band") return () => false;
  const rim: Rim = hat === "headscarf" ? [52, 60, 80] : HATS[hat].rim;
  return (p) => {
    const way = map.wayOf(p);
    return way.tilt < rimAt(rim, way.yaw) - 10 * RADIANS;
  };
}

/** @param colour #rrggbb */
export function buildHat(map: HeadMap, style: HatStyle, colour: string, level: 0 | 1 | 2 = 0): Piece[] {
  if (style === "none") return [];
  if (style === "headscarf") return [buildHeadscarf(map, colour, level)];
  const strands = new Strands(map);
  if (style === "band") bandOn(strands, colour, level);
  else hatOn(strands, HATS[style], colour, level);
  return [strands.piece("hat", "cloth")];
}

function bandOn(strands: Strands, colour: string, level: 0 | 1 | 2): void {
  const { map } = strands;
  const columns = [28, 16, 8][level] ?? 8;
  const rows = [
    [-1, 0.002],
    [-0.9, 0.018],
    [0, 0.021],
    [0.9, 0.018],
    [1, 0.002],
  ] as const;
  const paint = rgb(colour);
  ring(strands, columns, rows.length - 1, (yaw, r) => {
    const [at, lift] = rows[r] ?? [0, 0];
    const way = { yaw, tilt: rimAt(BAND, yaw) + at * BAND_HALF };
    return strands.vertex(map.place(way, lift * map.size), shade(paint, r === 2 ? 1.08 : 0.9), 0.2);
  });
}

function ring(
  strands: Strands,
  columns: number,
  rows: number,
  vertex: (yaw: number, row: number, column: number) => number,
): void {
  const grid = Array.from({ length: columns }, (_, c) =>
    Array.from({ length: rows + 1 }, (_row, r) => vertex((c / columns) * 2 * Math.PI - Math.PI, r, c)),
  );
  for (let c = 0; c < columns; c++)
    for (let r = 0; r < rows; r++) {
      const at = (column: number, row: number) => grid[column % columns]?.[row] ?? 0;
      strands.quad(at(c, r), at(c, r + 1), at(c + 1, r + 1), at(c + 1, r));
    }
}

function hatOn(strands: Strands, hat: Hat, colour: string, level: 0 | 1 | 2): void {
  const { map } = strands;
  const columns = hat.ribs && level === 0 ? hat.ribs * 2 : ([32, 16, 8][level] ?? 8);
  const rows = [10, 5, 3][level] ?? 3;
  const paint = rgb(colour);
  const on = (yaw: number, down: number, more = 0): Vec3 => {
    const way: Way = { yaw, tilt: Math.max(0.002, rimAt(hat.rim, yaw) * down) };
    return map.place(way, (hat.lift(yaw, down) + more) * map.size);
  };
  ring(strands, columns, rows + 2, (yaw, r, c) => {
    const down = Math.min(1, r / rows);
    const rib = hat.ribs && level === 0 && c % 2 === 0 ? 0.0022 : 0;
    const band = hat.band && down > 0.72 ? 0.35 : 1;
    // Two rows more: over the edge, and back to the skin.
    if (r === rows + 1) return strands.vertex(on(yaw, 1.015, -0.002), shade(paint, 0.7 * band), 0.2);
    if (r === rows + 2)
      return strands.vertex(map.place({ yaw, tilt: rimAt(hat.rim, yaw) }, -0.001), shade(paint, 0.45), 0);
    return strands.vertex(on(yaw, down, -rib), shade(paint, (rib > 0 ? 0.82 : 1.02) * band), 0.25);
  });
  if (hat.brim) brimOn(strands, hat.brim, colour, columns, on);
  if (hat.visor) visorOn(strands, colour, level, on);
}

function brimOn(
  strands: Strands,
  { out, drop, curl }: NonNullable<Hat["brim"]>,
  colour: string,
  columns: number,
  on: (yaw: number, down: number) => Vec3,
): void {
  const k = strands.map.size;
  const paint = rgb(colour);
  const steps: readonly (readonly [reach: number, thick: number])[] = [
    [-0.1, 0],
    [0.5, 0],
    [1, 0],
    [1, 0.003],
    [0.5, 0.003],
    [-0.1, 0.003],
  ];
  ring(strands, columns, steps.length - 1, (yaw, r) => {
    const [reach, thick] = steps[r] ?? [0, 0];
    const [x, y, z] = on(yaw, 1);
    const side = Math.sin(yaw) ** 2;
    const far = out * reach * k;
    const down = reach * reach * (drop * (1 - side * (curl > 0 ? 1 : 0)) - curl * side) * k;
    return strands.vertex(
      [x + Math.sin(yaw) * far, y - down - thick * k, z + Math.cos(yaw) * far],
      shade(paint, r < 3 ? 1 : 0.7),
      0,
    );
  });
}

function visorOn(
  strands: Strands,
  colour: string,
  level: 0 | 1 | 2,
  on: (yaw: number, down: number) => Vec3,
): void {
  const k = strands.map.size;
  const across = [12, 8, 4][level] ?? 4;
  const paint = rgb(colour);
  const steps = [
    [-0.12, 0],
    [0.5, 0],
    [1, 0],
    [1, 0.004],
    [0.5, 0.004],
    [-0.12, 0.004],
  ] as const;
  const grid = Array.from({ length: across + 1 }, (_, c) => {
    const s = (c / across) * 2 - 1;
    const [x, y, z] = on(s * 0.95, 0.97);
    return steps.map(([reach, thick]) => {
      const far = 0.075 * (1 - 0.55 * s ** 4) * (1 - s * s * 0.25) * k * reach;
      return strands.vertex(
        [
          x * (1 + 0.06 * reach),
          y - (0.02 * reach * reach + 0.02 * s * s * Math.max(0, reach)) * k - thick * k,
          z + far,
        ],
        shade(paint, thick > 0 ? 0.6 : 0.9),
        0,
      );
    });
  });
  for (let c = 0; c < across; c++)
    for (let r = 0; r + 1 < steps.length; r++) {
      const at = (column: number, row: number) => grid[column]?.[row] ?? 0;
      strands.quad(at(c, r), at(c, r + 1), at(c + 1, r + 1), at(c + 1, r));
    }
}
