import { expect, test } from "vitest";
import {
  BALL_CUES,
  CUE_MOMENTS,
  type Cue,
  type CueNow,
  cueLevel,
  cueTint,
  LAMP_CUES,
  SHOW_CUES,
  STAGE_CUES,
} from "./cues";

const verse: CueNow = {
  ...{ isOn: true, beat: 4, section: "verse", lineAge: Number.POSITIVE_INFINITY, sectionAge: 60_000 },
  ...{ applause: 0, scoreAge: Number.POSITIVE_INFINITY },
};
const between: CueNow = { ...verse, beat: 4.95 };
/** Each moment right as it begins. */
const BEGUN: Record<Cue["on"], CueNow> = {
  beat: verse,
  line: { ...between, lineAge: 0 },
  chorus: { ...between, section: "chorus", sectionAge: 0 },
  applause: { ...between, isOn: false, applause: 1 },
  score: { ...between, isOn: false, scoreAge: 0 },
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

test.each(
  CUE_MOMENTS.flatMap((on) => (["flash", "rise", "tint"] as const).map((does) => [on, does] as const)),
)("a lamp that is told to answer %s with %s does so, and to nothing else", (on, does) => {
  const cue: Cue = { on, does, amount: 0.8, colour: does === "tint" ? "#ff5f6d" : null };
  const before = (moment: Cue["on"]): CueNow => ({ ...between, isOn: BEGUN[moment].isOn });
  const lookOf = (now: CueNow) =>
    does === "tint" ? cueTint([cue], now, false).share : cueLevel([cue], now, false);
  expect(lookOf(BEGUN[on])).toBeGreaterThan(lookOf(before(on)) + 0.2);
  for (const other of CUE_MOMENTS)
    if (other !== on && other !== "beat") expect(lookOf(BEGUN[other])).toBeCloseTo(lookOf(before(other)), 6);
});

test("a flash dies away while what it answers goes on, a rise stays with it", () => {
  const level = (does: Cue["does"], now: CueNow) =>
    cueLevel([{ on: "chorus", does, amount: 0.8, colour: null }], now, false);
  const late = { ...BEGUN.chorus, sectionAge: 4_000 };
  expect(level("flash", late)).toBeCloseTo(1);
  expect(level("rise", late)).toBe(level("rise", BEGUN.chorus));
});

test("with less motion neither a line nor the beginning of a chorus flashes, and the chorus still shines", () => {
  for (const on of ["line", "chorus", "score"] as const)
    expect(cueLevel([{ on, does: "flash", amount: 1, colour: null }], BEGUN[on], true)).toBe(1);
  expect(cueLevel([{ on: "chorus", does: "rise", amount: 1, colour: null }], BEGUN.chorus, true)).toBe(1.5);
});

test("of several tints the one of the moment that there is most of is taken", () => {
  const cues: Cue[] = [
    { on: "chorus", does: "tint", amount: 0.3, colour: "#58e0c2" },
    { on: "score", does: "tint", amount: 0.9, colour: "#e9b35f" },
  ];
  expect(cueTint(cues, BEGUN.chorus, false)).toMatchObject({ cue: { colour: "#58e0c2" }, share: 0.3 });
  expect(cueTint(cues, { ...BEGUN.chorus, scoreAge: 10 }, false)).toMatchObject({ share: 0.9 });
  expect(cueTint(cues, verse, false)).toMatchObject({ cue: null, share: 0 });
});
