import type { SliderName } from "@karaverse/avatars/human";

/** Which of the source's 1,445 shapes are packed, and under which names. */

/** Shapes that fill every vertex; the mixer weighs them by gender, age, muscle and weight. */
export function macroTargets(): { name: string; path: string }[] {
  const root = "mpfb2/targets/macrodetails";
  const out: { name: string; path: string }[] = [];
  const genders = ["female", "male"];
  const ages = ["young", "old"];
  for (const gender of genders)
    for (const age of ages) {
      for (const [n, source] of ["caucasian", "african", "asian"].entries())
        out.push({ name: `features-${n + 1}/${gender}/${age}`, path: `${root}/${source}-${gender}-${age}` });
      for (const muscle of ["min", "average", "max"])
        for (const weight of ["min", "average", "max"])
          out.push({
            name: `build/${gender}/${age}/${muscle}/${weight}`,
            path: `${root}/universal-${gender}-${age}-${muscle}muscle-${weight}weight`,
          });
      const stem = `${gender}-${age}-averagemuscle-averageweight`;
      out.push(
        { name: `height/${gender}/${age}/min`, path: `${root}/height/${stem}-minheight` },
        { name: `height/${gender}/${age}/max`, path: `${root}/height/${stem}-maxheight` },
        { name: `proportions/${gender}/${age}/max`, path: `${root}/proportions/${stem}-idealproportions` },
        { name: `proportions/${gender}/${age}/min`, path: `${root}/proportions/${stem}-uncommonproportions` },
      );
    }
  for (const cup of ["min", "max"])
    out.push({
      name: `bust/${cup}`,
      path: `mpfb2/targets/breast/female-young-averagemuscle-averageweight-${cup}cup-averagefirmness`,
    });
  return out.map(({ name, path }) => ({ name, path: `${path}.target.gz` }));
}

const ENDINGS: Record<string, readonly [string, string]> = {
  "decr-incr": ["decr", "incr"],
  "down-up": ["down", "up"],
  "in-out": ["in", "out"],
  "backward-forward": ["backward", "forward"],
  "concave-convex": ["concave", "convex"],
  "compress-uncompress": ["compress", "uncompress"],
  "square-round": ["square", "round"],
  "pointed-triangle": ["pointed", "triangle"],
};

