import { BONES } from "@karaverse/avatars";
import { MARKS, SIDES } from "@karaverse/avatars/human";
import type { BaseMesh, Offsets } from "./base-mesh";
import { boneOf } from "./choice";
import type { HeadFrame } from "./head-map";
import type { HumanData } from "./wheel";

export interface Point {
  name: string;
  /** The mean of these vertices of the source. */
  from: number[];
  /** Share of the head's growth, where it isn't that of the vertices. */
  follows?: number;
}

interface Measured {
  head: readonly number[];
  masks: { lips: Float32Array; ears: Float32Array; lids: Float32Array; mouth: Float32Array };
  faces: readonly { name: string; offsets: Offsets }[];
  frame: HeadFrame;
}

interface RigBone {
  head: { strategy: "CUBE" | "MEAN"; cube_name?: string; vertex_indices?: number[] };
}

/** Joints and landmarks of one shape of the source, as means of its vertices, in the order of POINTS. */
export function pointsOf(data: HumanData, base: BaseMesh, shape: Float32Array, measured: Measured): Point[] {
  const rig: { bones: Record<string, RigBone> } = JSON.parse(
    data.text("mpfb2/rigs/standard/rig.mixamo.json"),
  );
  const cube = (name: string) => [...new Set((base.groups.get(name) ?? []).flat())];
  const joints = new Map<string, number[]>();
  for (const [name, { head }] of Object.entries(rig.bones))
    joints.set(
      boneOf(name),
      head.strategy === "CUBE" ? cube(head.cube_name ?? "") : (head.vertex_indices ?? []),
    );
  joints.set("leftEye", cube("helper-l-eye"));
  // Right joints are the reflection of the left ones, and what is in the middle its own.
  const even = (of: readonly number[]) => [...new Set([...of, ...of.map((v) => base.mirror[v] ?? v)])];
  const points = BONES.map((name): Point => {
    const follows = name === "head" || name.endsWith("Eye") ? 1 : undefined;
    if (name.startsWith("right")) {
      const left = joints.get(name.replace("right", "left")) ?? [];
      return { name, from: left.map((v) => base.mirror[v] ?? v), ...(follows && { follows }) };
    }
    const from = joints.get(name) ?? [];
    return { name, from: name.startsWith("left") ? from : even(from), ...(follows && { follows }) };
  });
  const marks = landmarks(base, shape, measured, cube);
  return [...points, ...MARKS.map((name) => ({ name, from: marks(name) }))];
}

