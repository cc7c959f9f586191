import { lerp } from "../../mesh/vector";
import type { Collar } from "./collars";
import type { Figure } from "./figure";
import type { TopStyle } from "./outfit";
import type { Ease } from "./shell";

/** How a top is cut. Lengths in metres on a body of size 1. */
export interface TopCut {
  ease: Ease;
  /** Height of the lower edge. */
  hem: (figure: Figure) => number;
  /** Worn in the trousers. */
  tucked: boolean;
  /** Where sleeves end (1 the elbow, 2 the wrist), or how far inside of the shoulder an armhole lies. */
  sleeve: { to: number } | { armhole: number };
  neck:
    | { kind: "round"; drop: number }
    | { kind: "v"; depth: number; width: number }
    | { kind: "scoop"; depth: number; width: number };
  /** Open in front: half the gap at the hem and at the collar. */
  open: { hem: number; collar: number; closedAt: number } | null;
  collar: Collar;
  /** Collar, cuffs and hem are of the accent. */
  trim: "own" | "accent";
  hemBand: number;
  cuff: number;
  front: "plain" | "buttons" | "half-buttons" | "zip" | "buttoned-low" | "sash";
  lapels: boolean;
  pocket: "none" | "chest" | "kangaroo" | "flaps";
  /** Metres of lining in sleeves: wide ones show their inside. */
  lining: number;
  finish: "cloth" | "shine";
  tails: boolean;
  /** What is seen below it where it is open: as little as a chest, or a whole shirt. */
  under: "tee" | "shirt";
  /** Made of sequins where no other pattern is asked for. */
  sequins: boolean;
}

const SNUG: Ease = { close: 0.006, fall: 0.45, taper: 0.2, sleeve: [], trouser: [], folds: 0.002, relax: 2 };

const LOOSE: Ease = {
  close: 0.012,
  fall: 0.9,
  taper: 0.14,
  sleeve: [
    [0.05, 0.03],
    [0.4, 0.057],
    [0.6, 0.06],
    [1.2, 0.05],
    [1.95, 0.042],
  ],
  trouser: [],
  folds: 0.005,
  relax: 4,
};

const THICK: Ease = {
  close: 0.017,
  fall: 1,
  taper: 0.09,
  sleeve: [
    [0.05, 0.04],
    [0.4, 0.066],
    [1, 0.062],
    [1.6, 0.058],
    [1.95, 0.05],
  ],
  trouser: [],
  folds: 0.007,
  relax: 7,
};

const TAILORED: Ease = {
  close: 0.015,
  fall: 0.75,
  taper: 0.16,
  sleeve: [
    [0.05, 0.04],
    [0.4, 0.061],
    [1, 0.054],
    [1.95, 0.046],
  ],
  trouser: [],
  folds: 0.003,
  relax: 6,
};

const over = (share: number) => (figure: Figure) => lerp(figure.crotch, figure.hips, share);
const atWaist = (metres: number) => (figure: Figure) => waistOf(figure) + metres * figure.size;

/** Where trousers and skirts are held. */
export function waistOf(figure: Figure): number {
  return lerp(figure.hips, figure.waist, 0.72);
}

const PLAIN = {
  ease: LOOSE,
  hem: over(0.3),
  tucked: false,
  sleeve: { to: 1.97 },
  neck: { kind: "round", drop: 0.006 },
  open: null,
  collar: "rib",
  trim: "own",
  hemBand: 0,
  cuff: 0,
  front: "plain",
  lapels: false,
  pocket: "none",
  lining: 0,
  finish: "cloth",
  tails: false,
  under: "tee",
  sequins: false,
} as const satisfies TopCut;

const BLAZER = {
  ...PLAIN,
  ease: TAILORED,
  lining: 0.07,
  hem: over(0.02),
  neck: { kind: "round", drop: 0.004 },
  open: { hem: 0.045, collar: 0.06, closedAt: 0.2 },
  collar: "fold",
  front: "buttoned-low",
  lapels: true,
  pocket: "flaps",
} as const satisfies TopCut;