/** name here: folder/stem ending. A stem after `l-` has a twin on the right; the slider moves both. */
const DETAILS: Record<SliderName, string> = {
  headFat: "head/head-fat decr-incr",
  headDepth: "head/head-scale-depth decr-incr",
  headWidth: "head/head-scale-horiz decr-incr",
  headHeight: "head/head-scale-vert decr-incr",
  headBack: "head/head-back-scale-depth decr-incr",
  headAngle: "head/head-angle in-out",
  headRound: "head/head-round",
  headOval: "head/head-oval",
  headSquare: "head/head-square",
  headRectangular: "head/head-rectangular",
  headTriangular: "head/head-triangular",
  headHeart: "head/head-invertedtriangular",
  headDiamond: "head/head-diamond",
  foreheadTemple: "forehead/forehead-temple decr-incr",
  foreheadForward: "forehead/forehead-trans backward-forward",
  foreheadHeight: "forehead/forehead-scale-vert decr-incr",
  foreheadRound: "forehead/forehead-nubian decr-incr",
  browAngle: "eyebrows/eyebrows-angle down-up",
  browHeight: "eyebrows/eyebrows-trans down-up",
  browForward: "eyebrows/eyebrows-trans backward-forward",
  eyeScale: "eyes/l-eye-scale decr-incr",
  eyeInnerCorner: "eyes/l-eye-corner1 down-up",
  eyeOuterCorner: "eyes/l-eye-corner2 down-up",
  eyeInnerHeight: "eyes/l-eye-height1 decr-incr",
  eyeMiddleHeight: "eyes/l-eye-height2 decr-incr",
  eyeOuterHeight: "eyes/l-eye-height3 decr-incr",
  eyeInnerPush: "eyes/l-eye-push1 in-out",
  eyeOuterPush: "eyes/l-eye-push2 in-out",
  eyeFold: "eyes/l-eye-eyefold down-up",
  eyeFoldAngle: "eyes/l-eye-eyefold-angle down-up",
  eyeFoldFull: "eyes/l-eye-eyefold concave-convex",
  eyeBag: "eyes/l-eye-bag decr-incr",
  eyeBagHeight: "eyes/l-eye-bag-height decr-incr",
  eyeEpicanthus: "eyes/l-eye-epicanthus in-out",
  eyeApart: "eyes/l-eye-trans in-out",
  eyeRaise: "eyes/l-eye-trans down-up",
  noseWidth: "nose/nose-scale-horiz decr-incr",
  noseHeight: "nose/nose-scale-vert decr-incr",
  noseDepth: "nose/nose-scale-depth decr-incr",
  noseBridge: "nose/nose-width1 decr-incr",
  noseMiddle: "nose/nose-width2 decr-incr",
  noseBase: "nose/nose-width3 decr-incr",
  noseTipWidth: "nose/nose-point-width decr-incr",
  noseTip: "nose/nose-point down-up",
  noseRaise: "nose/nose-trans down-up",
  noseHump: "nose/nose-hump decr-incr",
  noseCurve: "nose/nose-curve concave-convex",
  noseGreek: "nose/nose-greek decr-incr",
  noseFlaring: "nose/nose-flaring decr-incr",
  noseNostrils: "nose/nose-nostrils-width decr-incr",
  noseNostrilsAngle: "nose/nose-nostrils-angle down-up",
  noseSeptum: "nose/nose-septumangle decr-incr",
  noseUnder: "nose/nose-base down-up",
  noseCompression: "nose/nose-compression compress-uncompress",
  noseVolume: "nose/nose-volume decr-incr",
  mouthWidth: "mouth/mouth-scale-horiz decr-incr",
  mouthHeight: "mouth/mouth-scale-vert decr-incr",
  mouthDepth: "mouth/mouth-scale-depth decr-incr",
  mouthRaise: "mouth/mouth-trans down-up",
  mouthForward: "mouth/mouth-trans backward-forward",
  mouthCorners: "mouth/mouth-angles down-up",
  mouthDimples: "mouth/mouth-dimples in-out",
  mouthLaughLines: "mouth/mouth-laugh-lines in-out",
  mouthPhiltrum: "mouth/mouth-philtrum-volume decr-incr",
  upperLipHeight: "mouth/mouth-upperlip-height decr-incr",
  upperLipVolume: "mouth/mouth-upperlip-volume decr-incr",
  upperLipWidth: "mouth/mouth-upperlip-width decr-incr",
  upperLipMiddle: "mouth/mouth-upperlip-middle down-up",
  lowerLipHeight: "mouth/mouth-lowerlip-height decr-incr",
  lowerLipVolume: "mouth/mouth-lowerlip-volume decr-incr",
  lowerLipWidth: "mouth/mouth-lowerlip-width decr-incr",
  lowerLipMiddle: "mouth/mouth-lowerlip-middle down-up",
  cupidsBow: "mouth/mouth-cupidsbow decr-incr",
  cupidsBowWidth: "mouth/mouth-cupidsbow-width decr-incr",
  earScale: "ears/l-ear-scale decr-incr",
  earHeight: "ears/l-ear-scale-vert decr-incr",
  earDepth: "ears/l-ear-scale-depth decr-incr",
  earWing: "ears/l-ear-wing decr-incr",
  earFlap: "ears/l-ear-flap decr-incr",
  earLobe: "ears/l-ear-lobe decr-incr",
  earTurn: "ears/l-ear-rot backward-forward",
  earRaise: "ears/l-ear-trans down-up",
  earSquare: "ears/l-ear-shape square-round",
  earPointed: "ears/l-ear-shape pointed-triangle",
  chinHeight: "chin/chin-height decr-incr",
  chinWidth: "chin/chin-width decr-incr",
  chinProminent: "chin/chin-prominent decr-incr",
  chinCleft: "chin/chin-cleft decr-incr",
  chinTriangle: "chin/chin-triangle",
  chinForward: "chin/chin-prognathism decr-incr",
  jawBones: "chin/chin-bones decr-incr",
  jawDrop: "chin/chin-jaw-drop decr-incr",
  cheekBones: "cheek/l-cheek-bones decr-incr",
  cheekVolume: "cheek/l-cheek-volume decr-incr",
  cheekInner: "cheek/l-cheek-inner decr-incr",
  cheekRaise: "cheek/l-cheek-trans down-up",
  neckWidth: "neck/neck-scale-horiz decr-incr",
  neckDepth: "neck/neck-scale-depth decr-incr",
  neckHeight: "neck/neck-scale-vert decr-incr",
  neckBack: "neck/neck-back-scale-depth decr-incr",
  neckDouble: "neck/neck-double decr-incr",
  shoulders: "torso/measure-shoulder-dist decr-incr",
  torsoWidth: "torso/torso-scale-horiz decr-incr",
  torsoDepth: "torso/torso-scale-depth decr-incr",
  torsoHeight: "torso/torso-scale-vert decr-incr",
  torsoTaper: "torso/torso-vshape decr-incr",
  chestMuscle: "torso/torso-muscle-pectoral decr-incr",
  backMuscle: "torso/torso-muscle-dorsi decr-incr",
  waist: "torso/measure-waist-circ decr-incr",
  stomachTone: "stomach/stomach-tone decr-incr",
  belly: "stomach/stomach-pregnant decr-incr",
  hips: "hip/hip-scale-horiz decr-incr",
  hipsDepth: "hip/hip-scale-depth decr-incr",
  waistHeight: "hip/hip-waist down-up",
  seat: "buttocks/buttocks-volume decr-incr",
  upperArmFat: "arms/l-upperarm-fat decr-incr",
  upperArmMuscle: "arms/l-upperarm-muscle decr-incr",
  shoulderMuscle: "arms/l-upperarm-shoulder-muscle decr-incr",
  lowerArmFat: "arms/l-lowerarm-fat decr-incr",
  lowerArmMuscle: "arms/l-lowerarm-muscle decr-incr",
  upperArmLength: "arms/measure-upperarm-length decr-incr",
  lowerArmLength: "arms/measure-lowerarm-length decr-incr",
  handScale: "hands/l-hand-scale decr-incr",
  fingerLength: "hands/l-hand-fingers-length decr-incr",
  fingerWidth: "hands/l-hand-fingers-diameter decr-incr",
  fingerSpread: "hands/l-hand-fingers-distance decr-incr",
  upperLegFat: "legs/l-upperleg-fat decr-incr",
  upperLegMuscle: "legs/l-upperleg-muscle decr-incr",
  lowerLegFat: "legs/l-lowerleg-fat decr-incr",
  lowerLegMuscle: "legs/l-lowerleg-muscle decr-incr",
  upperLegLength: "legs/upperlegs-height decr-incr",
  lowerLegLength: "legs/lowerlegs-height decr-incr",
  footScale: "feet/l-foot-scale decr-incr",
  footWidth: "feet/l-foot-scale-horiz decr-incr",
};

