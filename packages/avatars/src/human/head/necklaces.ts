import { type Rgb, rgb, shade } from "../../mesh/colour";
import { add, cross, lerp, scale, sub, unit, type Vec3 } from "../../mesh/vector";
import type { HumanBase } from "../mix";
import { flat, type Piece, pieceOf } from "../piece";
import { type Hold, Surface } from "../surface";

/** May grow at its end only: share codes name necklaces by their place. */
export const NECKLACE_STYLES = ["none", "choker", "pearls", "chain", "pendant"] as const;
export type NecklaceStyle = (typeof NECKLACE_STYLES)[number];

interface Cut {
  /** Height at the nape over the root of the neck, and how far the front hangs lower; metres of a head of 0.245. */
  nape: number;
  drop: number;
  thick: number;
  /** Against its thickness: how tall a band is. */
  tall: number;
}

const CUTS: Record<Exclude<NecklaceStyle, "none">, Cut> = {
  choker: { nape: 0.034, drop: 0.014, thick: 0.0016, tall: 4.2 },
  pearls: { nape: 0.016, drop: 0.05, thick: 0.0042, tall: 1 },
  chain: { nape: 0.018, drop: 0.075, thick: 0.0026, tall: 1 },
  pendant: { nape: 0.02, drop: 0.115, thick: 0.0011, tall: 1 },
};

/** It lies on the skin, and so under what is worn. @param colour of the metal, #rrggbb; pearls keep their own */
export function buildNecklace(
  base: HumanBase,
  style: NecklaceStyle,
  colour: string,
  level: 0 | 1 | 2 = 0,
): Piece[] {
  // Across a hall it is smaller than a pixel.
  if (style === "none" || level === 2) return [];
  const k = (base.marks.crown[1] - base.marks.chin[1]) / 0.245;
  const cut = CUTS[style];
  const count = (style === "pearls" ? [36, 16] : [32, 14])[level] ?? 14;
  const line = lineOf(base, cut, k, count);
  const mass: Mass = { points: [], holds: [], colours: [], index: [] };
  const metal = rgb(colour);
  if (style === "pearls")
    for (const spot of line) bead(mass, spot, cut.thick * k * (level === 0 ? 1 : 1.8), rgb("#f6ede2"));
  else band(mass, line, cut.thick * k, cut.tall, style === "choker" ? shade(metal, 0.9) : metal, level);
  const front = line[Math.floor(count / 2)];
  if (style === "pendant" && front)
    bead(mass, { ...front, at: add(front.at, [0, -0.009 * k, 0.002 * k]) }, 0.0085 * k, metal);
  return [
    pieceOf(base, {
      name: "necklace",
      finish: "shine",
      positions: flat(mass.points),
      index: mass.index,
      holds: mass.holds,
      colour: (v) => mass.colours[v] ?? metal,
      faces: [],
    }),
  ];
}

interface Mass {
  points: Vec3[];
  holds: Hold[];
  colours: Rgb[];
  index: number[];
}

interface Spot {
  at: Vec3;
  out: Vec3;
  hold: Hold;
}

/** From the nape round the left side to the front and back: outwards from the neck's middle until the skin is passed. */
function lineOf(base: HumanBase, { nape, drop, thick }: Cut, k: number, count: number): Spot[] {
  const { joints, marks } = base;
  const root = joints.neck;
  const reach = 0.17 * k;
  const near = (v: number) => {
    const [x = 0, y = 0] = base.positions.subarray(v * 3, v * 3 + 2);
    return Math.abs(x) < reach && y > root[1] - 0.16 * k && y < marks.chin[1] + 0.01 * k;
  };
  const surface = new Surface(base, "skin", (a, b, c) => near(a) && near(b) && near(c));
  return Array.from({ length: count }, (_, n): Spot => {
    const a = (n / count) * 2 * Math.PI;
    const way: Vec3 = [Math.sin(a), 0, -Math.cos(a)];
    const front = (1 - Math.cos(a)) / 2;
    const y = root[1] + (nape - drop * front ** 2.6) * k;
    const share = Math.max(0, Math.min(1, (y - root[1]) / (joints.head[1] - root[1])));
    const middle: Vec3 = [0, y, lerp(root[2], joints.head[2], share) + 0.012 * k];
    let far = 0.03 * k;
    let spot = surface.closest(add(middle, scale(way, far)));
    for (let step = 0; step < 12 && spot.distance < thick * k * 0.6; step++) {
      far += Math.max(0.0008, Math.abs(spot.distance) * 0.9);
      spot = surface.closest(add(middle, scale(way, far)));
    }
    return { at: add(middle, scale(way, far)), out: spot.normal, hold: spot };
  });
}

function band(
  mass: Mass,
  line: readonly Spot[],
  thick: number,
  tall: number,
  colour: Rgb,
  level: 0 | 1 | 2,
): void {
  const sides = level === 0 ? 5 : 3;
  const first = mass.points.length;
  line.forEach(({ at, out, hold }, n) => {
    const before = line[(n + line.length - 1) % line.length]?.at ?? at;
    const after = line[(n + 1) % line.length]?.at ?? at;
    const high = unit(cross(unit(sub(after, before)), out));
    // Links show as light and dark.
    const link = n % 2 === 0 ? 1 : 0.72;
    for (let s = 0; s < sides; s++) {
      const a = (s / sides) * 2 * Math.PI;
      mass.points.push(
        add(at, add(scale(out, Math.cos(a) * thick), scale(high, Math.sin(a) * thick * tall))),
      );
      mass.holds.push(hold);
      mass.colours.push(shade(colour, link));
    }
  });
  for (let n = 0; n < line.length; n++)
    for (let s = 0; s < sides; s++) {
      const next = ((n + 1) % line.length) * sides;
      const [a, b] = [first + n * sides + s, first + n * sides + ((s + 1) % sides)];
      const [c, d] = [first + next + s, first + next + ((s + 1) % sides)];
      mass.index.push(a, b, d, a, d, c);
    }
}

const CORNERS: readonly Vec3[] = [
  [1, 0, 0],
  [0, 0, 1],
  [-1, 0, 0],
  [0, 0, -1],
];

function bead(mass: Mass, { at, hold }: Spot, radius: number, colour: Rgb): void {
  const first = mass.points.length;
  for (const way of [[0, 1, 0], [0, -1, 0], ...CORNERS] as const) {
    mass.points.push(add(at, scale(way, radius)));
    mass.holds.push(hold);
    mass.colours.push(colour);
  }
  for (let n = 0; n < 4; n++) {
    const [a, b] = [first + 2 + n, first + 2 + ((n + 1) % 4)];
    mass.index.push(first, b, a, first + 1, a, b);
  }
}
