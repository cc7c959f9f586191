import type { Vec3 } from "../../mesh/vector";
import { inSrgb, linear } from "./lab";
import { AT, type Picture, type Place } from "./places";

/** Of all there is around a face, so much is brighter than what is taken for white: a shirt, a lamp, a window. */
const WHITE_SHARE = 0.001;
/** What white is in a photo that is well lit, of all the light that it can hold. */
const WHITE = 0.95;
/** Darker photos are grey noise, and no colour comes out of them. */
const MOST = 4;
/** Where nothing around a face is so many times brighter than its skin, nothing tells dim light from deep skin. */
const TELLING = 1.25;
/** Half axes of what counts as the face, by its own: its rim shines. */
const FACE = 1.1;
const EVERY = 2;
const STEPS = 1024;

/**
 * By how much more light a photo would be well lit. The brightest around the face tells it, never the face itself:
 * by that, deep skin before a dark wall would be fair skin in dim light.
 *
 * @param skin as it is in the photo
 */
export function moreLight(points: ArrayLike<number>, picture: Picture, skin: Vec3): number {
  const { width, height, data } = picture;
  const at = (name: Place): readonly [x: number, y: number] => [
    (points[AT[name] * 3] ?? 0) * width,
    (points[AT[name] * 3 + 1] ?? 0) * height,
  ];
  const [top, chin, right, left] = [at("top"), at("chin"), at("rightSide"), at("leftSide")];
  const [x, y] = [(right[0] + left[0]) / 2, (top[1] + chin[1]) / 2];
  const wide = (Math.hypot(right[0] - left[0], right[1] - left[1]) / 2) * FACE;
  const tall = (Math.hypot(top[0] - chin[0], top[1] - chin[1]) / 2) * FACE;
  const counts = new Uint32Array(STEPS + 1);
  let all = 0;
  for (let row = 0; row < height; row += EVERY)
    for (let column = 0; column < width; column += EVERY) {
      if (((column - x) / wide) ** 2 + ((row - y) / tall) ** 2 < 1) continue;
      const n = (row * width + column) * 4;
      const light = brightness([data[n] ?? 0, data[n + 1] ?? 0, data[n + 2] ?? 0]);
      counts[Math.round(light * STEPS)] = (counts[Math.round(light * STEPS)] ?? 0) + 1;
      all++;
    }
  let step = STEPS;
  for (let brighter = 0; step > 0; step--) {
    brighter += counts[step] ?? 0;
    if (brighter > all * WHITE_SHARE) break;
  }
  const white = step / STEPS;
  return white > brightness(skin) * TELLING ? Math.min(MOST, Math.max(1, WHITE / white)) : 1;
}

/** The same in so many times the light. */
export const inLight = (colour: Vec3, times: number): Vec3 =>
  colour.map((byte) => inSrgb(Math.min(1, linear(byte) * times))) as unknown as Vec3;

const brightness = ([r, g, b]: Vec3): number => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
