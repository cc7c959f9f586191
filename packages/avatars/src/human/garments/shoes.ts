import { blend, type Rgb, rgb, shade } from "../../mesh/colour";
import { clamp, lerp, smooth, type Vec3 } from "../../mesh/vector";
import { SIDES } from "../../skeleton/bones";
import type { Field } from "./cloth";
import type { Figure } from "./figure";
import { type Foot, footOf } from "./foot";
import type { OutfitParameters, ShoeStyle } from "./outfit";
import { Sewing } from "./sewing";
import type { Dressed } from "./top";

interface Last {
  /** Metres under the foot: what the body must be raised by. */
  sole: number;
  /** How far the sole stands out, and how far toes have room. */
  welt: number;
  room: number;
  /** 0 round toes, 1 pointed. */
  pointed: number;
  /** Height of the upper edge over the ankle joint, in ankle heights; null: straps only. */
  shaft: number | null;
  /** Height of a free arch under the foot; 0: a flat sole. */
  arch: number;
  laces: number;
  toeCap: boolean;
  /** Colour of the sole: the accent, or what is named. */
  soleColour: string | null;
}

const LASTS = {
  sneakers: {
    sole: 0.024,
    welt: 0.005,
    room: 0.012,
    pointed: 0,
    shaft: 0.3,
    arch: 0,
    laces: 4,
    toeCap: true,
    soleColour: "#f3efe6",
  },
  "high-tops": {
    sole: 0.022,
    welt: 0.005,
    room: 0.01,
    pointed: 0,
    shaft: 1.25,
    arch: 0,
    laces: 6,
    toeCap: true,
    soleColour: "#f3efe6",
  },
  boots: {
    sole: 0.03,
    welt: 0.004,
    room: 0.012,
    pointed: 0.15,
    shaft: 2.3,
    arch: 0.008,
    laces: 0,
    toeCap: false,
    soleColour: "#1d1715",
  },
  loafers: {
    sole: 0.016,
    welt: 0.003,
    room: 0.014,
    pointed: 0.35,
    shaft: 0.02,
    arch: 0.006,
    laces: 0,
    toeCap: false,
    soleColour: "#2a1d16",
  },
  heels: {
    sole: 0.052,
    welt: 0.001,
    room: 0.014,
    pointed: 0.7,
    shaft: -0.12,
    arch: 0.036,
    laces: 0,
    toeCap: false,
    soleColour: null,
  },
  sandals: {
    sole: 0.018,
    welt: 0.005,
    room: 0.006,
    pointed: 0,
    shaft: null,
    arch: 0,
    laces: 0,
    toeCap: false,
    soleColour: "#8a5a36",
  },
} as const satisfies Record<ShoeStyle, Last>;

/** How much taller shoes make, metres. */
export const soleOf = (style: ShoeStyle): number => LASTS[style].sole;

export function makeShoes(figure: Figure, shoes: OutfitParameters["shoes"], level: 0 | 1 | 2): Dressed {
  const sewing = new Sewing("shoes", shoes.style === "heels" ? "shine" : "cloth");
  const hides: Field[][] = [];
  for (const side of SIDES) {
    const foot = footOf(figure, side);
    makeShoe(sewing, foot, shoes, level, figure.size);
    const inside = insideOf(foot, LASTS[shoes.style], side === "left" ? 1 : -1);
    if (inside) hides.push([(p, v) => ((figure.leg[v] as number) > 0.5 ? inside(p) : -1)]);
  }
  return { pieces: [sewing], hides };
}

/** How deep in the shoe skin is, metres. */
function insideOf(foot: Foot, { shaft }: Last, sign: number): ((p: Vec3) => number) | null {
  if (shaft === null) return null;
  const ankle = foot.height;
  const top = ankle * (shaft > 0.5 ? 1.15 + shaft : 0.99 + shaft);
  const cutOut = Math.max(0, 0.12 - shaft) * 1.1;
  return (p) => {
    if (p[0] * sign < 0) return -1;
    const [s, , y] = foot.local(p);
    const open = cutOut > 0 && s > foot.ankle && s < foot.ankle + 0.3 + cutOut;
    return open ? 0.035 - y : top - y;
  };
}

