import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { newFrame, newStance, Rig } from "../motion";
import { newPose } from "../motion/channels";
import { BONE_COUNT } from "../skeleton/bones";
import { buildHuman, HUMAN_LOOKS, type HumanRecipe, parseHumanPack, randomHuman, STYLES } from "./index";

const pack = parseHumanPack(
  new Uint8Array(gunzipSync(readFileSync(new URL("../../data/human.bin.gz", import.meta.url)))),
);
// A near body takes 0.1 s of a free core, far more on a busy one; a far one a tenth of it.
const people: HumanRecipe[] = HUMAN_LOOKS.slice(0, 1).map(({ recipe }) => recipe);

test("a recipe gives a sound body at every level of detail, coarser ones with less", () => {
  for (const recipe of people) {
    let before = Number.POSITIVE_INFINITY;
    for (const level of [0, 1, 2] as const) {
      const { mesh, faces, inverseBind, joints } = buildHuman(pack, recipe, level);
      const vertices = mesh.positions.length / 3;
      expect(mesh.index.length).toBeLessThan(before);
      before = mesh.index.length;
      const most = (values: ArrayLike<number>) => {
        let found = 0;
        for (let n = 0; n < values.length; n++) found = Math.max(found, Math.abs(values[n] as number));
        return found;
      };
      expect(most(mesh.index)).toBeLessThan(vertices);
      expect(most(mesh.skinIndex)).toBeLessThan(BONE_COUNT);
      // A number that is none makes the most none, too, and fails all of these.
      for (const values of [mesh.positions, mesh.normals, mesh.colours, inverseBind ?? []])
        expect(most(values)).toBeLessThan(3);
      for (const { index } of Object.values(faces)) expect(most(index)).toBeLessThan(vertices);
      let lost = 0;
      for (let v = 0; v < vertices; v++) {
        const sum = mesh.skinWeight.subarray(v * 4, v * 4 + 4).reduce((total, w) => total + w, 0);
        if (Math.abs(sum - 1) > 1e-3) lost++;
      }
      expect(lost).toBe(0);
      expect(joints.leftHand[0]).toBeGreaterThan(joints.leftUpperArm[0]);
    }
  }
});

test("people seen from across a hall are whole, whoever they are", () => {
  const crowd = STYLES.flatMap((style, n) => [1, 2].map((seed) => randomHuman(seed + n * 10, style)));
  for (const recipe of [...HUMAN_LOOKS.map((look) => look.recipe), ...crowd]) {
    const { mesh } = buildHuman(pack, recipe, 2);
    expect(mesh.positions.every(Number.isFinite) && mesh.normals.every(Number.isFinite)).toBe(true);
    expect(Math.max(...mesh.index)).toBeLessThan(mesh.positions.length / 3);
    expect(mesh.index.length / 3).toBeLessThan(850);
  }
});

test("the three styles are told apart by head and eyes, and nobody's eye is an empty ring", () => {
  const look = HUMAN_LOOKS[0]?.recipe ?? randomHuman(1);
  const [toon, anime, realistic] = STYLES.map((style) => {
    const { mesh, height, joints } = buildHuman(pack, { ...look, style }, 1);
    const iris = mesh.groups.find(({ name }) => name === "leftIris");
    const own = [...mesh.index.subarray(iris?.start ?? 0, (iris?.start ?? 0) + (iris?.count ?? 0))];
    const x = own.map((v) => mesh.positions[v * 3] ?? 0);
    const y = own.map((v) => mesh.positions[v * 3 + 1] ?? 0);
    const middle = [(Math.min(...x) + Math.max(...x)) / 2, (Math.min(...y) + Math.max(...y)) / 2];
    const inmost = Math.min(
      ...x.map((at, n) => Math.hypot(at - (middle[0] ?? 0), (y[n] ?? 0) - (middle[1] ?? 0))),
    );
    expect(inmost).toBeLessThan(0.0006);
    return { head: (height - joints.head[1]) / height, iris: Math.max(...y) - Math.min(...y) };
  });
  expect(toon?.head).toBeGreaterThan((realistic?.head ?? 1) * 1.15);
  expect(anime?.iris).toBeGreaterThan((toon?.iris ?? 1) * 1.2);
  expect(toon?.iris).toBeGreaterThan((realistic?.iris ?? 1) * 1.3);
});

test("who comes nearer keeps height and bones", () => {
  const recipe = randomHuman(5);
  const [near, far] = [buildHuman(pack, recipe, 1), buildHuman(pack, recipe, 2)];
  expect(Math.abs(near.height - far.height)).toBeLessThan(0.002);
  for (const bone of ["head", "leftHand", "rightFoot", "hips"] as const)
    for (const axis of [0, 1, 2] as const)
      expect(Math.abs(near.joints[bone][axis] - far.joints[bone][axis])).toBeLessThan(0.004);
});

test("the same recipe gives the same bytes", () => {
  const [recipe] = people;
  if (!recipe) throw new Error("nobody");
  const [a, b] = [buildHuman(pack, recipe), buildHuman(pack, structuredClone(recipe))];
  for (const key of ["positions", "normals", "colours", "skinWeight", "index"] as const)
    expect(Buffer.compare(Buffer.from(a.mesh[key].buffer), Buffer.from(b.mesh[key].buffer))).toBe(0);
});

test("a singer's microphone is held at this body's own mouth", () => {
  const body = buildHuman(pack, randomHuman(8), 2);
  const frame = newFrame();
  new Rig(body).solve(newPose(), { ...newStance(), singing: 1 }, frame);
  expect(frame.rotations.every(Number.isFinite)).toBe(true);
  expect(body.mouth?.[1]).toBeGreaterThan(body.joints.head[1]);
  expect(body.mouth?.[1]).toBeLessThan(body.eyeHeight - 0.04);
  expect(body.mouth?.[2]).toBeGreaterThan(body.joints.head[2] + 0.06);
});
