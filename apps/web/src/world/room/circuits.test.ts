import { type Cue, sceneOf, THEMES } from "@karaverse/worlds";
import { expect, test } from "vitest";
import { Show, type ShowFrame } from "../show";
import { Circuits } from "./circuits";
import { LampLevels } from "./lamp-levels";

const scene = sceneOf("lounge");

const flash = (amount: number): Cue => ({ on: "beat", does: "flash", amount, colour: null });

/** The lounge, the first lamps of a group with cues of their own. */
function withCues(group: "lamps" | "house", cues: readonly (readonly Cue[])[]) {
  let nth = 0;
  return {
    ...scene,
    props: scene.props.map((prop) => ({
      ...prop,
      components: prop.components.map((component) => {
        const own = component.kind === "light" && component.group === group ? cues[nth++] : undefined;
        return own ? { ...component, cues: [...own] } : component;
      }),
    })),
  };
}

/** How bright each lamp of a group is at a moment of a song. */
function burning(changed: typeof scene, group: string, change: Partial<ShowFrame>): number[] {
  const circuits = new Circuits(changed);
  const lamps = new LampLevels(changed, circuits, () => false);
  const frame = { ...new Show().frame, phase: "singing", section: "verse", ...change } as ShowFrame;
  for (let n = 0; n < 60; n++) lamps.update(frame, 1, 0, 1 / 60);
  const lights = changed.props.flatMap(({ components }) => components.filter(({ kind }) => kind === "light"));
  return lights.flatMap((light) =>
    light.kind === "light" && light.group === group ? [lamps.light[circuits.of(light)]?.g ?? Number.NaN] : [],
  );
}

test.each(["lamps", "house"] as const)("each of the %s follows its own cues", (group) => {
  const changed = withCues(group, [[], [flash(0.9)], [flash(0.4)]]);
  const [off, on] = [{ beat: 8.9 }, { beat: 9 }].map((moment) => burning(changed, group, moment));
  const grown = on?.slice(0, 3).map((level, n) => level / (off?.[n] ?? Number.NaN)) ?? [];
  expect(grown[0]).toBeCloseTo(1, 3);
  expect(grown[1]).toBeGreaterThan(5);
  expect(grown[2]).toBeGreaterThan(1.4);
  expect(grown[2]).toBeLessThan(2);
});

test("a lamp takes the colour that its own cue has, and the one beside it does not", () => {
  const red: Cue = { on: "chorus", does: "tint", amount: 1, colour: "#ff0000" };
  const circuits = new Circuits(withCues("lamps", [[red], []]));
  const lamps = new LampLevels(scene, circuits, () => false);
  const chorus = { ...new Show().frame, phase: "singing", section: "chorus" } as ShowFrame;
  for (let n = 0; n < 120; n++) lamps.update(chorus, 1, 0, 1 / 60);
  const at = (cues: readonly Cue[]) =>
    lamps.light[
      circuits.all.findIndex((one) => one.channel === "tables" && String(one.cues) === String(cues))
    ];
  const [tinted, plain] = [at([red]), at([])];
  expect(tinted?.g).toBeLessThan((tinted?.r ?? 0) / 100);
  expect(plain?.g).toBeCloseTo(plain?.r ?? 0, 5);
});

test("more ways to follow a song than a vertex has room for: the rarest go with those that burn like them", () => {
  const many = Array.from({ length: 12 }, (_, n) => [flash(n / 20 + 0.1)]);
  const changed = withCues("lamps", many);
  const circuits = new Circuits(changed);
  expect(circuits.all.length).toBe(8);
  for (const { components } of changed.props)
    for (const light of components)
      if (light.kind === "light" && light.group !== "beams")
        expect(circuits.all[circuits.of(light)]?.channel).toBe(light.group === "house" ? "house" : "tables");
});

test.each(THEMES)("the lamps of %s need few circuits", (theme) => {
  expect(new Circuits(sceneOf(theme)).all.length).toBeLessThanOrEqual(3);
});
