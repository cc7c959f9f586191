import { buildHair } from "../hair/build";
import type { HeadMap } from "../hair/head-map";
import type { HairParameters } from "../hair/parameters";
import type { Piece } from "../piece";
import { Surface } from "../surface";
import { buildEarrings, type EarringStyle } from "./earrings";
import { buildFaceHair, type FaceHairStyle } from "./face-hair";
import { buildGlasses, type GlassesStyle } from "./glasses";
import { buildHat } from "./hats";

/** Everything that is worn or grows on a head; colours as #rrggbb. */
export interface HeadParameters {
  hair: HairParameters;
  hatColour: string;
  /** In the colour of the hair. */
  faceHair: FaceHairStyle;
  glasses: GlassesStyle;
  earrings: EarringStyle;
  earringColour: string;
}

export function headPieces(map: HeadMap, head: HeadParameters, level: 0 | 1 | 2 = 0): Piece[] {
  const { base } = map;
  const bare = head.glasses === "none" && (head.faceHair === "none" || head.faceHair === "stubble");
  const face = bare ? null : faceSurface(map);
  const hair = buildHair(base, head.hair, level, map);
  const ears = head.hair.hat !== "headscarf";
  return [
    ...(hair ? [hair] : []),
    ...buildHat(map, head.hair.hat, head.hatColour, level),
    ...(face ? buildFaceHair(base, face, head.faceHair, head.hair.colour, level) : []),
    ...(face ? buildGlasses(map, face, head.glasses, level) : []),
    ...(ears ? buildEarrings(map, head.earrings, head.earringColour, level) : []),
  ];
}

/** What beards lie and glasses sit on; a tree over the whole skin takes six times as long. */
function faceSurface({ base, size }: HeadMap): Surface {
  const { chin, crown, leftEarBack } = base.marks;
  const within = (v: number) => {
    const y = base.positions[v * 3 + 1] as number;
    const z = base.positions[v * 3 + 2] as number;
    return y > chin[1] - 0.05 * size && y < (chin[1] + 2 * crown[1]) / 3 && z > leftEarBack[2];
  };
  return new Surface(base, "skin", (a, b, c) => within(a) && within(b) && within(c));
}