function landmarks(
  base: BaseMesh,
  shape: Float32Array,
  { head, masks, faces, frame }: Measured,
  cube: (name: string) => number[],
): (name: string) => number[] {
  const x = (v: number) => shape[v * 3] ?? 0;
  const y = (v: number) => shape[v * 3 + 1] ?? 0;
  const z = (v: number) => shape[v * 3 + 2] ?? 0;
  const skin = [...new Set((base.groups.get("body") ?? []).flat())];
  const best = (from: readonly number[], score: (v: number) => number): number[] => {
    let found = from[0] ?? 0;
    for (const v of from) if (score(v) > score(found)) found = v;
    return [found];
  };
  const middle = skin.filter((v) => base.mirror[v] === v);
  const left = skin.filter((v) => x(v) > 1e-4);
  const face = middle.filter(
    (v) => (head[v] ?? 0) > 0.5 && (masks.mouth[v] ?? 0) < 0.3 && z(v) > 0.6 * frame.front,
  );
  const mean = (of: readonly number[], axis: (v: number) => number) =>
    of.reduce((sum, v) => sum + axis(v), 0) / of.length;
  const eye = cube("helper-l-eye");
  const [ex, ey, ez] = [mean(eye, x), mean(eye, y), mean(eye, z)];
  const radius = (Math.max(...eye.map(y)) - Math.min(...eye.map(y))) / 2;
  const lashes = (n: number) => cube(`helper-l-eyelashes-${n}`);
  const blink = faces.find(({ name }) => name === "eyeBlinkLeft")?.offsets;
  const roots = (upper: boolean) =>
    [...lashes(1), ...lashes(2)].filter((v) => Math.abs(blink?.get(v)?.[1] ?? 0) > 0.01 === upper);
  const near = (v: number) => Math.hypot(x(v) - ex, y(v) - ey, z(v) - ez);
  const lips = skin.filter((v) => (masks.lips[v] ?? 0) > 0.5);
  const ear = left.filter((v) => (masks.ears[v] ?? 0) > 0.5);
  const neck = mean(cube("joint-neck"), y);
  const brow = (t: number) => {
    const bx = ex + radius * (-1.05 + 2.35 * t);
    const by = ey + radius * 1.3 + 0.1 * Math.sin(Math.PI * Math.min(1, t * 1.15)) - t * 0.1;
    return best(left, (v) => -Math.hypot(x(v) - bx, y(v) - by) + (z(v) > ez ? 0 : -9) + 0.3 * z(v));
  };
  const lobe = Math.min(...ear.map(y));
  const chin = best(face, (v) => -y(v));
  const foot = left.filter((v) => y(v) < Math.min(...left.map(y)) + 0.35);
  const found: Record<string, () => number[]> = {
    crown: () => best(middle, y),
    chin: () => chin,
    noseTip: () => best(face, z),
    noseBridge: () => best(face, (v) => -Math.abs(y(v) - ey - 0.05) * 4 + z(v)),
    upperLip: () =>
      best(
        lips.filter((v) => base.mirror[v] === v),
        (v) => z(v) * 0.4 + y(v),
      ),
    lowerLip: () =>
      best(
        lips.filter((v) => base.mirror[v] === v),
        (v) => z(v) * 0.4 - y(v),
      ),
    neckFront: () => best(middle, (v) => -Math.abs(y(v) - neck) * 4 + (y(v) < y(chin[0] ?? 0) ? z(v) : -9)),
    neckBack: () => best(middle, (v) => -Math.abs(y(v) - neck) * 4 - z(v)),
    MouthCorner: () => best(lips, x),
    UpperLid: () => best(roots(true), (v) => -Math.abs(x(v) - ex) * 2 - near(v)),
    LowerLid: () => best(roots(false), (v) => -Math.abs(x(v) - ex) * 2 - near(v)),
    InnerEye: () => best([...roots(true), ...roots(false)], (v) => -x(v)),
    OuterEye: () => best([...roots(true), ...roots(false)], (v) => x(v) - near(v) * 0.3),
    EarTop: () => best(ear, y),
    EarLobe: () => best(ear, (v) => -y(v)),
    EarOuter: () => best(ear, x),
    EarFront: () => best(ear, z),
    EarBack: () => best(ear, (v) => -z(v)),
    Jaw: () =>
      best(
        left.filter((v) => (head[v] ?? 0) > 0.5 && y(v) < lobe && (masks.mouth[v] ?? 0) < 0.3),
        (v) => x(v) - 0.9 * y(v) - 0.3 * z(v),
      ),
    Heel: () => best(foot, (v) => -z(v)),
    ToeTip: () => best(foot, z),
  };
  for (const [n, finger] of ["Thumb", "Index", "Middle", "Ring", "Little"].entries())
    found[`${finger}Tip`] = () => cube(`joint-l-finger-${n + 1}-4`);
  for (let n = 0; n < 5; n++) found[`Brow${n}`] = () => brow(n / 4);
  return (name) => {
    const side = SIDES.find((candidate) => name.startsWith(candidate));
    const of = found[side ? name.slice(side.length) : name]?.();
    if (!of || of.length === 0) throw new Error(`no landmark ${name}`);
    return side === "right" ? of.map((v) => base.mirror[v] ?? v) : of;
  };
}
