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

/** How often in a second `what` changes. */
function jumpsASecond(song: Song, what: (now: ShowMoment) => number): number {
  const follow = followShow(song);
  const now = moment();
  const seen = Array.from({ length: 20_000 / 5 }, (_, n) => {
    follow(n * 5, now);
    return what(now);
  });
  let most = 0;
  for (let from = 0; from + 200 < seen.length; from += 20) {
    let jumps = 0;
    for (let n = from + 1; n <= from + 200; n++) if (seen[n] !== seen[n - 1]) jumps++;
    most = Math.max(most, jumps);
  }
  return most;
}

test("P17 whatever a chart says, beats, lines and sections of the lights come no more than three times a second", () => {
  const own = Array.from({ length: 400 }, (_, n) => ({
    ...{ beat: n, section: n % 2 ? "chorus" : "verse", energy: n % 2, colours: [] },
  }));
  const lines = Array.from({ length: 100 }, (_, n) => [`: ${n * 4} 2 0 la`, `- ${n * 4 + 3}`]).flat();
  const text = [
    "#TITLE:A",
    "#ARTIST:B",
    "#BPM:600",
    "#GAP:500",
    `#LIGHTS:${JSON.stringify(own)}`,
    ...lines,
    "E",
  ];
  const { song } = parseUltraStar(text.join("\n"));
  if (!song) throw new Error("The chart of this test is none.");
  expect(jumpsASecond(song, ({ beat }) => Math.floor(beat))).toBeLessThanOrEqual(3);
  expect(jumpsASecond(song, ({ line }) => line)).toBeLessThanOrEqual(3);
  // Up and down again is one.
  expect(jumpsASecond(song, ({ section }) => (section === "chorus" ? 1 : 0))).toBeLessThanOrEqual(6);
});
