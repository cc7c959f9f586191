import { blend, type Rgb, rgb, shade } from "../../mesh/colour";
import { add, clamp, cross, lerp, scale, smooth, sub, unit, type Vec3 } from "../../mesh/vector";
import { SIDES } from "../../skeleton/bones";
import { Surface } from "../surface";
import type { Field } from "./cloth";
import type { Figure } from "./figure";
import { type Foot, footOf } from "./foot";
import { EDGE, LASTS, type Last } from "./lasts";
import type { OutfitParameters } from "./outfit";
import { Sewing } from "./sewing";
import { makeStraps } from "./straps";
import type { Dressed } from "./top";

/** Between skin and shoe, metres. */
const EASE = 0.0055;

export function makeShoes(figure: Figure, shoes: OutfitParameters["shoes"], level: 0 | 1 | 2): Dressed {
  const sewing = new Sewing("shoes", LASTS[shoes.style].shiny ? "shine" : "cloth");
  const hides: Field[][] = [];
  const high = figure.ankle * 7;
  const { positions } = figure.base;
  const low = (v: number) => (figure.leg[v] as number) > 0.5 && (positions[v * 3 + 1] as number) < high;
  const skin = level < 2 ? new Surface(figure.base, "skin", (a, b, c) => low(a) && low(b) && low(c)) : null;
  // What lies inside of the foot comes out of it, to where there is room.
  const clear = (p: Vec3, ease = EASE): Vec3 => {
    const spot = skin?.closest(p);
    if (!spot || spot.distance >= ease) return p;
    return add(spot.point, scale(spot.normal, ease));
  };
  const lain = (p: Vec3, lift: number): Vec3 => {
    const spot = skin?.closest(p);
    return spot ? add(spot.point, scale(spot.normal, lift)) : p;
  };
  for (const side of SIDES) {
    const foot = footOf(figure, side);
    const shoe = { sewing, foot, shoes, level, size: figure.size, flip: side === "left", clear, lain };
    const opening = makeShoe(shoe);
    const inside = opening && insideOf(foot, opening, LASTS[shoes.style]);
    if (inside) hides.push([(p, v) => ((figure.leg[v] as number) > 0.5 ? inside(p) : -1)]);
  }
  return { pieces: [sewing], hides };
}

export interface Shoe {
  sewing: Sewing;
  foot: Foot;
  shoes: OutfitParameters["shoes"];
  level: 0 | 1 | 2;
  size: number;
  flip: boolean;
  clear: (p: Vec3, ease?: number) => Vec3;
  /** Down on the skin, and up again by so much, metres. */
  lain: (p: Vec3, lift: number) => Vec3;
}

/** Skin about the edge that a shoe hides as well, metres: feet are of few triangles, which reach from there to the heel. */
const EDGED = 0.026;
/** How deep in the shoe skin is, metres. */
function insideOf(foot: Foot, opening: readonly Vec3[], last: Last): (p: Vec3) => number {
  const top = (last.shaft ?? 0) > 0.5 ? foot.height * (1.15 + (last.shaft ?? 0)) : null;
  const edge = opening.map((p) => foot.local(p));
  const front = Math.max(...edge.map(([s]) => s));
  const sign = foot.side === "left" ? 1 : -1;
  return (p) => {
    if (p[0] * sign < 0) return -1;
    const [s, w, y] = foot.local(p);
    if (top !== null) return top - y + 0.008;
    // Knees are ahead of toes, too.
    if (y > foot.height * 1.7) return -1;
    if (s > front + 0.02) return 0.1;
    let nearest = edge[0] ?? [0, 0, 0];
    let least = 9;
    for (const at of edge) {
      const far = ((at[0] - s) * foot.long) ** 2 + (at[1] - w) ** 2;
      if (far < least) [least, nearest] = [far, at];
    }
    return nearest[2] - y + EDGED;
  };
}

/** Loafers and pumps are cut out down the instep: shares of the foot's length. */
const cutOutOf = (shaft: number) => Math.max(0, 0.12 - shaft) * 1.1;

