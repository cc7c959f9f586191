import type { ShoeStyle } from "./outfit";

/** What a shoe is built on. Metres. */
export interface Last {
  /** Under the foot: what the body must be raised by. */
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
  /** Colour of the sole; null: a darker one of the shoe's own. */
  soleColour: string | null;
  shiny: boolean;
}

const FLAT = { welt: 0.004, pointed: 0, arch: 0, laces: 0, toeCap: false, shiny: false } as const;

export const LASTS: Record<ShoeStyle, Last> = {
  sneakers: {
    ...FLAT,
    sole: 0.024,
    welt: 0.005,
    room: 0.012,
    shaft: 0.3,
    laces: 4,
    toeCap: true,
    soleColour: "#f3efe6",
  },
  "high-tops": {
    ...FLAT,
    sole: 0.022,
    welt: 0.005,
    room: 0.01,
    shaft: 1.25,
    laces: 6,
    toeCap: true,
    soleColour: "#f3efe6",
  },
  boots: { ...FLAT, sole: 0.024, room: 0.012, pointed: 0.15, shaft: 1.9, arch: 0.008, soleColour: "#1d1715" },
  loafers: {
    ...FLAT,
    sole: 0.016,
    welt: 0.003,
    room: 0.014,
    pointed: 0.35,
    shaft: 0.02,
    arch: 0.006,
    soleColour: "#2a1d16",
    shiny: true,
  },
  heels: {
    ...FLAT,
    sole: 0.052,
    welt: 0.001,
    room: 0.014,
    pointed: 0.7,
    shaft: -0.04,
    arch: 0.036,
    soleColour: null,
    shiny: true,
  },
  sandals: { ...FLAT, sole: 0.018, welt: 0.005, room: 0.006, shaft: null, soleColour: "#8a5a36" },
};

/** How much taller shoes make, metres. */
export const soleOf = (style: ShoeStyle): number => LASTS[style].sole;

/** Height of the upper edge of boots, metres; null: a shoe. @param ankle height of the ankle joint */
export function shaftOf(style: ShoeStyle, ankle: number): number | null {
  const { shaft } = LASTS[style];
  return shaft !== null && shaft > 0.5 ? ankle * (1.15 + shaft) : null;
}

/** How high over the ground of the foot the sole ends at its side, metres on a body of size 1. */
export const EDGE = 0.008;
