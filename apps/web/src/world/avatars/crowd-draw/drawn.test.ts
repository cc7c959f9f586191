import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { newFrame, newPose, newStance, Rig } from "@karaverse/avatars";
import { buildHuman, parseHumanPack, randomHuman } from "@karaverse/avatars/human";
import { HUMAN_FILE } from "@karaverse/avatars/human-file";
import { Group, type Mesh } from "three";
import { expect, test } from "vitest";
import { Pictures } from "../far/pictures";
import { type PersonMaterial, personLight } from "../material";
import { ofRecipe } from "../near-body";
import { Batch } from "./batch";
import { LIGHT_AT, ROW_TEXELS } from "./batch-material";
import { Drawn, type Together } from "./drawn";
import { FADE_S } from "./fade";

const pack = parseHumanPack(new Uint8Array(gunzipSync(readFileSync(HUMAN_FILE))));
const body = buildHuman(pack, randomHuman(3), 2);
const frame = newFrame();
const HERE = { x: 1, y: 0, z: 2, yaw: 0.3 };

function crowdOf(count: number) {
  const together: Together = {
    batch: new Batch(false, {}),
    pictures: new Pictures(1),
    castShadow: false,
    specks: false,
    room: {},
  };
  const people = Array.from({ length: count }, () => {
    const group = new Group();
    return { group, drawn: new Drawn(together, group, personLight(), new Group(), 0) };
  });
  /** How much of who has the slot is drawn together with others. */
  const fadeOf = (slot: number) => {
    const { image } = together.batch.mesh.material.uniforms.people?.value ?? {};
    return image.data[slot * ROW_TEXELS * 4 + LIGHT_AT * 4 + 3] as number;
  };
  return { together, people, fadeOf };
}

const triangles = ({ batch }: Together): number => {
  const index = batch.mesh.geometry.getIndex();
  let count = 0;
  for (let n = 0; n + 2 < (index?.count ?? 0); n += 3) if (index?.getX(n) !== index?.getX(n + 1)) count++;
  return count;
};

test("who comes near fades from the crowd into a body of their own, and leaves nothing there", () => {
  const { together, people, fadeOf } = crowdOf(1);
  const [person] = people;
  if (!person) throw new Error("a crowd of one has somebody");
  const { drawn, group } = person;
  drawn.wear(body, { tier: "middle", level: 2 }, "toon", frame, false);
  drawn.show({ seconds: FADE_S }, HERE, "rest");
  expect(fadeOf(0)).toBe(1);

  drawn.wear(body, { tier: "near", level: 2, make: ofRecipe }, "toon", frame, true);
  drawn.show({ seconds: FADE_S / 4 }, HERE, "rest");
  const mesh = group.children[0] as Mesh;
  // What comes has the points that what goes gave up: both by one number.
  expect((mesh.material as PersonMaterial).fade.value).toBeCloseTo(0.25);
  expect(fadeOf(0)).toBeCloseTo(1.25);

  drawn.show({ seconds: FADE_S }, HERE, "rest");
  expect((mesh.material as PersonMaterial).fade.value).toBe(1);
  expect(triangles(together)).toBe(0);
});

test("who turns back half way comes back from where they were", () => {
  const { people, fadeOf } = crowdOf(1);
  const [person] = people;
  if (!person) throw new Error("a crowd of one has somebody");
  const { drawn, group } = person;
  drawn.wear(body, { tier: "middle", level: 2 }, "toon", frame, false);
  drawn.show({ seconds: FADE_S }, HERE, "rest");
  drawn.wear(body, { tier: "near", level: 2, make: ofRecipe }, "toon", frame, true);
  drawn.show({ seconds: FADE_S / 4 }, HERE, "rest");
  drawn.wear(body, { tier: "middle", level: 2 }, "toon", frame, true);
  drawn.show({ seconds: 0 }, HERE, "rest");
  expect(fadeOf(0)).toBeCloseTo(0.75);
  drawn.show({ seconds: FADE_S }, HERE, "rest");
  expect(fadeOf(0)).toBe(1);
  expect(group.children).toEqual([]);
});

test("a crowd that grows keeps everybody, and gives their place to others when they go", () => {
  const { together, people } = crowdOf(70);
  for (const { drawn } of people) drawn.wear(body, { tier: "middle", level: 2 }, "toon", frame, false);
  const each = body.mesh.index.length / 3;
  expect(triangles(together)).toBe(70 * each);
  const size = together.batch.mesh.geometry.getAttribute("position").count;
  for (const { drawn } of people.slice(0, 30)) drawn.dispose();
  expect(triangles(together)).toBe(40 * each);
  for (const { drawn } of people.slice(0, 30))
    drawn.wear(body, { tier: "middle", level: 2 }, "toon", frame, false);
  expect(triangles(together)).toBe(70 * each);
  expect(together.batch.mesh.geometry.getAttribute("position").count).toBe(size);
});

test("what is carried lies in the same hand, whether its bearer is drawn alone or among others", () => {
  const { people } = crowdOf(2);
  const [alone, among] = people;
  if (!alone || !among) throw new Error("a crowd of two has two");
  const posed = newFrame();
  new Rig(body).solve(newPose(), newStance(), posed);
  alone.drawn.wear(body, { tier: "near", level: 2, make: ofRecipe }, "toon", posed, false);
  among.drawn.wear(body, { tier: "middle", level: 2 }, "toon", posed, false);
  alone.group.position.set(HERE.x, HERE.y, HERE.z);
  alone.group.rotation.y = HERE.yaw;
  alone.group.updateMatrixWorld(true);
  const [one, other] = [alone, among].map(({ drawn }) => drawn.hand("leftHand", HERE)?.matrixWorld.elements);
  expect(one).toHaveLength(16);
  one?.forEach((value, n) => {
    expect(other?.[n]).toBeCloseTo(value, 4);
  });
});
