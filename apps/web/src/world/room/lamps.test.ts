import { sceneOf, THEMES } from "@karaverse/worlds";
import { Texture } from "three";
import { expect, test } from "vitest";
import { PLANS } from "../quality";
import { Show, type ShowFrame } from "../show";
import { Beams } from "./beams";
import { Circuits } from "./circuits";
import { LampLevels } from "./lamp-levels";

const STEP_S = 1 / 60;

/** What lamps and beams shine after a while of the same moment, channel by channel. */
function shining(theme: (typeof THEMES)[number], change: Partial<ShowFrame>): number[] {
  const scene = sceneOf(theme);
  const lamps = new LampLevels(scene, new Circuits(scene), () => false);
  const beams = new Beams(scene, PLANS.low, new Texture(), () => false);
  const frame: ShowFrame = { ...new Show().frame, ...between, ...change };
  for (let n = 0; n < 120; n++) {
    lamps.update(frame, 1, 0, STEP_S);
    beams.update(frame, "warm", 0, STEP_S);
  }
  return [
    ...[lamps.ball, ...lamps.light.flatMap((light) => light.toArray())],
    ...[...beams.key.toArray(), ...beams.rim.toArray()],
  ];
}

const between: Partial<ShowFrame> = {
  ...{ phase: "singing", section: "verse", energy: 0.5, beat: 8.98, lineAge: 4_000, sectionAge: 4_000 },
  ...{ line: 2, colours: ["#ffb0c0"] },
};
const MOMENTS: Record<string, Partial<ShowFrame>> = {
  beat: { beat: 9 },
  line: { lineAge: 0 },
  chorus: { section: "chorus" },
  applause: { phase: "idle", applause: 1 },
  score: { phase: "scored", scoreAge: 100 },
};
/** A fifth more or less is seen. */
const SEEN = 0.2;

test.each(THEMES)("in %s every moment of a song is told by the lamps, each in another way", (theme) => {
  const verse = shining(theme, {});
  const idle = shining(theme, { phase: "idle" });
  const changes = Object.entries(MOMENTS).map(([name, change]) => {
    const before = name === "applause" || name === "score" ? idle : verse;
    const now = shining(theme, change);
    return {
      name,
      change: now.map((value, n) => (value - (before[n] ?? 0)) / Math.max(0.2, before[n] ?? 0)),
    };
  });
  for (const { name, change } of changes)
    expect(Math.max(...change.map(Math.abs)), `${name} is seen`).toBeGreaterThan(SEEN);
  for (const one of changes)
    for (const other of changes) {
      if (one === other) continue;
      const apart = one.change.map((value, n) => Math.abs(value - (other.change[n] ?? 0)));
      expect(Math.max(...apart), `${one.name} is not ${other.name}`).toBeGreaterThan(SEEN / 2);
    }
});
