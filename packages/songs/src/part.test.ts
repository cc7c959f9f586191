import { expect, test } from "vitest";
import { parseUltraStar, partOf, partsIn, type Song, sharingOf, within } from ".";

function songOf(body: string, headers = ""): Song {
  const { song } = parseUltraStar(
    `#TITLE:T\n#ARTIST:A\n#AUDIO:a.mp3\n#BPM:300\n#GAP:0\n${headers}${body}E\n`,
  );
  if (!song) throw new Error("the test's own chart can't be read");
  return song;
}

const unison = songOf(": 0 4 0 One\n- 8\n: 20 4 0 two\n- 30\n: 40 4 0 three\n");
const round = songOf(": 0 4 0 One\n- 8\n: 20 4 0 two\n", "#ROUND:20\n#ROUNDVOICES:3\n");
const duet = songOf("P1\n: 0 8 0 Up\n- 10\n: 20 8 0 here\nP2\n: 2 8 4 Down\n- 12\n: 22 8 4 there\n");
const answers = songOf("P1\n: 0 8 0 Who\n- 10\n: 40 8 0 where\nP2\n: 20 8 4 me\n- 30\n: 60 8 4 here\n");

const startsOf = (song: Song, part: number): number[] =>
  partOf(song, part).phrases.map(({ startMs }) => startMs);

test("how a song is shared: all the same, parts at once, call and response, or one after the other", () => {
  expect([unison, duet, answers, round].map(sharingOf)).toEqual(["unison", "parts", "in-turn", "round"]);
  expect([unison, duet, answers, round].map(partsIn)).toEqual([1, 2, 2, 3]);
});

test("P1 more singers than parts share them in turn", () => {
  expect(startsOf(duet, 2)).toEqual(startsOf(duet, 0));
  expect(startsOf(duet, 7)).toEqual(startsOf(duet, 1));
  expect(startsOf(unison, 5)).toEqual(startsOf(unison, 0));
});

test("P1 voices of a round enter one after the other, the fourth of three with the first", () => {
  const [first = Number.NaN] = startsOf(round, 0);
  expect([1, 2, 3].map((part) => (startsOf(round, part)[0] ?? 0) - first)).toEqual([1_000, 2_000, 0]);
});

test("P13 who came later has the lines that begin after it, who left those that ended before it", () => {
  const track = partOf(unison, 0);
  const starts = (from: number, to?: number) => within(track, from, to).phrases.map(({ startMs }) => startMs);
  expect(starts(0)).toEqual([0, 1_000, 2_000]);
  expect(starts(1)).toEqual([1_000, 2_000]);
  expect(starts(0, 1_100)).toEqual([0]);
  expect(starts(500, 1_500)).toEqual([1_000]);
});
