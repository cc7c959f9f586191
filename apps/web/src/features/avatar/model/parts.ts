import {
  BOTTOM_STYLES,
  CLOTH_COLOURS,
  DRESS_STYLES,
  EARRING_STYLES,
  EYE_COLOURS,
  FACE_HAIR_STYLES,
  GLASSES_STYLES,
  HAIR_COLOURS,
  HAT_STYLES,
  HUMAN_HAIR_STYLES,
  HUMAN_HEIGHTS,
  type HumanRecipe,
  LID_COLOURS,
  LIP_COLOURS,
  METAL_COLOURS,
  NAIL_COLOURS,
  NECKLACE_STYLES,
  PATTERNS,
  SHOE_COLOURS,
  SHOE_STYLES,
  SKINS,
  STYLES,
  TOP_STYLES,
  TROUSER_COLOURS,
} from "@karaverse/avatars/recipe";
import { DETAILS, DETAILS_OF, type DetailAspect, type DetailGroup } from "./details";
import type { Path } from "./path";

export const PARTS = ["body", "face", "hair", "skin", "outfit", "extras", "style"] as const;
export type Part = (typeof PARTS)[number];

type Aspect =
  | DetailAspect
  | "gender"
  | "age"
  | "weight"
  | "muscle"
  | "bust"
  | "legs"
  | "hands"
  | "features1"
  | "features2"
  | "features3"
  | "forehead"
  | "cheeks"
  | "chin"
  | "tilt"
  | "thickness"
  | "upperLip"
  | "lowerLip"
  | "colour"
  | "tips"
  | "volume"
  | "side"
  | "blush"
  | "lips"
  | "lids"
  | "lashes"
  | "nails"
  | "style"
  | "accent"
  | "pattern"
  | "wears"
  | "metal"
  | "earrings"
  | "necklace";
export type Group =
  | DetailGroup
  | "build"
  | "features"
  | "shape"
  | "hair"
  | "beard"
  | "skin"
  | "makeup"
  | "outfit"
  | "top"
  | "bottom"
  | "dress"
  | "shoes"
  | "glasses"
  | "hat"
  | "jewellery"
  | "drawing";

export type Control = { readonly path: Path; readonly aspect: Aspect } & (
  | { readonly kind: "slider"; readonly min: number; readonly max: number; readonly unit?: "cm" }
  | { readonly kind: "colour"; readonly palette: readonly string[]; readonly canBeNone: boolean }
  | { readonly kind: "choice"; readonly options: readonly Choice[] }
);
export type Choice =
  | HumanRecipe["style" | "faceHair" | "glasses" | "torso"]
  | HumanRecipe["hair"]["style" | "side"]
  | HumanRecipe["hat"]["style"]
  | HumanRecipe["jewellery"]["ears" | "neck"]
  | HumanRecipe["top" | "bottom" | "dress" | "shoes"]["style" | "pattern"];

export interface Section {
  readonly group: Group;
  readonly controls: readonly Control[];
}

const slider = (path: Path, aspect: Aspect): Control => ({ kind: "slider", path, aspect, min: 0, max: 100 });
const colour = (path: Path, palette: readonly string[], aspect: Aspect = "colour"): Control => ({
  kind: "colour",
  path,
  aspect,
  palette,
  canBeNone: false,
});
const paint = (path: Path, palette: readonly string[], aspect: Aspect): Control => ({
  kind: "colour",
  path,
  aspect,
  palette,
  canBeNone: true,
});
const choice = (path: Path, options: readonly Choice[], aspect: Aspect = "style"): Control => ({
  kind: "choice",
  path,
  aspect,
  options,
});

function garment(
  group: "top" | "bottom" | "dress" | "shoes",
  styles: readonly Choice[],
  colours: readonly string[],
): Section {
  return {
    group,
    controls: [
      choice(`${group}.style`, styles),
      colour(`${group}.colour`, colours),
      colour(`${group}.accent`, CLOTH_COLOURS, "accent"),
      choice(`${group}.pattern`, PATTERNS, "pattern"),
    ],
  };
}

const BODY: readonly Section[] = [
  {
    group: "build",
    controls: [
      {
        kind: "slider",
        path: "body.height",
        aspect: "height",
        min: HUMAN_HEIGHTS.least,
        max: HUMAN_HEIGHTS.most,
        unit: "cm",
      },
      slider("body.gender", "gender"),
      slider("body.age", "age"),
      slider("body.weight", "weight"),
      slider("body.muscle", "muscle"),
      slider("body.shoulders", "shoulders"),
      slider("body.bust", "bust"),
      slider("body.waist", "waist"),
      slider("body.hips", "hips"),
      slider("body.legs", "legs"),
      slider("body.hands", "hands"),
    ],
  },
];

