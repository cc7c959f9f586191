import { cross, dot, length, scale, sub, unit, type Vec3 } from "../../mesh/vector";
import type { HumanRecipe } from "../recipe/recipe";
import { coloursOf } from "./colours";
import { AT, FACE_POINTS, type Picture, type Place } from "./places";

/** What the finder's places say of photos of people: the mean of a ratio, and one deviation. */
const USUAL_RATIOS = {
  length: [1.2, 0.05],
  jaw: [0.81, 0.025],
  forehead: [0.178, 0.018],
  chin: [0.223, 0.022],
  eyeSize: [0.192, 0.012],
  eyeOpen: [0.3, 0.06],
  eyeTilt: [0.04, 0.045],
  eyeApart: [0.245, 0.016],
  browHeight: [0.1, 0.015],
  browAngle: [-0.2, 0.035],
  noseLength: [0.284, 0.018],
  noseWidth: [0.32, 0.025],
  noseTip: [0.29, 0.027],
  mouthWidth: [0.385, 0.035],
  upperLip: [0.043, 0.012],
  lowerLip: [0.063, 0.014],
} as const satisfies Record<string, readonly [mean: number, deviation: number]>;
export type FaceRatios = Record<keyof typeof USUAL_RATIOS, number>;

/** A deviation from the mean in percent of a slider; nobody is put to a slider's end by one picture. */
const PER_DEVIATION = 16;
const ENDS = [8, 92] as const;
/** Most people smile for a photo: corners that are raised by more than this are apart by so much more. */
const AT_REST = 0.01;
const WIDER = 1.6;
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
  const lips = (p("upperLipBottom")[1] + p("lowerLipTop")[1]) / 2;
  const raised = both((side) => p(`${side}Corner`)[1]) - lips;
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
    mouthWidth: across("leftCorner", "rightCorner") / w - WIDER * Math.max(0, raised / w - AT_REST),
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
    skin: { ...before.skin, colour: colours.skin, lips: colours.lips },
    hair: { ...before.hair, colour: colours.hair ?? before.hair.colour },
    // Nothing covers what the picture shows.
    hat: colours.hair ? { ...before.hat, style: "none" } : before.hat,
  };
}