function makeShoe(
  sewing: Sewing,
  foot: Foot,
  shoes: OutfitParameters["shoes"],
  level: 0 | 1 | 2,
  size: number,
): void {
  const last: Last = LASTS[shoes.style];
  const columns = [20, 10, 6][level] ?? 6;
  const main = rgb(shoes.colour);
  const accent = rgb(shoes.accent);
  const soleColour = last.soleColour ? rgb(last.soleColour) : shade(main, 0.6);
  const flip = foot.side === "left";
  const outline = outlineOf(foot, last, columns);
  const ground = -last.sole;
  const bottomAt = (s: number) => ground + last.arch * smooth(0.26, 0.36, s) * smooth(0.68, 0.5, s);
  const row = (grow: number, y: (s: number) => number, colour: Rgb) =>
    outline.map(([s, w]) => {
      const [ds, dw] = [(s - 0.5) * (1 + (grow * 2) / foot.long) + 0.5, w * (1 + grow / 0.045)];
      return sewing.vertex(foot.place(ds, dw, y(s)), colour, foot.skin(s, 0));
    });
  // The sole: under it, its side, and the ledge that the upper stands on.
  const under = sewing.vertex(
    foot.place(0.5, 0, ground + last.arch),
    shade(soleColour, 0.5),
    foot.skin(0.5, 0),
  );
  const rim = row(last.welt - 0.003, bottomAt, shade(soleColour, 0.6));
  for (let c = 0; c < columns; c++) {
    const [a, b] = [rim[c] ?? 0, rim[(c + 1) % columns] ?? 0];
    if (flip) sewing.triangle(a, b, under);
    else sewing.triangle(b, a, under);
  }
  sewing.seam();
  const edge = 0.008 * size;
  const side = [
    row(last.welt - 0.002, bottomAt, shade(soleColour, 0.7)),
    ...(level === 0 ? [row(last.welt, (s) => bottomAt(s) + 0.005, soleColour)] : []),
    row(last.welt, () => edge, soleColour),
    row(level === 0 ? -0.002 : 0, () => edge + 0.003, shade(soleColour, 0.85)),
  ];
  sewing.grid(side, true, flip);
  sewing.seam();
  if (last.shaft === null) {
    // The footbed, and straps over it.
    const bed = sewing.vertex(foot.place(0.5, 0, 0.002), soleColour, foot.skin(0.5, 0));
    const inner = row(0, () => edge, shade(soleColour, 0.9));
    for (let c = 0; c < columns; c++) {
      const [a, b] = [inner[c] ?? 0, inner[(c + 1) % columns] ?? 0];
      if (flip) sewing.triangle(b, a, bed);
      else sewing.triangle(a, b, bed);
    }
    sewing.seam();
    strap(sewing, foot, 0.62, 0.1, main, level, flip);
    strap(sewing, foot, 0.34, 0.07, main, level, flip);
    return;
  }
  makeUpper(sewing, foot, last, outline, { main, accent, level, size, flip, edge });
}

/** The sole's outline from the outer middle round the toes: s and w. */
function outlineOf(foot: Foot, last: Last, columns: number): [s: number, w: number][] {
  const room = last.room / foot.long;
  return Array.from({ length: columns }, (_, c) => {
    const a = (c / columns) * Math.PI * 2;
    // Even angles leave too little at the tips; squares are fuller than circles.
    const [ca, sa] = [Math.cos(a), Math.sin(a)];
    const e = 0.72;
    const along = Math.sign(sa) * Math.abs(sa) ** e;
    const s = 0.5 + along * 0.5 + (along > 0 ? along * room : along * 0.025);
    const [inner, outer] = foot.edges(clamp(s, 0.1, 0.86));
    const middle = (inner + outer) / 2;
    const half = (outer - inner) / 2 + 0.006;
    const toe = smooth(0.6, 1.05, s) * last.pointed;
    const across = Math.sign(ca) * Math.abs(ca) ** lerp(0.78, 1.15, toe);
    return [s, middle * (1 - toe * 0.6) + half * across];
  });
}

interface UpperLook {
  main: Rgb;
  accent: Rgb;
  level: 0 | 1 | 2;
  size: number;
  flip: boolean;
  edge: number;
}

