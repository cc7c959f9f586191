import { expect, test } from "vitest";
import { BALL_CUES, type CueNow, cueLevel, LAMP_CUES, SHOW_CUES, STAGE_CUES } from "./cues";

const verse: CueNow = {
  ...{ isOn: true, beat: 4, section: "verse", lineAge: Number.POSITIVE_INFINITY, applause: 0 },
};

test("a lamp without cues burns as it is, whatever is sung", () => {
  expect(cueLevel([], { ...verse, section: "chorus", applause: 1 }, false)).toBe(1);
});

test("footlights are up on the beat and down before the next", () => {
  const at = (beat: number) => cueLevel(STAGE_CUES, { ...verse, beat }, false);
  expect(at(4)).toBeCloseTo(1);
  expect(at(4.9)).toBeLessThan(0.8);
  expect(at(5)).toBeCloseTo(1);
});

test("with less motion nothing flashes: they burn steadily, a little lower", () => {
  const levels = [4, 4.3, 4.9].map((beat) => cueLevel(STAGE_CUES, { ...verse, beat, lineAge: 0 }, true));
  expect(new Set(levels).size).toBe(1);
});

test("a line that begins brightens the stage for a moment, a chorus for as long as it lasts", () => {
  expect(cueLevel(STAGE_CUES, { ...verse, lineAge: 0 }, false)).toBeGreaterThan(1.1);
  expect(cueLevel(STAGE_CUES, { ...verse, lineAge: 5_000 }, false)).toBeCloseTo(1, 2);
  for (const cues of [LAMP_CUES, STAGE_CUES, BALL_CUES, SHOW_CUES])
    expect(cueLevel(cues, { ...verse, section: "chorus" }, false)).toBeGreaterThan(
      cueLevel(cues, verse, false),
    );
});

test("while nobody sings only hands move them", () => {
  const idle = { ...verse, isOn: false, beat: 0.9, section: "chorus" };
  expect(cueLevel(STAGE_CUES, idle, false)).toBe(1);
  expect(cueLevel(LAMP_CUES, { ...idle, applause: 1 }, false)).toBeCloseTo(1.4);
});