const JACKET = {
  ...PLAIN,
  ease: THICK,
  lining: 0.07,
  hem: over(0.35),
  open: { hem: 0.05, collar: 0.05, closedAt: 0 },
  collar: "fold",
  front: "zip",
  pocket: "flaps",
} as const satisfies TopCut;

export const TOPS: Record<TopStyle, TopCut> = {
  tee: { ...PLAIN, sleeve: { to: 0.55 }, trim: "accent" },
  shirt: { ...PLAIN, hem: over(0.2), collar: "shirt", cuff: 0.05, front: "buttons", pocket: "chest" },
  sweater: { ...PLAIN, ease: THICK, hem: over(0.4), hemBand: 0.05, cuff: 0.05 },
  hoodie: {
    ...PLAIN,
    ease: THICK,
    hem: over(0.32),
    collar: "hood",
    hemBand: 0.055,
    cuff: 0.055,
    pocket: "kangaroo",
  },
  jacket: JACKET,
  waistcoat: {
    ...PLAIN,
    ease: { ...TAILORED, close: 0.017, sleeve: [] },
    hem: over(0.55),
    sleeve: { armhole: 0.012 },
    neck: { kind: "v", depth: 0.2, width: 0.1 },
    collar: "none",
    front: "buttons",
    under: "shirt",
  },
  sleeveless: {
    ...PLAIN,
    ease: { ...LOOSE, close: 0.01 },
    sleeve: { armhole: 0.03 },
    neck: { kind: "scoop", depth: 0.1, width: 0.085 },
    collar: "none",
  },
  polo: { ...PLAIN, sleeve: { to: 0.62 }, collar: "shirt", front: "half-buttons", trim: "accent" },
  turtleneck: {
    ...PLAIN,
    ease: { ...LOOSE, close: 0.008, fall: 0.6, folds: 0.003, sleeve: [] },
    hem: atWaist(-0.03),
    tucked: true,
    neck: { kind: "round", drop: -0.026 },
    collar: "turtle",
  },
  blouse: {
    ...PLAIN,
    ease: {
      ...LOOSE,
      sleeve: [
        [0.05, 0.035],
        [0.5, 0.07],
        [1.3, 0.088],
        [1.75, 0.085],
        [1.95, 0.045],
      ],
      folds: 0.006,
    },
    hem: atWaist(-0.03),
    tucked: true,
    neck: { kind: "v", depth: 0.1, width: 0.07 },
    collar: "none",
    cuff: 0.045,
    front: "buttons",
  },
  "leather-jacket": {
    ...JACKET,
    ease: { ...THICK, folds: 0.009, relax: 5 },
    hem: over(0.62),
    lapels: true,
    finish: "shine",
  },
  blazer: BLAZER,
  bomber: { ...JACKET, hem: over(0.55), collar: "rib", hemBand: 0.05, cuff: 0.05, trim: "accent" },
  wrap: {
    ...PLAIN,
    ease: {
      ...LOOSE,
      close: 0.014,
      sleeve: [
        [0.05, 0.04],
        [0.4, 0.08],
        [1, 0.1],
        [1.5, 0.125],
      ],
    },
    hem: over(0.05),
    sleeve: { to: 1.45 },
    neck: { kind: "v", depth: 0.17, width: 0.085 },
    collar: "none",
    front: "sash",
    lining: 0.16,
    trim: "accent",
  },
  crop: {
    ...PLAIN,
    ease: { ...SNUG, close: 0.005 },
    hem: (figure) => lerp(figure.waist, figure.chest, 0.45),
    sleeve: { armhole: 0.035 },
    neck: { kind: "scoop", depth: 0.085, width: 0.09 },
    collar: "none",
  },
  "sequin-jacket": { ...BLAZER, finish: "shine", pocket: "none", sequins: true },
  tailcoat: { ...BLAZER, hem: atWaist(-0.005), pocket: "none", tails: true },
};