/** @returns the edge of its opening; null: none, straps only */
function makeShoe(shoe: Shoe): Vec3[] | null {
  const { sewing, foot, shoes, level, size, flip } = shoe;
  const last: Last = LASTS[shoes.style];
  const columns = [18, 7, 4][level] ?? 4;
  const main = rgb(shoes.colour);
  const soleColour = last.soleColour ? rgb(last.soleColour) : shade(main, 0.6);
  const outline = outlineOf(foot, last, columns);
  const ground = -last.sole;
  const bottomAt = (s: number) => ground + last.arch * smooth(0.26, 0.36, s) * smooth(0.68, 0.5, s);
  const row = (grow: number, y: (s: number) => number, colour: Rgb) =>
    outline.map(([s, w]) => {
      const [ds, dw] = [(s - 0.5) * (1 + (grow * 2) / foot.long) + 0.5, w * (1 + grow / 0.045)];
      return sewing.vertex(foot.place(ds, dw, y(s)), colour, foot.skin(s, 0));
    });
  // The sole: under it, its side, and the ledge that the upper stands on.
  const middle = foot.skin(0.5, 0);
  const under = sewing.vertex(foot.place(0.5, 0, ground + last.arch), shade(soleColour, 0.5), middle);
  if (level === 0) lid(sewing, row(last.welt - 0.003, bottomAt, shade(soleColour, 0.6)), under, !flip);
  const edge = EDGE * size;
  const side = [
    row(last.welt - 0.002, bottomAt, shade(soleColour, 0.7)),
    ...(level === 0 ? [row(last.welt, (s) => bottomAt(s) + 0.006, soleColour)] : []),
    row(last.welt, () => edge, soleColour),
    ...(level === 0 ? [row(-0.002, () => edge + 0.003, shade(soleColour, 0.85))] : []),
  ];
  sewing.grid(side, true, flip);
  sewing.seam();
  if (last.shaft !== null) return makeUpper(shoe, last, outline);
  const bed = sewing.vertex(foot.place(0.5, 0, 0.002), soleColour, middle);
  lid(
    sewing,
    row(0, () => edge, shade(soleColour, 0.9)),
    bed,
    flip,
  );
  makeStraps(shoe);
  return null;
}

function lid(sewing: Sewing, rim: readonly number[], middle: number, flip: boolean): void {
  rim.forEach((a, c) => {
    const b = rim[(c + 1) % rim.length] ?? a;
    if (flip) sewing.triangle(b, a, middle);
    else sewing.triangle(a, b, middle);
  });
  sewing.seam();
}

/** The sole's outline from the outer middle round the toes: s and w. */
function outlineOf(foot: Foot, last: Last, columns: number): [s: number, w: number][] {
  const room = last.room / foot.long;
  return Array.from({ length: columns }, (_, c) => {
    const a = (c / columns) * Math.PI * 2;
    const [ca, sa] = [Math.cos(a), Math.sin(a)];
    // Even angles leave too little at the tips: fuller than a circle.
    const along = Math.sign(sa) * Math.abs(sa) ** 0.72;
    const s = 0.5 + along * 0.5 + (along > 0 ? along * room : along * 0.03);
    const [inner, outer] = foot.edges(clamp(s, 0.1, 0.86));
    const half = (outer - inner) / 2 + 0.005;
    const toe = smooth(0.6, 1.05, s) * last.pointed;
    const across = Math.sign(ca) * Math.abs(ca) ** lerp(0.78, 1.15, toe);
    return [s, ((inner + outer) / 2) * (1 - toe * 0.6) + half * across];
  });
}

