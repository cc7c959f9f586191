import { parseUltraStar, type Song, tuned } from "@karaverse/songs";
import { expect, test } from "vitest";
import { automaticShow, followShow, type ShowMoment, showOf } from "./index";

/** 4 beats of the chart a quarter, 500 ms a quarter. Two verses, a chorus twice, a long break. */
const CHART = [
  "#TITLE:A song",
  "#ARTIST:Nobody",
  "#BPM:120",
  "#GAP:2000",
  ": 0 8 0 First I",
  "- 10",
  ": 16 8 0 Sing it",
  "- 26",
  ": 120 8 0 Then we",
  "- 130",
  ": 136 8 0 Sing it!",
  "E",
];

function songOf(...headers: string[]): Song {
  const { song } = parseUltraStar([...CHART.slice(0, 4), ...headers, ...CHART.slice(4)].join("\n"));
  if (!song) throw new Error("The chart of this test is none.");
  return song;
}
const moment = (): ShowMoment => ({
  ...{ section: "verse", energy: 0, colours: [], beat: 0, line: -1, lineAge: 0, sectionAge: 0 },
});

test("lights of a song without a show: words that come again are its chorus, and a long rest is the band's", () => {
  const show = automaticShow(songOf());
  expect(show.map(({ section }) => section)).toEqual([
    ...["intro", "verse", "chorus", "break", "verse", "chorus", "outro"],
  ]);
  const choruses = show.filter(({ section }) => section === "chorus");
  expect(choruses[1]?.energy).toBeGreaterThan(choruses[0]?.energy ?? 1);
  for (const [n, { at }] of show.entries()) if (n > 0) expect(at).toBeGreaterThan(show[n - 1]?.at ?? 0);
});

test("a chart's own show comes before the automatic one, at its beats in every pace", () => {
  const own =
    '#LIGHTS:[{"beat":0,"section":"verse","energy":0.2,"colours":["#ff5f6d"]},{"beat":16,"section":"chorus","energy":1,"colours":[]}]';
  const song = songOf(own);
  const [first, second] = showOf(song);
  expect(first).toMatchObject({ at: song.gapMs, energy: 0.2, colours: ["#ff5f6d"] });
  expect(second).toMatchObject({ at: song.gapMs + 16 * song.beatMs, section: "chorus" });
  const slower = tuned(song, { semitones: 0, tempo: 80 });
  expect(showOf(slower)[1]?.at).toBeCloseTo(((second?.at ?? 0) * 100) / 80, 0);
});

test.each(["no json", "[]", '[{"beat":1}]', '[{"beat":5,"section":"verse","energy":7,"colours":[]}]'])(
  "a show that is none (%s) is as if the chart brought none",
  (text) => expect(showOf(songOf(`#LIGHTS:${text}`))).toEqual(automaticShow(songOf())),
);

test("the lights know beat, line and section of every moment, also after a jump back", () => {
  const song = songOf();
  const follow = followShow(song);
  const now = moment();
  follow(song.gapMs + 17 * song.beatMs, now);
  expect(now).toMatchObject({ section: "chorus", line: 1 });
  expect(now.beat).toBeCloseTo(17 / 4, 5);
  expect(now.lineAge).toBeCloseTo(song.beatMs, 3);
  follow(song.gapMs + 136 * song.beatMs, now);
  expect(now).toMatchObject({ section: "chorus", line: 3 });
  follow(100, now);
  expect(now).toMatchObject({ section: "intro", line: -1 });
});