function makeUpper(
  sewing: Sewing,
  foot: Foot,
  last: Last,
  outline: readonly (readonly [number, number])[],
  look: UpperLook,
): void {
  const { main, accent, level, size, flip, edge } = look;
  const shaft = last.shaft ?? 0;
  const ankle = foot.height;
  const low = ankle * (1.15 + Math.min(shaft, 0.3));
  const rows = [4, 2, 1][level] ?? 1;
  const angles = outline.map((_, c) => {
    const a = (c / outline.length) * Math.PI * 2;
    return Math.atan2(Math.cos(a), Math.sin(a));
  });
  // Where each column of the outline ends: its own angle of the opening.
  const opening = angles.map((angle): Vec3 => {
    const dip = shaft < 0.5 ? 0.16 * ankle * Math.sin(angle) ** 2 : 0;
    const p = foot.around(low - dip, angle, 0.006 * size);
    const [s, w, y] = foot.local(p);
    // Loafers and pumps are cut out down the instep.
    const cutOut = Math.max(0, 0.12 - shaft) * Math.max(0, Math.cos(angle)) * 1.1;
    if (cutOut === 0) return p;
    const on = s + cutOut;
    return foot.place(on, w, Math.min(y, foot.top(on, w) + 0.004 * size));
  });
  const cap = shade(blend(accent, rgb("#f3efe6"), 0.5), 1);
  const grid = Array.from({ length: rows + 1 }, (_, r) => {
    const q = r / rows;
    return outline.map(([s0, w0], c) => {
      const from = foot.place(s0, w0, edge);
      const to = opening[c] as Vec3;
      const flatly = q ** 1.5;
      const [x, z] = [lerp(from[0], to[0], flatly), lerp(from[2], to[2], flatly)];
      const [s, w] = foot.local([x, 0, z]);
      const wall = lerp(edge, to[1], q ** 0.75) * 0.8;
      const inside = foot.top(s, w) + 0.008 * size;
      const y = r === 0 ? edge : r === rows ? to[1] : Math.max(wall, Math.min(inside, to[1] + 0.012));
      const capped = last.toeCap && s > 0.84;
      return sewing.vertex([x, y, z], capped ? cap : shade(main, 0.8 + 0.22 * q), foot.skin(s, y));
    });
  });
  const ring = (y: number, more: number, k: number) =>
    angles.map((angle) =>
      sewing.vertex(foot.around(y, angle, more), shade(main, k), foot.skin(foot.ankle, y)),
    );
  let top = low;
  if (shaft > 0.5) {
    const steps = [4, 2, 1][level] ?? 1;
    top = ankle * (1.15 + shaft);
    for (let n = 1; n <= steps; n++) grid.push(ring(lerp(low, top, n / steps), 0.008 * size, 1.02));
  }
  sewing.grid(grid, true, flip);
  sewing.seam();
  if (level === 2) return;
  // The rim, and a dark inside.
  const rim = (down: number, into: number, k: number) =>
    angles.map((angle, c) => {
      const from = shaft > 0.5 ? foot.around(top, angle, 0.008 * size) : (opening[c] as Vec3);
      const inner = foot.around(Math.max(from[1], ankle * 0.9), angle, 0);
      const p: Vec3 = [lerp(from[0], inner[0], into), from[1] - down, lerp(from[2], inner[2], into)];
      return sewing.vertex(p, shade(main, k), foot.skin(foot.local(p)[0], p[1]));
    });
  sewing.grid([rim(0, 0, 0.9), rim(-0.002, 0.3, 0.75), rim(0.014, 0.9, 0.35)], true, flip);
  sewing.seam();
}

/** A strip over the foot from edge to edge. */
function strap(
  sewing: Sewing,
  foot: Foot,
  s: number,
  wide: number,
  colour: Rgb,
  level: 0 | 1 | 2,
  flip: boolean,
): void {
  const steps = [8, 5, 3][level] ?? 3;
  const rows = [s - wide / 2, s + wide / 2].map((at) => {
    const [inner, outer] = foot.edges(at);
    return Array.from({ length: steps + 1 }, (_, n) => {
      const u = n / steps;
      const w = lerp(inner - 0.006, outer + 0.006, u);
      const y = n === 0 || n === steps ? 0.004 : foot.top(at, clamp(w, inner + 0.004, outer - 0.004)) + 0.004;
      return sewing.vertex(
        foot.place(at, w, y),
        shade(colour, 0.8 + 0.2 * Math.sin(u * Math.PI)),
        foot.skin(at, y),
      );
    });
  });
  sewing.grid(rows, false, flip);
  sewing.seam();
}
