import { add, cross, dot, length, scale, sub, unit, type Vec3 } from "../mesh/vector";
import { EYE_COLOURS, HAIR_COLOURS, SKINS } from "./recipe/palette";
import type { HumanRecipe } from "./recipe/recipe";

/** A picture as canvases give it: red, green, blue, alpha of each pixel, row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: ArrayLike<number>;
}

/** Places on a face by their number among the 478 of the face mesh that browsers find. Left and right are the person's own. */
const AT = {
  top: 10,
  chin: 152,
  betweenBrows: 9,
  rightSide: 234,
  leftSide: 454,
  rightJaw: 172,
  leftJaw: 397,
  rightEyeOuter: 33,
  rightEyeInner: 133,
  rightEyeTop: 159,
  rightEyeBottom: 145,
  leftEyeOuter: 263,
  leftEyeInner: 362,
  leftEyeTop: 386,
  leftEyeBottom: 374,
  rightBrowInner: 107,
  rightBrowMiddle: 105,
  rightBrowOuter: 70,
  leftBrowInner: 336,
  leftBrowMiddle: 334,
  leftBrowOuter: 300,
  noseTop: 168,
  noseTip: 4,
  noseBase: 2,
  rightWing: 129,
  leftWing: 358,
  rightCorner: 61,
  leftCorner: 291,
  upperLipTop: 0,
  upperLipBottom: 13,
  lowerLipTop: 14,
  lowerLipBottom: 17,
  rightCheek: 50,
  leftCheek: 280,
  rightIris: 468,
  leftIris: 473,
} as const;
type Place = keyof typeof AT;
export const FACE_POINTS = 478;

/** What a ratio is on most faces, and by how much faces differ: its mean and one deviation. */
const USUAL_RATIOS = {
  length: [1.16, 0.06],
  jaw: [0.79, 0.04],
  forehead: [0.19, 0.02],
  chin: [0.225, 0.02],
  eyeSize: [0.17, 0.012],
  eyeOpen: [0.32, 0.06],
  eyeTilt: [0.04, 0.05],
  eyeApart: [0.245, 0.02],
  browHeight: [0.105, 0.015],
  browAngle: [0.12, 0.1],
  noseLength: [0.3, 0.02],
  noseWidth: [0.26, 0.025],
  noseTip: [0.3, 0.06],
  mouthWidth: [0.34, 0.03],
  upperLip: [0.042, 0.012],
  lowerLip: [0.056, 0.013],
} as const satisfies Record<string, readonly [mean: number, deviation: number]>;
export type FaceRatios = Record<keyof typeof USUAL_RATIOS, number>;

/** A deviation from the mean in percent of a slider; nobody is put to a slider's end by one picture. */
const PER_DEVIATION = 16;
const ENDS = [8, 92] as const;
/** A head turned further is told nothing from, radians. */
const STRAIGHT = 0.45;

/**
 * Proportions of a face as seen from in front, however the head is turned a little.
 *
 * @param points x, y, z of each place as shares of the picture's width (x, z) and height (y), y down
 * @returns null for a face that is turned away, or for no face
 */
export function ratiosOf(points: ArrayLike<number>, { width, height }: Picture): FaceRatios | null {
  if (points.length < FACE_POINTS * 3) return null;
  const place = (n: number): Vec3 => [
    (points[n * 3] ?? 0) * width,
    -(points[n * 3 + 1] ?? 0) * height,
    -(points[n * 3 + 2] ?? 0) * width,
  ];
  const x = unit(sub(place(AT.leftEyeOuter), place(AT.rightEyeOuter)));
  const up = sub(place(AT.top), place(AT.chin));
  const y = unit(sub(up, scale(x, dot(up, x))));
  const z = cross(x, y);
  if (!(length(up) > 0) || Math.acos(Math.min(1, Math.abs(z[2]))) > STRAIGHT) return null;
  const p = (name: Place): Vec3 => {
    const at = place(AT[name]);
    return [dot(at, x), dot(at, y), dot(at, z)];
  };
  const across = (a: Place, b: Place) => Math.abs(p(a)[0] - p(b)[0]);
  const down = (a: Place, b: Place) => p(a)[1] - p(b)[1];
  const w = across("leftSide", "rightSide");
  const h = down("top", "chin");
  if (!(w > 0 && h > 0)) return null;
  const both = (of: (side: "left" | "right") => number) => (of("left") + of("right")) / 2;
  const eye = both((side) => across(`${side}EyeOuter`, `${side}EyeInner`));
  return {
    length: h / w,
    jaw: across("leftJaw", "rightJaw") / w,
    forehead: down("top", "betweenBrows") / h,
    chin: down("lowerLipBottom", "chin") / h,
    eyeSize: eye / w,
    eyeOpen: both((side) => down(`${side}EyeTop`, `${side}EyeBottom`)) / eye,
    eyeTilt: both((side) => down(`${side}EyeOuter`, `${side}EyeInner`)) / eye,
    eyeApart: across("leftEyeInner", "rightEyeInner") / w,
    browHeight: both((side) => down(`${side}BrowMiddle`, `${side}EyeTop`)) / h,
    browAngle: both(
      (side) => down(`${side}BrowOuter`, `${side}BrowInner`) / across(`${side}BrowOuter`, `${side}BrowInner`),
    ),
    noseLength: down("noseTop", "noseBase") / h,
    noseWidth: across("leftWing", "rightWing") / w,
    noseTip: down("noseTip", "noseBase") / down("noseTop", "noseBase"),
    mouthWidth: across("leftCorner", "rightCorner") / w,
    upperLip: down("upperLipTop", "upperLipBottom") / w,
    lowerLip: down("lowerLipTop", "lowerLipBottom") / w,
  };
}

