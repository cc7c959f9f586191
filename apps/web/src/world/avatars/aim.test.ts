import { sceneOf } from "@karaverse/worlds";
import { Vector3 } from "three";
import { expect, test } from "vitest";
import { aimOf } from "./aim";

const lounge = sceneOf("lounge");
const at = (x: number, z: number, yaw = 0) => ({ x, y: 0, z, yaw, eyeHeight: 1.6, inSight: true });

test("M10 who points means the person nearest to the line of their body", () => {
  const me = at(0, 4);
  const [beside, nearer, behind] = [at(0.6, 0), at(-0.2, -1), at(0, 8)];
  const aim = aimOf(new Vector3(), lounge, me, [me, beside, nearer, behind]);
  expect([aim.x, aim.z]).toEqual([nearer.x, nearer.z]);
  expect(aim.y).toBeCloseTo(1.38);
});

test("M10 nobody is meant who stands aside, is too far off or out of sight: then it is the stage, or what is ahead", () => {
  const [mark] = lounge.stage.marks;
  if (!mark) throw new Error("no stage");
  const me = at(mark.x, mark.z + 6);
  const others = [at(mark.x + 2, mark.z + 3), { ...at(mark.x, mark.z + 3), inSight: false }];
  const aim = aimOf(new Vector3(), lounge, me, [me, ...others]);
  expect([aim.x, aim.z]).toEqual([mark.x, mark.z]);
  const away = aimOf(new Vector3(), lounge, { ...me, yaw: Math.PI }, [at(mark.x, mark.z + 30)]);
  expect(away.z).toBeGreaterThan(me.z + 8);
  expect(away.y).toBeCloseTo(1.6);
});
