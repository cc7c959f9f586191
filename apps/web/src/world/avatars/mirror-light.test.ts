import { expect, test } from "vitest";
import { lightNewcomer } from "./light";
import { personLight } from "./material";
import { MirrorLight } from "./mirror-light";

test("a mirror's light is on somebody for one picture, and the room's is back afterwards", () => {
  const me = { light: personLight(), yaw: 0.7 };
  me.light.key.setRGB(0.1, 0.05, 0.02);
  me.light.keyDirection.set(0, 1, 0);
  const table = personLight();
  lightNewcomer(table, me.yaw);
  const mirror = new MirrorLight();

  mirror.on(me, 1);
  expect(me.light).toEqual(table);
  mirror.off(me);
  expect(me.light.key.toArray()).toEqual([0.1, 0.05, 0.02]);
  expect(me.light.keyDirection.toArray()).toEqual([0, 1, 0]);

  mirror.on(me, 0.5);
  expect(me.light.key.r).toBeCloseTo((0.1 + table.key.r) / 2);
  expect(me.light.keyDirection).toEqual(table.keyDirection);
  mirror.off(me);
  expect(me.light.key.r).toBeCloseTo(0.1);
});