/**
 * Somebody like the face in a picture; all that a face does not tell stays as it is.
 *
 * @returns null where no face looks out of the picture
 */
export function likeness(
  points: ArrayLike<number>,
  picture: Picture,
  before: HumanRecipe,
): HumanRecipe | null {
  const ratios = ratiosOf(points, picture);
  if (!ratios) return null;
  const turned = (name: keyof FaceRatios): number => {
    const [mean, deviation] = USUAL_RATIOS[name];
    const percent = 50 + ((ratios[name] - mean) / deviation) * PER_DEVIATION;
    return Math.round(Math.min(ENDS[1], Math.max(ENDS[0], percent)));
  };
  const { face } = before;
  const colours = coloursOf(points, picture);
  return {
    ...before,
    face: {
      ...face,
      length: turned("length"),
      width: 100 - turned("length"),
      forehead: turned("forehead"),
      jaw: turned("jaw"),
      chin: turned("chin"),
      eyes: {
        ...face.eyes,
        colour: colours.eyes,
        size: turned("eyeSize"),
        open: turned("eyeOpen"),
        tilt: turned("eyeTilt"),
        apart: turned("eyeApart"),
      },
      brows: { ...face.brows, height: turned("browHeight"), angle: turned("browAngle") },
      nose: {
        ...face.nose,
        length: turned("noseLength"),
        width: turned("noseWidth"),
        tip: turned("noseTip"),
      },
      mouth: {
        ...face.mouth,
        width: turned("mouthWidth"),
        upper: turned("upperLip"),
        lower: turned("lowerLip"),
      },
    },
    skin: { ...before.skin, colour: colours.skin },
    hair: { ...before.hair, colour: colours.hair ?? before.hair.colour },
  };
}

/** Light colours everything that a camera sees: colours are those of the house that come nearest. */
function coloursOf(
  points: ArrayLike<number>,
  picture: Picture,
): { skin: string; eyes: string; hair: string | null } {
  const at = (name: Place): readonly [number, number] => [
    (points[AT[name] * 3] ?? 0) * picture.width,
    (points[AT[name] * 3 + 1] ?? 0) * picture.height,
  ];
  const [top, chin] = [at("top"), at("chin")];
  const tall = Math.hypot(top[0] - chin[0], top[1] - chin[1]);
  const spot = (place: readonly [number, number], share: number) =>
    medianAround(picture, place, tall * share);
  const skin = middle([
    spot(at("rightCheek"), 0.04),
    spot(at("leftCheek"), 0.04),
    spot(at("betweenBrows"), 0.03),
  ]);
  const eyes = middle([spot(at("rightIris"), 0.012), spot(at("leftIris"), 0.012)]);
  // Over the forehead, as far as a fringe or the roots reach.
  const over = [top[0] + (top[0] - chin[0]) * 0.1, top[1] + (top[1] - chin[1]) * 0.1] as const;
  const hair = over[1] > 0 ? spot(over, 0.03) : null;
  const isHair = hair && distance(hair, skin) > 24;
  return {
    skin: alongSkins(skin),
    eyes: nearest(EYE_COLOURS, eyes),
    hair: isHair ? nearest(HAIR_COLOURS, hair) : null,
  };
}

function medianAround(
  { width, height, data }: Picture,
  [x, y]: readonly [number, number],
  radius: number,
): Vec3 {
  const seen: [number[], number[], number[]] = [[], [], []];
  const r = Math.max(1, Math.round(radius));
  for (let row = Math.round(y) - r; row <= y + r; row++)
    for (let column = Math.round(x) - r; column <= x + r; column++) {
      if (row < 0 || column < 0 || row >= height || column >= width) continue;
      for (let k = 0; k < 3; k++) seen[k]?.push(data[(row * width + column) * 4 + k] ?? 0);
    }
  const median = (list: number[]) => list.sort((a, b) => a - b)[list.length >> 1] ?? 0;
  return [median(seen[0]), median(seen[1]), median(seen[2])];
}

/** Of several the one in the middle by brightness: a highlight or a curl counts for nothing. */
function middle(colours: readonly Vec3[]): Vec3 {
  const sorted = [...colours].sort((a, b) => a[0] + a[1] + a[2] - b[0] - b[1] - b[2]);
  return sorted[sorted.length >> 1] ?? [0, 0, 0];
}

function rgbOf(hex: string): Vec3 {
  const at = (n: number) => Number.parseInt(hex.slice(n, n + 2), 16);
  return [at(1), at(3), at(5)];
}
const hexOf = (rgb: Vec3): string =>
  `#${rgb.map((v) => Math.round(v).toString(16).padStart(2, "0")).join("")}`;
const distance = (a: Vec3, b: Vec3): number => length(sub(a, b));

const nearest = (palette: readonly string[], to: Vec3): string =>
  palette.reduce((best, one) => (distance(rgbOf(one), to) < distance(rgbOf(best), to) ? one : best));

/** The nearest colour between neighbours of the skins, so that any light gives a skin. */
function alongSkins(to: Vec3): string {
  let best: Vec3 = rgbOf(SKINS[0]);
  for (let n = 0; n + 1 < SKINS.length; n++) {
    const from = rgbOf(SKINS[n] ?? SKINS[0]);
    const step = sub(rgbOf(SKINS[n + 1] ?? SKINS[0]), from);
    const share = Math.min(1, Math.max(0, dot(sub(to, from), step) / dot(step, step)));
    const colour = add(from, scale(step, share));
    if (distance(colour, to) < distance(best, to)) best = colour;
  }
  return hexOf(best);
}
