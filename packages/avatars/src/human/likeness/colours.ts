import { add, dot, length, mixed, scale, sub, type Vec3 } from "../../mesh/vector";
import { EYE_COLOURS, HAIR_COLOURS, LIP_COLOURS, SKINS } from "../recipe/palette";
import { labOf } from "./lab";
import { inLight, moreLight } from "./light";
import { AT, FOREHEAD, type Picture, type Place } from "./places";

export interface FaceColours {
  skin: string;
  eyes: string;
  /** Null where none is seen. */
  hair: string | null;
  /** Null where nothing is on them. */
  lips: string | null;
}

type Spot = readonly [x: number, y: number];

/** Differences that are seen at a glance, in Lab. */
const OTHER_THAN_SKIN = 16;
const SAME_HAIR = 30;
/** By how much redder than skin lips are that are painted. */
const PAINTED = 10;

/** Light colours everything that a camera sees: in a dim photo all is brighter, and colours are those of the house that come nearest. */
export function coloursOf(points: ArrayLike<number>, picture: Picture): FaceColours {
  const placed = (n: number): Spot => [
    (points[n * 3] ?? 0) * picture.width,
    (points[n * 3 + 1] ?? 0) * picture.height,
  ];
  const at = (name: Place) => placed(AT[name]);
  const between = (a: Spot, b: Spot): Spot => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  const [top, chin] = [at("top"), at("chin")];
  const up: Spot = [top[0] - chin[0], top[1] - chin[1]];
  const tall = Math.hypot(...up);
  const seen = (place: Spot, share: number) => medianAround(picture, place, tall * share);
  const seenSkin = middle([
    seen(at("rightCheek"), 0.04),
    seen(at("leftCheek"), 0.04),
    seen(at("betweenBrows"), 0.03),
  ]);
  const light = moreLight(points, picture, seenSkin);
  const spot = (place: Spot, share: number) => inLight(seen(place, share), light);
  const skin = inLight(seenSkin, light);
  const eyes = middle([spot(at("rightIris"), 0.012), spot(at("leftIris"), 0.012)]);
  const lips = middle([
    spot(between(at("upperLipTop"), at("upperLipBottom")), 0.008),
    spot(between(at("lowerLipTop"), at("lowerLipBottom")), 0.008),
  ]);
  // From the forehead upwards: short hair begins far over the places of a face, a fringe hangs into them.
  const rows = ROWS.map((share) =>
    FOREHEAD.flatMap((n) => {
      const from = placed(n);
      const there: Spot = [from[0] + up[0] * share, from[1] + up[1] * share];
      return isIn(picture, there) ? [spot(there, 0.02)] : [];
    }),
  );
  // Foreheads shine; a fringe over one is of another hue.
  const forehead = FOREHEAD.map((n) => {
    const rim = placed(n);
    return spot([rim[0] - up[0] * BELOW_RIM, rim[1] - up[1] * BELOW_RIM], 0.02);
  }).filter((colour) => isLitOtherwise(colour, skin));
  const hair = hairOf(rows, [skin, spot(at("betweenBrows"), 0.03), ...forehead]);
  return {
    skin: alongSkins(skin),
    eyes: nearest(EYE_COLOURS, eyes),
    hair: hair && hexOf(mixed(hair, rgbOf(nearest(hairLike(hair), hair)), TO_PALETTE)),
    lips: labOf(lips)[1] - labOf(skin)[1] > PAINTED ? nearest(LIP_COLOURS, lips) : null,
  };
}

/** Shares of a face's height over its uppermost places; over a bald head nothing is looked for. */
const ROWS = [0.04, 0.08, 0.12, 0.16, 0.2, 0.24, 0.28, 0.32, 0.36];
const MOST_ROWS_OF_SKIN = 7;
const BELOW_RIM = 0.04;
const HUELESS = 9;
/** Hair has shades of its own; what is strange about the light is not of it. */
const TO_PALETTE = 0.5;

/** What has hardly any colour is not dyed: black hair shines blue. */
function hairLike(hair: Vec3): readonly string[] {
  const [, across, along] = labOf(hair);
  return Math.hypot(across, along) > HUELESS
    ? HAIR_COLOURS
    : HAIR_COLOURS.filter((one) => labOf(rgbOf(one))[2] > 0);
}

/** The first rows that are no skin, and alike. */
function hairOf(rows: readonly (readonly Vec3[])[], skins: readonly Vec3[]): Vec3 | null {
  const isSkin = (colour: Vec3) => skins.some((skin) => difference(colour, skin) < OTHER_THAN_SKIN);
  const first = rows.findIndex((row) => row.length > 0 && row.filter(isSkin).length < row.length / 2);
  if (first < 0 || first >= MOST_ROWS_OF_SKIN) return null;
  // Where it begins, skin shines through.
  const seen = rows.slice(first, first + 3).flatMap((row) => row.filter((colour) => !isSkin(colour)));
  const hair = middle(seen);
  const alike = seen.filter((colour) => difference(colour, hair) < SAME_HAIR);
  return alike.length > seen.length / 2 ? hair : null;
}

const isIn = ({ width, height }: Picture, [x, y]: Spot) => x >= 0 && y >= 0 && x < width && y < height;

function medianAround({ width, height, data }: Picture, [x, y]: Spot, radius: number): Vec3 {
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

const difference = (a: Vec3, b: Vec3): number => length(sub(labOf(a), labOf(b)));

/** The same in brighter or dimmer light. */
function isLitOtherwise(a: Vec3, b: Vec3): boolean {
  const [l, across, along] = sub(labOf(a), labOf(b));
  return Math.hypot(across, along) < 9 && Math.abs(l) < 20;
}

const nearest = (palette: readonly string[], to: Vec3): string =>
  palette.reduce((best, one) => (difference(rgbOf(one), to) < difference(rgbOf(best), to) ? one : best));

/** The nearest colour between neighbours of the skins, so that any light gives a skin. */
function alongSkins(to: Vec3): string {
  let best: Vec3 = rgbOf(SKINS[0]);
  for (let n = 0; n + 1 < SKINS.length; n++) {
    const from = rgbOf(SKINS[n] ?? SKINS[0]);
    const step = sub(rgbOf(SKINS[n + 1] ?? SKINS[0]), from);
    const share = Math.min(1, Math.max(0, dot(sub(to, from), step) / dot(step, step)));
    const colour = add(from, scale(step, share));
    if (length(sub(colour, to)) < length(sub(best, to))) best = colour;
  }
  return hexOf(best);
}
