import { expect, test } from "vitest";
import { type SongLine, type Stretch, sungAt } from "../performer/song-line";
import { joinedSeconds, SongTape } from "./song-tape";

const RATE = 48_000;
/** As the recorder hands it over. */
const PIECE = 4_096;

const line = (stretches: Stretch[], latencyMs = 0): SongLine => ({ performance: 1, latencyMs, stretches });
const from = (seconds: number, positionMs: number, moving = true): Stretch => ({
  from: seconds,
  positionMs,
  moving,
});

/** What a microphone heard from a time on, with a click at each of these times. */
function heard(
  fromS: number,
  toS: number,
  clicksS: number[],
  quiet = 0,
): { at: number; samples: Float32Array }[] {
  const first = Math.round(fromS * RATE);
  const samples = new Float32Array(Math.ceil((toS - fromS) * RATE)).fill(quiet);
  for (const at of clicksS) samples[Math.round(at * RATE) - first] = 1;
  return Array.from({ length: Math.ceil(samples.length / PIECE) }, (_, i) => ({
    at: (first + i * PIECE) / RATE,
    samples: samples.subarray(i * PIECE, (i + 1) * PIECE),
  }));
}

const clicksOf = (tape: SongTape): number[] => {
  const found: number[] = [];
  joinedSeconds(tape.takeChanged(), RATE).forEach((sample, n) => {
    if (sample > 0.9) found.push((n * 1000) / RATE);
  });
  return found;
};

test("K2 a voice lies where it was sung, to the sample, with the latency of the devices taken off", () => {
  const tape = new SongTape(RATE, 60_000);
  // The song begins at second 3 of the context; what was sung to it comes 123.4 ms later.
  const own = line([from(0.5, -2_500)], 123.4);
  for (const piece of heard(1, 8, [2.9, 4.1234, 5, 7.5])) tape.lay(piece, (time) => sungAt(own, time));
  const found = clicksOf(tape);
  expect(found).toHaveLength(3);
  for (const [i, at] of [4.1234, 5, 7.5].entries())
    expect(Math.abs((found[i] ?? 0) - ((at - 3) * 1000 - 123.4))).toBeLessThanOrEqual(1000 / RATE);
});

test("K2 after a pause the song goes on from before it, and what is sung anew takes the place of what was", () => {
  const tape = new SongTape(RATE, 60_000);
  const own = line([from(0, 0), from(4, 4_000, false), from(10, 2_000)]);
  for (const piece of heard(0, 13, [1, 3, 6, 10.5])) tape.lay(piece, (time) => sungAt(own, time));
  // The click at 3 s was sung over in silence, the one at 6 s came while the song stood.
  expect(clicksOf(tape)).toEqual([1_000, 2_500]);
});

test("K2 a song that begins anew is kept anew, and nothing before its beginning or behind its end", () => {
  const tape = new SongTape(RATE, 2_000);
  const first = line([from(0, 0)]);
  for (const piece of heard(0, 1.5, [0.7])) tape.lay(piece, (time) => sungAt(first, time));
  tape.clear();
  const again = line([from(5, -1_000)]);
  for (const piece of heard(5, 9, [5.5, 6.25, 8.5])) tape.lay(piece, (time) => sungAt(again, time));
  expect(clicksOf(tape)).toEqual([250]);
  expect(tape.sungSeconds).toBe(2);
});

test("K2 seams make no click, and one sound that goes on is nowhere torn", () => {
  const tape = new SongTape(RATE, 60_000);
  const own = line([from(0, 0), from(1.5, 1_500, false), from(3, 500)], 7.77);
  for (const piece of heard(0, 6, [], 0.5)) tape.lay(piece, (time) => sungAt(own, time));
  const samples = joinedSeconds(tape.takeChanged(), RATE).subarray(0, 3 * RATE);
  let largest = 0;
  for (let n = 1; n < samples.length; n++)
    largest = Math.max(largest, Math.abs((samples[n] ?? 0) - (samples[n - 1] ?? 0)));
  expect(largest).toBeLessThan(0.02);
});

test("K2 what was kept before the page was loaded anew is joined with what comes after", () => {
  const [before, after] = [new SongTape(RATE, 60_000), new SongTape(RATE, 60_000)];
  const own = line([from(0, 0)]);
  for (const piece of heard(0, 2, [0.5])) before.lay(piece, (time) => sungAt(own, time));
  const kept = new Map(before.takeChanged());
  for (const [second, samples] of kept) after.restore(second, samples);
  for (const piece of heard(1.5, 4, [3])) after.lay(piece, (time) => sungAt(own, time));
  for (const [second, samples] of after.takeChanged()) kept.set(second, samples);
  const joined = joinedSeconds(kept, RATE);
  expect(joined[0.5 * RATE]).toBe(1);
  expect(joined[3 * RATE]).toBe(1);
});