const FACE: readonly Section[] = [
  {
    group: "features",
    controls: [
      slider("features.0", "features1"),
      slider("features.1", "features2"),
      slider("features.2", "features3"),
    ],
  },
  {
    group: "shape",
    controls: [
      slider("face.width", "width"),
      slider("face.length", "length"),
      slider("face.round", "round"),
      slider("face.forehead", "forehead"),
      slider("face.cheeks", "cheeks"),
      slider("face.jaw", "jaw"),
      slider("face.chin", "chin"),
    ],
  },
  {
    group: "eyes",
    controls: [
      colour("face.eyes.colour", EYE_COLOURS),
      slider("face.eyes.size", "size"),
      slider("face.eyes.open", "opening"),
      slider("face.eyes.tilt", "tilt"),
      slider("face.eyes.apart", "apart"),
      slider("face.eyes.fold", "fold"),
    ],
  },
  {
    group: "brows",
    controls: [
      slider("face.brows.height", "height"),
      slider("face.brows.angle", "angle"),
      slider("face.brows.thickness", "thickness"),
    ],
  },
  {
    group: "nose",
    controls: [
      slider("face.nose.length", "length"),
      slider("face.nose.width", "width"),
      slider("face.nose.bridge", "bridge"),
      slider("face.nose.tip", "tip"),
    ],
  },
  {
    group: "mouth",
    controls: [
      slider("face.mouth.width", "width"),
      slider("face.mouth.upper", "upperLip"),
      slider("face.mouth.lower", "lowerLip"),
      slider("face.mouth.corners", "corners"),
    ],
  },
  {
    group: "ears",
    controls: [
      slider("face.ears.size", "size"),
      slider("face.ears.stand", "stand"),
      slider("face.ears.pointed", "pointed"),
    ],
  },
];

const HAIR: readonly Section[] = [
  {
    group: "hair",
    controls: [
      choice("hair.style", HUMAN_HAIR_STYLES),
      colour("hair.colour", HAIR_COLOURS),
      paint("hair.tips", HAIR_COLOURS, "tips"),
      slider("hair.length", "length"),
      slider("hair.volume", "volume"),
      choice("hair.side", ["left", "right"], "side"),
    ],
  },
  { group: "beard", controls: [choice("faceHair", FACE_HAIR_STYLES)] },
];

const SKIN: readonly Section[] = [
  { group: "skin", controls: [colour("skin.colour", SKINS), slider("skin.blush", "blush")] },
  {
    group: "makeup",
    controls: [
      paint("skin.lips", LIP_COLOURS, "lips"),
      paint("skin.lids", LID_COLOURS, "lids"),
      slider("skin.lashes", "lashes"),
      paint("skin.nails", NAIL_COLOURS, "nails"),
    ],
  },
];

const WEARS: Section = { group: "outfit", controls: [choice("torso", ["separates", "dress"], "wears")] };
const SHOES = garment("shoes", SHOE_STYLES, SHOE_COLOURS);
const SEPARATES: readonly Section[] = [
  WEARS,
  garment("top", TOP_STYLES, CLOTH_COLOURS),
  garment("bottom", BOTTOM_STYLES, TROUSER_COLOURS),
  SHOES,
];
const DRESSED: readonly Section[] = [WEARS, garment("dress", DRESS_STYLES, CLOTH_COLOURS), SHOES];

const EXTRAS: readonly Section[] = [
  { group: "glasses", controls: [choice("glasses", GLASSES_STYLES)] },
  { group: "hat", controls: [choice("hat.style", HAT_STYLES), colour("hat.colour", CLOTH_COLOURS)] },
  {
    group: "jewellery",
    controls: [
      choice("jewellery.ears", EARRING_STYLES, "earrings"),
      choice("jewellery.neck", NECKLACE_STYLES, "necklace"),
      colour("jewellery.colour", METAL_COLOURS, "metal"),
    ],
  },
];

/** Everything of one part that can be turned or picked, for who wears this. */
export function sectionsOf(part: Part, { torso }: Pick<HumanRecipe, "torso">): readonly Section[] {
  switch (part) {
    case "body":
      return BODY;
    case "face":
      return FACE;
    case "hair":
      return HAIR;
    case "skin":
      return SKIN;
    case "outfit":
      return torso === "dress" ? DRESSED : SEPARATES;
    case "extras":
      return EXTRAS;
    case "style":
      return [{ group: "drawing", controls: [choice("style", STYLES)] }];
  }
}

/** What lies under "Details": every slider of the body itself, on top of the usual ones. */
export function detailsOf(part: Part): readonly Section[] {
  if (part !== "body" && part !== "face") return [];
  return DETAILS_OF[part].map((group) => ({
    group,
    controls: Object.entries(DETAILS[group]).map(([name, aspect]) => ({
      kind: "slider",
      path: `details.${name}` as Path,
      aspect,
      min: -100,
      max: 100,
    })),
  }));
}
