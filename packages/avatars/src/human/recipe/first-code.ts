import {
  BOTTOM_STYLES,
  BROW_STYLES,
  EYE_STYLES,
  FACE_HAIR,
  type FirstRecipe,
  GLASSES,
  HAIR_STYLES,
  HATS,
  HEIGHTS,
  MOUTH_STYLES,
  NOSE_STYLES,
  SHOE_STYLES,
  TOP_STYLES,
} from "./first";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VERSION = "1";
const BYTES = 39;

/** null for anything that is not a whole, valid recipe. */
export function decodeFirst(code: string): FirstRecipe | null {
  if (!code.startsWith(VERSION)) return null;
  const bytes = toBytes(code.slice(1));
  if (bytes?.length !== BYTES) return null;
  let at = 0;
  const byte = () => bytes[at++] ?? 0;
  let isWhole = true;
  const within = (least: number, most: number): number => {
    const value = byte();
    isWhole &&= value >= least && value <= most;
    return value;
  };
  const percent = () => within(0, 100);
  const from = <One extends string>(list: readonly [One, ...One[]]): One =>
    list[within(0, list.length - 1)] ?? list[0];
  const colour = () => `#${[byte(), byte(), byte()].map((v) => v.toString(16).padStart(2, "0")).join("")}`;
  const recipe: FirstRecipe = {
    v: 1,
    body: { height: within(HEIGHTS.least, HEIGHTS.most), build: percent(), frame: percent() },
    skin: colour(),
    face: {
      eyes: from(EYE_STYLES),
      eyeColour: colour(),
      brows: from(BROW_STYLES),
      nose: from(NOSE_STYLES),
      mouth: from(MOUTH_STYLES),
      hair: from(FACE_HAIR),
      blush: percent(),
    },
    hair: { style: from(HAIR_STYLES), colour: colour() },
    top: { style: from(TOP_STYLES), colour: colour(), accent: colour() },
    bottom: { style: from(BOTTOM_STYLES), colour: colour() },
    shoes: { style: from(SHOE_STYLES), colour: colour() },
    glasses: from(GLASSES),
    hat: { style: from(HATS), colour: colour() },
  };
  return isWhole ? recipe : null;
}

function toBytes(text: string): number[] | null {
  const bytes: number[] = [];
  let word = 0;
  let bits = 0;
  for (const char of text) {
    const value = ALPHABET.indexOf(char);
    if (value < 0) return null;
    word = ((word << 6) | value) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((word >> bits) & 255);
    }
  }
  return bytes;
}
