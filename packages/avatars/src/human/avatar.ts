import type { AvatarBody } from "../mesh/body";
import { length, mixed, sub, type Vec3 } from "../mesh/vector";
import { BONES } from "../skeleton/bones";
import { browPieces } from "./brows";
import { packFor } from "./coarse";
import { eyePieces } from "./eyes";
import { dress } from "./garments";
import { closesOver, HeadMap } from "./hair";
import { buildNecklace, headPieces, paintUnderHair, underHat } from "./head";
import { lashPiece } from "./lashes";
import { type HumanBase, mixHuman } from "./mix";
import type { HumanPack } from "./pack";
import { type HumanMesh, joinPieces } from "./piece";
import { browsOf, eyesOf, hairOf, outfitOf, shapeOf, skinOf } from "./recipe/measures";
import type { HumanRecipe } from "./recipe/recipe";
import { skinPiece } from "./skin";
import { softFace } from "./soft-face";
import { HUMAN_STYLES, type HumanStyle } from "./style";
import { mouthPieces } from "./teeth";
import { thinned } from "./thin";

/** A whole person: what the room draws, and the face shapes that move it. */
export interface HumanAvatar extends AvatarBody {
  faces: HumanMesh["faces"];
}

/** Metres inside of the hairline that skin is seen between locks. */
const HAIRLINE = 0.035;
/** A bit that no garment has: see Clothing.covered. */
const UNDER_HAIR = 128;
/** Across a hall. Outlines say how much an edge may cost (levels.test.ts), and so do faces: eyes and mouths stay. */
const FAR = { goal: 600, most: 6e-6, head: 6, parts: { faceHair: 6 } } as const;
const EYES = new Set(["eyes", "leftIris", "rightIris", "lenses"]);

function farOf({ marks }: HumanBase, mesh: HumanMesh): HumanMesh {
  const mouth = mixed(marks.upperLip, marks.lowerLip, 0.5);
  const wide = length(sub(marks.leftMouthCorner, mouth)) * 1.2;
  return thinned(mesh, {
    ...FAR,
    held: (part, place) => EYES.has(part) || (part === "skin" && length(sub(place, mouth)) < wide),
  });
}

/** Deterministic: the same recipe gives the same bytes. @param level of detail: 0 near, 1 across a table, 2 across a hall */
export function buildHuman(pack: HumanPack, recipe: HumanRecipe, level: 0 | 1 | 2 = 0): HumanAvatar {
  const style: HumanStyle = HUMAN_STYLES[recipe.style];
  const base = mixHuman(packFor(pack, level), shapeOf(recipe), style);
  const clothing = dress(base, outfitOf(recipe), level);
  const hair = hairOf(recipe);
  const eyes = eyesOf(recipe);
  const map = new HeadMap(base);
  const hidden = underHat(map, hair.hat);
  const closed = closesOver(hair);
  const under = level === 2 ? UNDER_HAIR : 1;
  for (let v = 0; v < base.pack.groups.skin.count; v++) {
    const inside = base.pack.scalp[v] ?? -1;
    if ((closed && inside > HAIRLINE) || (inside > 0 && hidden(placeAt(base.positions, v))))
      clothing.covered[v] = (clothing.covered[v] as number) | under;
  }
  const mesh = joinPieces([
    skinPiece(
      { ...clothing.body, normals: softFace(base, style) },
      skinOf(recipe),
      level,
      (v) => clothing.covered[v] as number,
      paintUnderHair(base, hair, recipe.faceHair),
    ),
    ...eyePieces(base, eyes, level),
    ...mouthPieces(base, level),
    ...lashPiece(base, eyes, level),
    ...(level < 2 ? browPieces(base, browsOf(recipe), level) : []),
    ...headPieces(
      map,
      {
        hair,
        hatColour: recipe.hat.colour,
        faceHair: recipe.faceHair,
        glasses: recipe.glasses,
        earrings: recipe.jewellery.ears,
        earringColour: recipe.jewellery.colour,
      },
      level,
    ),
    ...buildNecklace(base, recipe.jewellery.neck, recipe.jewellery.colour, level),
    ...clothing.pieces,
  ]);
  return bodyOf(base, level === 2 ? farOf(base, mesh) : mesh, clothing.lift);
}

const placeAt = (positions: Float32Array, v: number): Vec3 => [
  positions[v * 3] as number,
  positions[v * 3 + 1] as number,
  positions[v * 3 + 2] as number,
];

/** @param lift metres of sole: the whole skeleton stands higher by it, and the mesh with it */
function bodyOf(base: HumanBase, { faces, ...mesh }: HumanMesh, lift: number): HumanAvatar {
  const { rest, inverse } = base.bind;
  const raised = (p: Vec3): Vec3 => [p[0], p[1] + lift, p[2]];
  const joints = { ...rest };
  for (const name of BONES) joints[name] = raised(rest[name]);
  // The head is not turned between the modelled pose and the rest, only moved a little.
  const mouth = mixed(base.marks.upperLip, base.marks.lowerLip, 0.5);
  const moved = rest.head.map((value, k) => value - (base.joints.head[k] ?? 0));
  return {
    mesh,
    faces,
    joints,
    inverseBind: inverse,
    mouth: raised([mouth[0] + (moved[0] ?? 0), mouth[1] + (moved[1] ?? 0), mouth[2] + (moved[2] ?? 0)]),
    height: base.height + lift,
    eyeHeight: base.eyeHeight + lift,
  };
}
