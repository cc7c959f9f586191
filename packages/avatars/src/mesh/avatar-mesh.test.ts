import { describe, expect, test } from "vitest";
import { type AvatarRecipe, HAIR_STYLES, HATS, LOOKS, randomRecipe, TOP_STYLES } from "../recipe";
import { BONE_COUNT, BONES, PARENTS } from "../skeleton/bones";
import { buildAvatar } from "./avatar-mesh";

const first = LOOKS[0]?.recipe as AvatarRecipe;
const people: AvatarRecipe[] = [
  ...LOOKS.map(({ recipe }) => recipe),
  ...HAIR_STYLES.map((style) => ({ ...first, hair: { ...first.hair, style } })),
  ...TOP_STYLES.map((style) => ({ ...first, top: { ...first.top, style } })),
  ...HATS.map((style) => ({ ...first, hat: { ...first.hat, style } })),
  ...Array.from({ length: 6 }, (_, n) => randomRecipe(n * 31)),
];

test("the same recipe gives the same bytes", () => {
  for (const { recipe } of LOOKS.slice(0, 3)) {
    const [a, b] = [buildAvatar(recipe), buildAvatar(structuredClone(recipe))];
    for (const key of [
      "positions",
      "normals",
      "colours",
      "finish",
      "skinIndex",
      "skinWeight",
      "index",
    ] as const)
      expect(Buffer.compare(Buffer.from(a.mesh[key].buffer), Buffer.from(b.mesh[key].buffer))).toBe(0);
    expect(a.mesh.groups).toEqual(b.mesh.groups);
    expect(a.joints).toEqual(b.joints);
  }
}, 60_000);

test("every recipe gives a sound mesh", () => {
  for (const recipe of people) {
    const { mesh, height } = buildAvatar(recipe);
    const vertices = mesh.positions.length / 3;
    expect(mesh.index.length / 3).toBeLessThan(13_000);
    for (const values of [mesh.positions, mesh.normals, mesh.colours, ...Object.values(mesh.morphs)])
      expect(values.every(Number.isFinite)).toBe(true);
    expect(mesh.index.every((v) => v < vertices)).toBe(true);
    let [top, bottom, bentNormals, lostWeights] = [0, 1, 0, 0];
    for (let v = 0; v < vertices; v++) {
      const y = mesh.positions[v * 3 + 1] ?? 0;
      top = Math.max(top, y);
      bottom = Math.min(bottom, y);
      const normal = Math.hypot(...mesh.normals.subarray(v * 3, v * 3 + 3));
      if (Math.abs(normal - 1) > 1e-3) bentNormals++;
      const weights = mesh.skinWeight.subarray(v * 4, v * 4 + 4).reduce((sum, weight) => sum + weight, 0);
      if (Math.abs(weights - 1) > 1e-4) lostWeights++;
    }
    expect([bentNormals, lostWeights]).toEqual([0, 0]);
    // Hair and hats stand above the crown; soles are on the ground.
    expect(top).toBeGreaterThan(height * 0.985);
    expect(top).toBeLessThan(height * 1.14);
    expect(Math.abs(bottom)).toBeLessThan(0.01);
  }
}, 120_000);

test("a closed part faces outwards: its volume is positive", () => {
  const { mesh } = buildAvatar(first);
  for (const name of [
    "head",
    "hips",
    "nose",
    "leftShoe",
    "rightShoe",
    "leftThumb",
    "rightThumb",
    "leftEar",
  ]) {
    for (const group of mesh.groups.filter((candidate) => candidate.name === name)) {
      let volume = 0;
      for (let i = group.start; i < group.start + group.count; i += 3) {
        const [a, b, c] = [0, 1, 2].map((k) => {
          const v = (mesh.index[i + k] ?? 0) * 3;
          return [
            mesh.positions[v] ?? 0,
            (mesh.positions[v + 1] ?? 0) - 1,
            mesh.positions[v + 2] ?? 0,
          ] as const;
        });
        if (!a || !b || !c) continue;
        volume +=
          a[0] * (b[1] * c[2] - b[2] * c[1]) +
          a[1] * (b[2] * c[0] - b[0] * c[2]) +
          a[2] * (b[0] * c[1] - b[1] * c[0]);
      }
      expect(volume, name).toBeGreaterThan(0);
    }
  }
});

describe("the skeleton", () => {
  test("has VRM's humanoid bones, each once, parents first", () => {
    for (const name of [
      "hips",
      "spine",
      "chest",
      "upperChest",
      "neck",
      "head",
      "leftUpperArm",
      "rightHand",
      "leftFoot",
      "rightToes",
      "leftThumbDistal",
      "rightLittleIntermediate",
    ])
      expect(BONES).toContain(name);
    expect(new Set(BONES).size).toBe(BONE_COUNT);
    PARENTS.forEach((parent, n) => {
      expect(parent).toBeLessThan(n);
    });
  });

  test("is as tall as the recipe says", () => {
    for (const height of [145, 170, 200]) {
      const body = buildAvatar({ ...first, body: { ...first.body, height } });
      expect(body.height).toBeCloseTo(height / 100);
      expect(body.joints.head[1]).toBeGreaterThan(body.height * 0.78);
      expect(body.joints.head[1]).toBeLessThan(body.height * 0.86);
    }
  });
});

test("an open mouth, a blink and a smile move the face and nothing else", () => {
  const { mesh, joints } = buildAvatar(first);
  for (const morph of Object.values(mesh.morphs)) {
    let moved = 0;
    let lowest = Number.POSITIVE_INFINITY;
    for (let v = 0; v < morph.length; v += 3) {
      if (Math.hypot(morph[v] ?? 0, morph[v + 1] ?? 0, morph[v + 2] ?? 0) < 1e-5) continue;
      moved++;
      lowest = Math.min(lowest, mesh.positions[v + 1] ?? 0);
    }
    expect(lowest).toBeGreaterThan(joints.head[1] - 0.06);
    expect(moved).toBeGreaterThan(15);
  }
});