function makeUpper(shoe: Shoe, last: Last, outline: readonly (readonly [number, number])[]): Vec3[] {
  const { sewing, foot, shoes, level, size, flip, clear } = shoe;
  const main = rgb(shoes.colour);
  const accent = rgb(shoes.accent);
  const shaft = last.shaft ?? 0;
  const ankle = foot.height;
  const edge = EDGE * size;
  const low = ankle * (1.15 + Math.min(shaft, 0.3));
  const rows = [5, 2, 1][level] ?? 1;
  const angles = outline.map((_, c) => {
    const a = (c / outline.length) * Math.PI * 2;
    return Math.atan2(Math.cos(a), Math.sin(a));
  });
  // Where each column of the outline ends: its own angle of the opening.
  const opening = angles.map((angle): Vec3 => {
    const dip = shaft < 0.5 ? 0.16 * ankle * Math.sin(angle) ** 2 : 0;
    const p = foot.around(low - dip, angle, 0.006 * size);
    const cutOut = cutOutOf(shaft) * Math.max(0, Math.cos(angle));
    if (cutOut === 0) {
      const out = clear(p);
      return [out[0], p[1], out[2]];
    }
    const [s, w, y] = foot.local(p);
    const on = s + cutOut;
    return clear(
      foot.place(on, w, Math.min(y, Math.max(foot.top(on, w) + 0.004 * size, ankle * 0.66))),
      0.005,
    );
  });
  const points = Array.from({ length: rows + 1 }, (_, r) => {
    const q = r / rows;
    return outline.map(([s0, w0], c): Vec3 => {
      const from = foot.place(s0, w0, edge);
      const to = opening[c] as Vec3;
      if (r === 0) return from;
      if (r === rows) return to;
      // Walls rise before they lean in.
      const [x, z] = [lerp(from[0], to[0], q ** 1.5), lerp(from[2], to[2], q ** 1.5)];
      return clear([x, lerp(edge, to[1], q ** 0.72), z], EASE + 0.0035 * (1 - q));
    });
  });
  const top = shaft > 0.5 ? ankle * (1.15 + shaft) : low;
  const steps = shaft > 0.5 ? ([4, 2, 1][level] ?? 1) : 0;
  for (let n = 1; n <= steps; n++)
    points.push(
      angles.map((angle): Vec3 => {
        const p = foot.around(lerp(low, top, n / steps), angle, 0.008 * size);
        const out = clear(p);
        return [out[0], p[1], out[2]];
      }),
    );
  const cap = blend(accent, rgb("#f3efe6"), 0.5);
  const put = (colour: Rgb) =>
    points.map((row, r) =>
      row.map((p) =>
        sewing.vertex(p, shade(colour, Math.min(1.04, 0.82 + 0.06 * r)), foot.skin(foot.local(p)[0], p[1])),
      ),
    );
  const upper = put(main);
  const capped = last.toeCap && level === 0 ? put(cap) : upper;
  for (let r = 0; r + 1 < upper.length; r++)
    for (let c = 0; c < outline.length; c++) {
      const d = (c + 1) % outline.length;
      const toe = r < 1 && Math.min(outline[c]?.[0] ?? 0, outline[d]?.[0] ?? 0) > 0.72;
      const of = toe ? capped : upper;
      const [a, b, e, f] = [of[r]?.[c] ?? 0, of[r]?.[d] ?? 0, of[r + 1]?.[d] ?? 0, of[r + 1]?.[c] ?? 0];
      if (flip) sewing.quad(a, f, e, b);
      else sewing.quad(a, b, e, f);
    }
  sewing.seam();
  if (level > 0) return opening;
  // The rim, and a dark inside.
  const end = points.at(-1) ?? [];
  const rim = (down: number, into: number, k: number) =>
    end.map((from, c) => {
      const inner = foot.around(Math.max(from[1], ankle * 0.9), angles[c] ?? 0, -0.004);
      const p: Vec3 = [lerp(from[0], inner[0], into), from[1] - down, lerp(from[2], inner[2], into)];
      return sewing.vertex(p, shade(main, k), foot.skin(foot.local(p)[0], p[1]));
    });
  sewing.grid([rim(0, 0, 0.9), rim(-0.0025, 0.25, 0.8), rim(0.01, 0.9, 0.35)], true, flip);
  sewing.seam();
  // Between the rim and a thin ankle one looks into the shoe, not through it.
  const deep = Math.max(edge * 2, Math.min(...end.map((p) => p[1])) - 0.024 * size);
  const middle = foot.place(foot.ankle + 0.08, 0, deep);
  lid(
    sewing,
    rim(0.012, 0.06, 0.3),
    sewing.vertex(middle, shade(main, 0.2), foot.skin(foot.ankle, deep)),
    flip,
  );
  laces(shoe, last, points, blend(accent, [1, 1, 1], 0.6));
  return opening;
}

/** Over the instep, from one side of the tongue to the other. */
function laces(
  { sewing, foot, flip, size }: Shoe,
  { laces: count }: Last,
  points: Vec3[][],
  colour: Rgb,
): void {
  const columns = points[0]?.length ?? 0;
  const front = columns / 4;
  const at = (r: number, c: number): Vec3 => {
    const [low, high] = [
      points[Math.floor(r)] ?? [],
      points[Math.min(points.length - 1, Math.floor(r) + 1)] ?? [],
    ];
    const [c0, u] = [Math.floor(c), c - Math.floor(c)];
    const on = (row: Vec3[]) => add(scale(row[c0] as Vec3, 1 - u), scale(row[(c0 + 1) % columns] as Vec3, u));
    const t = r - Math.floor(r);
    return add(scale(on(low), 1 - t), scale(on(high), t));
  };
  const last = points.length - 1;
  for (let n = 0; n < count; n++) {
    const r = lerp(2.3, last - 0.25, n / (count - 1));
    const reach = lerp(2.2, 1.7, n / (count - 1));
    const rows = [-0.12, 0.12].map((dr) =>
      [-1, -0.5, 0, 0.5, 1].map((u) => {
        const c = front + u * reach;
        const p = at(Math.min(last - 0.01, r + dr), c);
        const normal = unit(
          cross(sub(at(r, c + 0.3), at(r, c - 0.3)), sub(at(Math.min(last, r + 0.2), c), at(r - 0.2, c))),
        );
        const out = scale(normal, (flip ? -1 : 1) * (0.0022 + 0.0012 * (1 - u * u)) * size);
        return sewing.vertex(add(p, out), colour, foot.skin(foot.local(p)[0], p[1]));
      }),
    );
    sewing.grid(rows, false, flip);
    sewing.seam();
  }
}
