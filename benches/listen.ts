import type { Page } from "playwright-core";
import { type Bench, type Figure, figure } from "../scripts/bench/figures";
import type { Harness } from "../tests/voice/harness";
import {
  type Hall,
  heardErrors,
  killLiveKit,
  median,
  openHall,
  quantile,
  singTo,
} from "../tests/voice/pages";

declare const harness: Harness;

/** The design's aim: nobody hears a fifth of a millisecond, and a late packet must not be heard either. */
const MEDIAN_MS = 0.2;
const P95_MS = 1;
/** Of two voices to each other. */
const APART_MS = 0.5;
const SECONDS = 12;
const WEATHER = { lost: 0.03, jitterMs: 60, seed: 20_261_121 };
/** A new lag is settled on within so long after the weather turns, song milliseconds. */
const SETTLING_MS = 6_000;
/** So long before it everybody is told when to begin. */
const ASKED_MS = 3_000;
const OLDER = {
  messages: "native track, music put where the singer's messages say",
  reseek: "native track, music sought anew past 50 ms",
} as const;

const errorFigures = (name: string, errors: readonly number[]): Figure[] => [
  figure(`${name}-median`, median(errors), "ms", { atMost: MEDIAN_MS }),
  figure(`${name}-p95`, quantile(errors, 0.95), "ms", { atMost: P95_MS }),
  figure(`${name}-clicks`, errors.length, "heard"),
];

/** What one listener hears, voice against music. */
async function listened(name: string, listener: Page, seconds: number): Promise<Figure[]> {
  const { errors, diagnostics } = await heardErrors(listener, seconds);
  return [
    ...errorFigures(name, errors),
    figure(`${name}-margin`, diagnostics.marginMs ?? Number.NaN, "ms"),
    figure(`${name}-lag`, diagnostics.lagMs, "ms"),
    figure(`${name}-lost`, diagnostics.lost, "packets"),
    figure(`${name}-repaired`, diagnostics.repaired, "packets"),
    figure(`${name}-concealed`, diagnostics.concealed, "packets"),
    figure(`${name}-late`, diagnostics.late, "packets"),
  ];
}

/** Of the song: three minutes of clicks are too few for everything. Answers when it begins, by Date.now(). */
async function fromTheBeginning(singer: Page): Promise<number> {
  await singer.evaluate(() => harness.pause());
  return singer.evaluate(() => harness.start(0, 0.3));
}

/** Somebody who comes into the song as it is sung. */
async function comeLate(hall: Hall, singer: Page, adversity: "weather" | "drift"): Promise<Page> {
  const page = await hall.join(`listener-${adversity}`, "decode", adversity);
  await fromTheBeginning(singer);
  await page.evaluate(() => harness.listen(["singer"]));
  await page.evaluate(() => harness.untilWay("song-clock"));
  const now = (await singer.evaluate(() => harness.songPosition())) ?? 0;
  await page.evaluate((ms) => harness.untilPosition(ms), now + 2_000);
  return page;
}

async function inBadWeather(hall: Hall, singer: Page): Promise<Figure[]> {
  const listener = await comeLate(hall, singer, "weather");
  await listener.evaluate((weather) => harness.setWeather(weather), WEATHER);
  const now = (await singer.evaluate(() => harness.songPosition())) ?? 0;
  await listener.evaluate((ms) => harness.untilPosition(ms), now + SETTLING_MS);
  const figures = await listened("weather", listener, 2 * SECONDS);
  await listener.close();
  return figures;
}

async function withDrift(hall: Hall, singer: Page): Promise<Figure[]> {
  const listener = await comeLate(hall, singer, "drift");
  const figures = await listened("drift", listener, 2 * SECONDS);
  const { driftPpm } = await listener.evaluate(() => harness.diagnostics());
  await listener.close();
  return [...figures, figure("drift-taken-out", driftPpm, "ppm")];
}

/** As many as sing one entry, each in a browser page of their own; each begins a share of a click's time after the other. */
async function choir(hall: Hall, singer: Page, name: string, count: number): Promise<Figure[]> {
  const others: Page[] = [];
  const voices = ["singer"];
  // One after the other: who finds their own voice in their packets wants a processor that has time.
  for (let n = 2; n <= count; n++) {
    const voice = `${name}-${n}`;
    const page = await hall.join(voice);
    await page.evaluate(() => harness.takeStage());
    await page.evaluate(() => harness.unfollowPitch());
    others.push(page);
    voices.push(voice);
  }
  // Whoever listened before has a clock far on in the song, and "at position" would be true before the jump back.
  const listener = await hall.join(`listener-${name}`);
  const begins = await fromTheBeginning(singer);
  await listener.evaluate((names) => harness.listen(names), voices);
  const moment = Date.now() + ASKED_MS;
  const place = moment - begins;
  await Promise.all(
    others.map((other, i) =>
      other.evaluate(([at, ms, behind]) => harness.startAt(at, ms, behind), [
        moment,
        place,
        ((i + 1) * 700) / count,
      ] as const),
    ),
  );
  await listener.evaluate(() => harness.untilWay("song-clock"));
  await listener.evaluate((ms) => harness.untilPosition(ms), place + 4_000);
  const errors = await listener.evaluate(([seconds, sung]) => harness.measureChoir(seconds, sung), [
    SECONDS,
    count,
  ] as const);
  const { lagMs, late, lost } = await listener.evaluate(() => harness.diagnostics());
  await Promise.all([listener, ...others].map((page) => page.close()));
  const medians = errors.map((each) => median(each));
  return [
    ...errorFigures(name, errors.flat().map(Math.abs)),
    figure(`${name}-apart`, Math.max(...medians) - Math.min(...medians), "ms", { atMost: APART_MS }),
    ...medians.map((each, n) => figure(`${name}-voice-${n + 1}`, each, "ms")),
    figure(`${name}-lag`, lagMs, "ms"),
    figure(`${name}-late`, late, "packets"),
    figure(`${name}-lost`, lost, "packets"),
  ];
}

