import type { Theme } from "@karaverse/protocol";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { FlashPage } from "./flashes.page";
import { type DrawnPage, drawnPage } from "./support/drawn-page";

declare const harness: FlashPage;

/** WCAG 2.3.1: up and down again by a tenth of full white is a flash. */
const FLASH = 0.1;
const MOST_A_SECOND = 3;
/**
 * Of the picture, that may flash more often: WCAG allows a tenth. It is where a beam passes by that follows the beat as
 * well.
 */
const SMALL = 0.02;

let drawn: DrawnPage;

beforeAll(async () => {
  drawn = await drawnPage(`${import.meta.dirname}/flashes.page.ts`);
});

afterAll(() => drawn?.close());

/** At which frames it has turned round by a flash's worth. */
function turnsOf(levels: readonly number[]): number[] {
  const turns: number[] = [];
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let way = 0;
  levels.forEach((level, frame) => {
    low = Math.min(low, level);
    high = Math.max(high, level);
    const isUp = way <= 0 && level - low >= FLASH;
    const isDown = way >= 0 && high - level >= FLASH;
    if (!isUp && !isDown) return;
    turns.push(frame);
    way = isUp ? 1 : -1;
    low = level;
    high = level;
  });
  return turns;
}

/** The most of them in any second: two turns are a flash. */
function flashesASecond(levels: readonly number[], framesPerSecond: number): number {
  const turns = turnsOf(levels);
  const within = turns.map((from) => turns.filter((at) => at >= from && at < from + framesPerSecond).length);
  return Math.floor(Math.max(0, ...within) / 2);
}

test("a flash is counted as one", () => {
  const blinks = (times: number) =>
    Array.from({ length: 30 }, (_, n) => (Math.floor((n / 30) * times * 2) % 2 ? 0.5 : 0.2));
  for (const times of [1, 3, 5]) expect(flashesASecond([0.2, ...blinks(times), 0.2], 31)).toBe(times);
  expect(
    flashesASecond(
      blinks(5).map((level) => level / 5),
      30,
    ),
  ).toBe(0);
});

test.each<Theme>(["club", "lounge"])(
  "P17 nothing of the %s that is more than a dot flashes four times in a second, whatever is sung",
  async (theme) => {
    const { frames, framesPerSecond } = await drawn.page.evaluate((name) => harness.singing(name), theme);
    const squares = frames[0]?.map((_, n) => frames.map((frame) => frame[n] ?? 0)) ?? [];
    const swings = squares.map((levels) => Math.max(...levels) - Math.min(...levels));
    expect(Math.max(...swings), "the lights follow the song").toBeGreaterThan(FLASH);
    const tooOften = squares.filter((levels) => flashesASecond(levels, framesPerSecond) > MOST_A_SECOND);
    expect(tooOften.length / squares.length).toBeLessThanOrEqual(SMALL);
  },
);
