import { FACE_SHAPES } from "../../human/format";
import { VRM_BUDGET } from "../budget";
import type { Document } from "../document";

type Vrm = NonNullable<Document["extensions"]["VRMC_vrm"]>;
type Expression = NonNullable<Vrm["expressions"]>["preset"][string];

/** What a mouth and lids need comes first, then moods, then the face that a camera moves, then an author's own. */
const FIRST = ["aa", "ih", "ou", "ee", "oh", "blink", "blinkLeft", "blinkRight"];
const CAMERA = new Set<string>(FACE_SHAPES);
const rankOf = (kind: "preset" | "custom", name: string): number =>
  kind === "preset" ? (FIRST.includes(name) ? 0 : 1) : CAMERA.has(name) ? 2 : 3;

/**
 * Which targets of each mesh some expression moves, as many as the budget has; by mesh, the old numbers in their new
 * order. Expressions are changed to go by them.
 */
export function keepMorphs(data: Document): number[][] {
  const { expressions } = data.extensions.VRMC_vrm ?? {};
  const kept = data.meshes.map((): number[] => []);
  if (!expressions) return kept;
  const all = (["preset", "custom"] as const).flatMap((kind) =>
    Object.entries(expressions[kind]).map(([name, expression]) => ({ kind, name, expression })),
  );
  all.sort((a, b) => rankOf(a.kind, a.name) - rankOf(b.kind, b.name));
  let left: number = VRM_BUDGET.morphs;
  for (const { kind, name, expression } of all) {
    const wanted = new Map<string, [mesh: number, index: number]>();
    for (const { node, index } of expression.morphTargetBinds) {
      const mesh = data.nodes[node]?.mesh ?? -1;
      const count = Math.max(
        0,
        ...(data.meshes[mesh]?.primitives.map(({ targets }) => targets.length) ?? []),
      );
      if (index < count && !kept[mesh]?.includes(index)) wanted.set(`${mesh} ${index}`, [mesh, index]);
    }
    if (wanted.size > left) {
      if (kind === "custom") delete expressions.custom[name];
      else expression.morphTargetBinds = [];
      continue;
    }
    left -= wanted.size;
    for (const [mesh, index] of wanted.values()) kept[mesh]?.push(index);
  }
  for (const { expression } of all) renumber(expression, data, kept);
  return kept;
}

function renumber(expression: Expression, data: Document, kept: readonly number[][]): void {
  expression.morphTargetBinds = expression.morphTargetBinds.flatMap((bind) => {
    const index = kept[data.nodes[bind.node]?.mesh ?? -1]?.indexOf(bind.index) ?? -1;
    return index < 0 ? [] : [{ ...bind, index }];
  });
}
