import { HUMAN_LOOKS as LOOKS } from "@karaverse/avatars/recipe";
import { obstaclesOf, onFootprint, sceneOf, THEMES } from "@karaverse/worlds";
import { expect, test } from "vitest";
import { type Fitting, Mirror, mirrorSpot, NEWCOMER, type Newcomer } from "./mirror";
import { newPose, type PersonInfo, type WorldSource } from "./source";

test.each(THEMES)("in the %s one sees oneself with nothing in between, inside the walls", (theme) => {
  const scene = sceneOf(theme);
  const { x, z, away } = mirrorSpot(scene);
  expect(z + away).toBeLessThan(scene.walls.maxZ);
  expect(away).toBeGreaterThan(2);
  for (let near = 0; near <= away; near += 0.1) {
    expect(obstaclesOf(scene).filter((shape) => onFootprint(shape, x, z + near))).toEqual([]);
  }
});

test("a newcomer is seen until they are in, and their body is built again only for another look", () => {
  const [first, second] = LOOKS;
  if (!first || !second) throw new Error("the house has looks");
  let me: string | null = null;
  const inside: PersonInfo[] = [];
  const world: WorldSource = {
    subscribe: () => () => undefined,
    people: () => inside,
    me: () => me,
    poseOf: () => false,
    levelOf: () => 0,
    faceOf: () => undefined,
    onReaction: () => () => undefined,
  };
  let newcomer: Newcomer | null = null;
  const choose = ({ recipe }: typeof first) => {
    newcomer = { recipe, clear: { x: 0, y: 0, width: 1, height: 1 }, level: () => 0.5 };
  };
  const mirror = new Mirror(
    world,
    { x: 1, z: 2 },
    () => newcomer,
    () => true,
  );
  expect(mirror.people()).toBe(inside);
  choose(first);
  const before = mirror.people();
  expect(before.map(({ id, recipe }) => [id, recipe])).toEqual([[NEWCOMER, first.recipe]]);
  expect(mirror.people()).toBe(before);
  choose(second);
  expect(mirror.people()[0]?.recipe).toBe(second.recipe);
  const pose = newPose();
  expect(mirror.poseOf(NEWCOMER, pose, 1_000)).toBe(true);
  expect(pose).toMatchObject({ x: 1, z: 2, gesture: 0, level: 0.5 });
  const { yaw } = pose;
  mirror.poseOf(NEWCOMER, pose, 4_000);
  expect(pose.yaw, "who wants no motion stands still").toBe(yaw);
  me = "ann";
  expect(mirror.people()).toBe(inside);
});

test("what one tries on in the room is seen by oneself, and everybody else is as they were", () => {
  const [first, second] = LOOKS;
  if (!first || !second) throw new Error("the house has looks");
  const person = (id: string): PersonInfo => ({
    ...{ id, name: id, recipe: first.recipe, performing: false, seat: null, bubble: null },
  });
  const inside = [person("ann"), person("bob")];
  const world: WorldSource = {
    subscribe: () => () => undefined,
    people: () => inside,
    me: () => "ann",
    poseOf: () => true,
    levelOf: () => 0,
    faceOf: () => undefined,
    onReaction: () => () => undefined,
  };
  let fitting: Fitting | null = null;
  const tries = (change: Partial<Fitting>) => {
    fitting = {
      ...{ recipe: second.recipe, rough: true, framing: "face", turn: 0 },
      clear: { x: 0, y: 0, width: 1, height: 1 },
      ...change,
    };
  };
  const mirror = new Mirror(
    world,
    { x: 1, z: 2 },
    () => null,
    () => true,
    () => fitting,
  );
  expect(mirror.people()).toBe(inside);
  tries({});
  const tried = mirror.people();
  expect(tried.map(({ recipe, tries }) => [recipe, tries])).toEqual([
    [second.recipe, "rough"],
    [first.recipe, undefined],
  ]);
  expect(tried[1]).toBe(inside[1]);
  expect(mirror.people(), "the same list until something changes").toBe(tried);
  tries({ rough: false });
  expect(mirror.people()[0]?.tries).toBe("fine");
  fitting = null;
  expect(mirror.people()).toBe(inside);
});
