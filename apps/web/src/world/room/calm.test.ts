import { sceneOf, THEMES } from "@karaverse/worlds";
import { SpotLight, Texture } from "three";
import { expect, test } from "vitest";
import { PLANS } from "../quality";
import { Show, type ShowFrame } from "../show";
import { Beams } from "./beams";
import { Calm } from "./calm";
import { Circuits } from "./circuits";
import { LampLevels } from "./lamp-levels";

const STEP_S = 1 / 60;
const VERSE: Partial<ShowFrame> = {
  ...{ phase: "singing", section: "verse", energy: 0.5, beat: 8, line: 2, lineAge: 4_000 },
  ...{ sectionAge: 4_000, colours: ["#ffb0c0", "#58e0c2"] },
};

/** All light of a place, and where its beams point, as somebody has it who wants less motion. */
function placeOf(theme: (typeof THEMES)[number]) {
  const scene = sceneOf(theme);
  const lamps = new LampLevels(scene, new Circuits(scene), () => true);
  const beams = new Beams(scene, PLANS.high, new Texture(), () => true);
  const calm = new Calm();
  const frame: ShowFrame = { ...new Show().frame };
  let now = 0;
  return {
    /** Goes on for a while, `change` says what the show is then. */
    live(seconds: number, change: (second: number) => Partial<ShowFrame>): number[] {
      let shown: readonly number[] = [];
      for (let at = 0; at < seconds; at += STEP_S) {
        now += STEP_S;
        Object.assign(frame, change(at));
        const quiet = calm.of(frame, STEP_S);
        lamps.update(quiet, 1, 0, STEP_S);
        beams.update(quiet, "show", now * 1_000, STEP_S);
        const light = lamps.light.flatMap((each) => each.toArray());
        shown = [...light, lamps.ball, ...lamps.ballTint.toArray(), ...beams.key.toArray()];
      }
      const aims = beams.group.children.flatMap((child) =>
        child instanceof SpotLight ? child.target.position.toArray() : [],
      );
      return [...shown, ...beams.rim.toArray(), ...aims];
    },
  };
}

test.each(THEMES)("with less motion neither light nor beams of %s move while a song goes on", (theme) => {
  const place = placeOf(theme);
  const before = place.live(30, () => VERSE);
  const after = place.live(17.3, (second) => ({
    beat: 8 + second * 2,
    line: 2 + Math.floor(second / 3),
    lineAge: (second % 3) * 1_000,
    energy: 0.5 + 0.5 * Math.sin(second),
    applause: second > 9 ? 1 : 0,
    spark: second > 12 ? 1 : 0,
  }));
  after.forEach((value, n) => {
    expect(value).toBeCloseTo(before[n] ?? Number.NaN, 3);
  });
});

test.each(THEMES)("with less motion nothing of %s moves while nobody sings", (theme) => {
  const place = placeOf(theme);
  const before = place.live(30, () => ({}));
  const after = place.live(11.7, (second) => ({ beat: second * 0.9, applause: Math.max(0, 1 - second / 4) }));
  after.forEach((value, n) => {
    expect(value).toBeCloseTo(before[n] ?? Number.NaN, 3);
  });
});

test("with less motion a song, its chorus and its score are still told by light", () => {
  for (const theme of THEMES) {
    const place = placeOf(theme);
    const idle = place.live(20, () => ({}));
    const verse = place.live(20, () => VERSE);
    const chorus = place.live(20, () => ({ section: "chorus" }));
    const scored = place.live(20, () => ({ phase: "scored", scoreAge: 100 }));
    for (const [one, other] of [
      [idle, verse],
      [verse, chorus],
      [idle, scored],
    ] as const)
      expect(Math.max(...one.map((value, n) => Math.abs(value - (other[n] ?? 0)))), theme).toBeGreaterThan(
        0.1,
      );
  }
});

test("light comes up with a song within some seconds, and never at once", () => {
  const calm = new Calm();
  const frame: ShowFrame = { ...new Show().frame, ...VERSE, energy: 1 };
  let last = 0;
  let most = 0;
  for (let at = 0; at < 8; at += STEP_S) {
    const { energy } = calm.of(frame, STEP_S);
    most = Math.max(most, energy - last);
    last = energy;
  }
  expect(last).toBeCloseTo(0.5, 2);
  expect(most).toBeLessThan(0.02);
});