export interface DetailTarget {
  slider: string;
  /** Which way the slider is when this shape is in full. */
  sign: 1 | -1;
  paths: string[];
}

export function detailTargets(): DetailTarget[] {
  return Object.entries(DETAILS).flatMap(([slider, source]): DetailTarget[] => {
    const [stem = "", kind] = source.split(" ");
    const pathsOf = (ending: string) => {
      const full = `mpfb2/targets/${stem}${ending}.target.gz`;
      return full.includes("/l-") ? [full, full.replace("/l-", "/r-")] : [full];
    };
    if (kind === undefined) return [{ slider, sign: 1, paths: pathsOf("") }];
    const [less, more] = ENDINGS[kind] ?? ["", ""];
    return [
      { slider, sign: -1, paths: pathsOf(`-${less}`) },
      { slider, sign: 1, paths: pathsOf(`-${more}`) },
    ];
  });
}

/** Which bone of ours each bone of the source's rig is. */
export function boneOf(source: string): string {
  const name = source.replace("mixamorig:", "");
  const middle: Record<string, string> = {
    Hips: "hips",
    Spine: "spine",
    Spine1: "chest",
    Spine2: "upperChest",
    Neck: "neck",
    Head: "head",
  };
  const found = middle[name];
  if (found) return found;
  const [, side = "", part = ""] = /^(Left|Right)(.*)$/.exec(name) ?? [];
  const s = side.toLowerCase();
  const limbs: Record<string, string> = {
    Shoulder: "Shoulder",
    Arm: "UpperArm",
    ForeArm: "LowerArm",
    Hand: "Hand",
    UpLeg: "UpperLeg",
    Leg: "LowerLeg",
    Foot: "Foot",
    ToeBase: "Toes",
  };
  const limb = limbs[part];
  if (limb) return s + limb;
  const [, finger = "", joint = "1"] = /^Hand(\w+?)([123])$/.exec(part) ?? [];
  const links =
    finger === "Thumb" ? ["Metacarpal", "Proximal", "Distal"] : ["Proximal", "Intermediate", "Distal"];
  return `${s}${finger === "Pinky" ? "Little" : finger}${links[Number(joint) - 1]}`;
}
