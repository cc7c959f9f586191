import { LOOKS } from "./looks";
import { randomRecipe, seedOf } from "./random";
import {
  type AvatarRecipe,
  BOTTOM_STYLES,
  BROW_STYLES,
  EYE_STYLES,
  FACE_HAIR,
  GLASSES,
  HAIR_STYLES,
  HATS,
  HEIGHTS,
  MOUTH_STYLES,
  NOSE_STYLES,
  SHOE_STYLES,
  TOP_STYLES,
} from "./recipe";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VERSION = "1";
const BYTES = 39;

/** A recipe as 53 characters that are safe in links. A later version starts with another digit. */
export function encodeRecipe(recipe: AvatarRecipe): string {
  const bytes: number[] = [];
  const index = (list: readonly string[], value: string) => bytes.push(list.indexOf(value));
  const colour = (value: string) =>
    bytes.push(...[1, 3, 5].map((at) => Number.parseInt(value.slice(at, at + 2), 16)));
  const { body, face, hair, top, bottom, shoes, hat } = recipe;
  bytes.push(body.height, body.build, body.frame);
  colour(recipe.skin);
  index(EYE_STYLES, face.eyes);
  colour(face.eyeColour);
  index(BROW_STYLES, face.brows);
  index(NOSE_STYLES, face.nose);
  index(MOUTH_STYLES, face.mouth);
  index(FACE_HAIR, face.hair);
  bytes.push(face.blush);
  index(HAIR_STYLES, hair.style);
  colour(hair.colour);
  index(TOP_STYLES, top.style);
  colour(top.colour);
  colour(top.accent);
  index(BOTTOM_STYLES, bottom.style);
  colour(bottom.colour);
  index(SHOE_STYLES, shoes.style);
  colour(shoes.colour);
  index(GLASSES, recipe.glasses);
  index(HATS, hat.style);
  colour(hat.colour);
  return VERSION + toText(bytes);
}

/** null for anything that is not a whole, valid recipe. */
export function decodeRecipe(code: string): AvatarRecipe | null {
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
  const recipe: AvatarRecipe = {
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

/** The body behind a code; somebody without a (valid) code gets a look that depends on who they are. */
export function recipeFor(code: string, personId: string): AvatarRecipe {
  const look = LOOKS.find((candidate) => candidate.id === code);
  return look?.recipe ?? decodeRecipe(code) ?? randomRecipe(seedOf(personId));
}

function toText(bytes: readonly number[]): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i;
    const word = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    for (let k = 0; k < Math.min(4, left + 1); k++) text += ALPHABET[(word >> (18 - 6 * k)) & 63];
  }
  return text;
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
