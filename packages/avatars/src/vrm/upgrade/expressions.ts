import type { OldVrm } from "./old";

/** VRM 0's names of what VRM 1.0 has a name for. */
const PRESETS: Readonly<Record<string, string>> = {
  neutral: "neutral",
  a: "aa",
  i: "ih",
  u: "ou",
  e: "ee",
  o: "oh",
  blink: "blink",
  blink_l: "blinkLeft",
  blink_r: "blinkRight",
  joy: "happy",
  angry: "angry",
  sorrow: "sad",
  fun: "relaxed",
  lookup: "lookUp",
  lookdown: "lookDown",
  lookleft: "lookLeft",
  lookright: "lookRight",
};

interface Expression {
  isBinary: boolean;
  morphTargetBinds: { node: number; index: number; weight: number }[];
}

/**
 * Groups bind shapes of meshes, expressions those of nodes; per cent become shares.
 *
 * @param nodesOf nodes that a mesh hangs on
 */
export function expressionsOf({ blendShapeMaster }: OldVrm, nodesOf: (mesh: number) => readonly number[]) {
  const preset: Record<string, Expression> = {};
  const custom: Record<string, Expression> = {};
  for (const { name, presetName, isBinary, binds } of blendShapeMaster?.blendShapeGroups ?? []) {
    const morphTargetBinds = binds
      .filter(({ index }) => index >= 0)
      .flatMap(({ mesh, index, weight }) =>
        nodesOf(mesh).map((node) => ({ node, index, weight: weight / 100 })),
      );
    const known = PRESETS[presetName.toLowerCase()];
    const expression = { isBinary, morphTargetBinds };
    if (known) preset[known] ??= expression;
    // It is no preset of VRM 0; authors call it so.
    else if (/^surprised$/i.test(name)) preset.surprised ??= expression;
    else if (name) custom[name] ??= expression;
  }
  return { preset, custom };
}
