import { expect, test } from "vitest";
import { COMPONENTS, type ComponentKind, newComponent, OFFERED, readScene, sceneOf, THEMES } from "./index";

const KINDS = Object.keys(COMPONENTS) as ComponentKind[];

test("every kind of component begins valid, with each of its fields", () => {
  for (const kind of KINDS) {
    const made = newComponent(kind);
    expect(made.kind).toBe(kind);
    expect(Object.keys(made).sort()).toEqual(["kind", ...Object.keys(COMPONENTS[kind].fields)].sort());
  }
});

test("what stands in a place of the house is offered to who builds", () => {
  expect(KINDS.filter((kind) => !OFFERED.includes(kind))).toEqual([]);
  for (const theme of THEMES)
    for (const prop of sceneOf(theme).props)
      for (const { kind } of prop.components) expect(OFFERED).toContain(kind);
});

test("a value that a field does not allow is refused with the field's name", () => {
  const { schema } = COMPONENTS["dance-floor"];
  const answer = schema.safeParse({ kind: "dance-floor", width: -1, depth: 4 });
  expect(answer.error?.issues.map(({ path }) => path.join("."))).toEqual(["width"]);
});

test("a scene of version 1 opens as it was, with cues for its moving heads but the first two, which keep to the singer", () => {
  const { version, holds, innerWalls, levels, zones, props, ...rest } = sceneOf("box");
  const old = {
    ...rest,
    version: 1,
    props: [
      {
        ...props[0],
        id: "old",
        model: "low-table",
        components: [
          { kind: "solid", shape: "box", width: 1, depth: 2 },
          { kind: "screen", width: 2, height: 1 },
          ...[1, 2, 3].map(() => ({
            ...{ kind: "light", group: "beams", colour: "#ffffff", strength: 1, reach: 2 },
            ...{ at: { x: 0, y: 0, z: 0 }, aim: null },
          })),
        ],
      },
    ],
  };
  const scene = readScene(old);
  expect(scene.version).toBe(version);
  expect(scene.holds).toBe(scene.spawns.length);
  expect(scene.props[0]?.components).toMatchObject([
    { kind: "solid", shape: { kind: "box", width: 1, depth: 2 } },
    { kind: "screen", shows: "lyrics" },
    { kind: "light", cues: [] },
    { kind: "light", cues: [] },
    {
      kind: "light",
      cues: [{ on: "beat" }, { on: "line" }, { on: "chorus" }, { on: "applause" }, { on: "score" }],
    },
  ]);
  expect(readScene(scene)).toEqual(scene);
  expect(() => readScene({ ...old, version: 3 })).toThrow();
  expect([holds, innerWalls, levels, zones]).toEqual([8, [], [], []]);
});