/** What a singer's own effects cost their browser. */
async function effectsCost(singer: Page): Promise<Figure[]> {
  const native = { reverb: "hall", reverbAmount: 0.5, warmth: 1, doubling: 1 } as const;
  const kinds = { dry: {}, native, drawn: { correction: 1 }, all: { ...native, correction: 1 } } as const;
  const figures: Figure[] = [];
  for (const [kind, effects] of Object.entries(kinds)) {
    const share = await singer.evaluate((wanted) => harness.effectsCost(wanted), effects);
    figures.push(figure(`effects-${kind}`, 100 * share, "% of a core"));
  }
  return figures;
}

async function theOlderWay(hall: Hall, singer: Page, way: keyof typeof OLDER): Promise<Figure[]> {
  const listener = await hall.join(`listener-${way}`, "none");
  await fromTheBeginning(singer);
  await listener.evaluate((how) => harness.listenTheOlderWay(how), way);
  await listener.evaluate(() => harness.untilHeard("singer"));
  const errors = (await listener.evaluate((seconds) => harness.measureOlder(seconds), SECONDS)).map(Math.abs);
  await listener.close();
  return [
    figure(`older-${way}-median`, median(errors), "ms"),
    figure(`older-${way}-p95`, quantile(errors, 0.95), "ms"),
    figure(`older-${way}-clicks`, errors.length, "heard"),
  ];
}

/** Each by itself; all of them with the same singer. */
const MEASUREMENTS = {
  start: {
    words: "start",
    how: async (_: Hall, __: Page, listener: Page) => listened("start", listener, SECONDS),
  },
  pause: {
    words: "after a pause",
    async how(_: Hall, singer: Page, listener: Page) {
      const at = (await singer.evaluate(() => harness.pause())) ?? 0;
      await listener.evaluate((ms) => harness.untilStill(ms), at);
      await singTo(singer, listener, at);
      return listened("pause", listener, SECONDS);
    },
  },
  weather: { words: "3 % of frames lost, 60 ms of jitter", how: inBadWeather },
  drift: { words: "100 ppm of drift", how: withDrift },
  three: { words: "three voices", how: (hall: Hall, singer: Page) => choir(hall, singer, "three", 3) },
  eight: { words: "eight voices", how: (hall: Hall, singer: Page) => choir(hall, singer, "eight", 8) },
  effects: {
    words: "what effects on the voice cost",
    how: async (_: Hall, singer: Page) => effectsCost(singer),
  },
  messages: {
    words: OLDER.messages,
    how: (hall: Hall, singer: Page) => theOlderWay(hall, singer, "messages"),
  },
  reseek: { words: OLDER.reseek, how: (hall: Hall, singer: Page) => theOlderWay(hall, singer, "reseek") },
  reconnect: {
    words: "after LiveKit was killed",
    async how(hall: Hall, singer: Page, listener: Page) {
      await listener.evaluate(() => harness.listen(["singer"]));
      await fromTheBeginning(singer);
      await listener.evaluate(() => harness.untilMarked());
      await killLiveKit(hall, singer, listener);
      return listened("reconnect", listener, SECONDS);
    },
  },
};

const bench: Bench = {
  about:
    "voice against music in what a listener hears, also with frames lost and late, a drifting sound card, three voices and eight; and the older ways beside it",
  options: { only: `measurements, with commas: ${Object.keys(MEASUREMENTS).join(", ")}` },

  async run(say, { only }) {
    const hall = await openHall();
    const figures: Figure[] = [];
    try {
      const [singer, listener] = await Promise.all([hall.join("singer"), hall.join("listener")]);
      await singer.evaluate(() => harness.takeStage());
      await listener.evaluate(() => harness.listen(["singer"]));
      await singTo(singer, listener, -1500);
      for (const [name, { words, how }] of Object.entries(MEASUREMENTS)) {
        if (only !== undefined && !only.split(",").includes(name)) continue;
        say(`Listening: ${words}`);
        figures.push(...(await how(hall, singer, listener)));
      }
    } finally {
      await hall.close();
    }
    return figures;
  },
};

export default bench;
