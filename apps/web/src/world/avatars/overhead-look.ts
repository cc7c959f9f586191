import { NAME_FONT } from "./canvas-sprite";

const INK = "rgba(20,14,26,.72)";
const BONE = "#f5efe6";
const MINT = "#58e0c2";
const CORAL = "#ff5f6d";
const BRASS = "#e9b35f";

/** Pixels of a name's canvas. */
const FONT_PX = 46;
const LONGEST = 620;
export const NAME_HEIGHT = FONT_PX + 34;
export const NAME_PIXELS_PER_METRE = 300;
export const RING_PIXELS = 128;

const fontOfNames = `600 ${FONT_PX}px ${NAME_FONT}`;

export function plate(
  g: CanvasRenderingContext2D,
  x: number,
  y: number,
  w: number,
  h: number,
  r: number,
): void {
  g.beginPath();
  g.roundRect(x, y, w, h, r);
  g.fill();
}

export function nameWidth(g: CanvasRenderingContext2D, name: string, performing: boolean): number {
  g.font = fontOfNames;
  return Math.min(LONGEST, g.measureText(name).width) + 52 + (performing ? 44 : 0);
}

export function paintName(
  g: CanvasRenderingContext2D,
  w: number,
  { name, performing, me }: { name: string; performing: boolean; me: boolean },
): void {
  const h = NAME_HEIGHT;
  g.font = fontOfNames;
  g.fillStyle = INK;
  plate(g, 2, 2, w - 4, h - 4, h / 2);
  if (performing) {
    g.fillStyle = CORAL;
    g.beginPath();
    g.arc(40, h / 2, 12, 0, 7);
    g.fill();
  }
  g.fillStyle = me ? BRASS : BONE;
  g.textBaseline = "middle";
  const left = 26 + (performing ? 44 : 0);
  g.fillText(name, left, h / 2 + 2, w - 26 - left);
}

export function paintRing(g: CanvasRenderingContext2D): void {
  g.strokeStyle = MINT;
  g.lineWidth = 9;
  g.beginPath();
  g.arc(RING_PIXELS / 2, RING_PIXELS / 2, 52, 0, 7);
  g.stroke();
}

/**
 * Names grow with distance so that they can be read at 20 m, and a little with the voice: letters of 16 pixels on a
 * screen of 900, because of a dozen larger ones one would see more than of their people.
 */
export const nameScale = (distance: number, loud: number): number =>
  Math.min(2.1, Math.max(0.5, distance / 8)) * (1 + 0.16 * loud);

/** Metres at which nobody's name is seen any more. */
export const NAMELESS = 34;

export const nameOpacity = (distance: number): number =>
  Math.min(1, Math.max(0, (NAMELESS - distance) / 8)) * Math.min(1, Math.max(0, (distance - 0.7) / 0.7));

/** How loud somebody is to look at: quickly up, slowly down. */
export const followLoudness = (loud: number, level: number, seconds: number): number =>
  loud + (Math.min(1, Math.sqrt(level) * 1.5) - loud) * (1 - Math.exp(-seconds * (level > loud ? 26 : 9)));
