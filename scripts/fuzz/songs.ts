import { readSongFile } from "../../packages/songs/src/read-song-file";
import { inputOf, newTally, tower, tryInput } from "../../packages/songs/test/fuzz/fuzz";
import type { Fuzz, FuzzOptions, FuzzReport } from "./report";

/** One in so many inputs is a tower, read at two heights. */
const TOWER_EVERY = 200;
const LOW_BYTES = 32_768;
const TIMES_HIGHER = 8;
/**
 * Eight times the bytes take eight times as long if time is linear, 64 times if it is quadratic. In between lie
 * memory, the collector and a compiler that has just begun.
 */
const MOST_TIMES_LONGER = 24;
/** Below that a measurement is noise, ms of processor time. */
const NOISE_MS = 30;
const ATTEMPTS = 3;
/** Of processor time, for an input of at most 20 KB. */
const LONGEST_MS = 1_500;
const KEPT_INPUTS = 3;

export const fuzzSongs: Fuzz = {
  about:
    "damaged files of every format: nothing is thrown, lost or slow, and charts are written back as they were",
  messages: 100_000,
  run: async (options) => fuzz(options),
};

const processorMs = (): number => process.cpuUsage().user / 1000;

function fuzz({ messages, seed, say }: FuzzOptions): FuzzReport {
  const tally = newTally();
  const problems: string[] = [];
  const bad: string[] = [];
  const longest = { ms: 0, number: 0 };
  const steepest = { times: 0, number: 0 };
  let towers = 0;
  let said = 0;
  const startedAt = performance.now();
  for (let number = 0; number < messages; number++) {
    const from = processorMs();
    const wrong = tryInput(seed, number, tally);
    const ms = processorMs() - from;
    if (ms > longest.ms) Object.assign(longest, { ms, number });
    if (ms > LONGEST_MS) wrong.push(`input ${number} took ${ms.toFixed(0)} ms`);
    if (number % TOWER_EVERY === 0) {
      towers++;
      const times = timesLonger(seed, number);
      if (times > steepest.times) Object.assign(steepest, { times, number });
      if (times > MOST_TIMES_LONGER)
        wrong.push(`tower ${number}: ${TIMES_HIGHER} times the bytes took ${times.toFixed(0)} times as long`);
    }
    problems.push(...wrong);
    for (const each of wrong) say(each);
    if (wrong.length > 0 && bad.length < KEPT_INPUTS) bad.push(shown(seed, number));
    const tenth = Math.floor((number / messages) * 10);
    if (tenth > said) {
      said = tenth;
      say(`${number} inputs, ${problems.length} problems`);
    }
  }
  const seconds = (performance.now() - startedAt) / 1000;
  return {
    facts: {
      inputs: `${messages} in ${seconds.toFixed(0)} s`,
      "read as": inLine(tally.inputs),
      "songs in them": inLine(tally.songs),
      "kinds of problems met": tally.codes.size,
      "most often": inLine(new Map([...tally.codes].toSorted(([, a], [, b]) => b - a).slice(0, 8))),
      "slowest input": `number ${longest.number}, ${longest.ms.toFixed(0)} ms of processor time`,
      towers: `${towers}; ${TIMES_HIGHER} times the bytes took at most ${steepest.times.toFixed(1)} times as long (number ${steepest.number})`,
    },
    problems,
    lastMessages: bad,
  };
}

/** Quickest of some attempts: others use the machine as well. */
function timesLonger(seed: number, number: number): number {
  const { name, of } = tower(seed, number);
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < ATTEMPTS && least > MOST_TIMES_LONGER / 2; attempt++) {
    const low = timeOf(name, of(LOW_BYTES));
    const high = timeOf(name, of(LOW_BYTES * TIMES_HIGHER));
    least = Math.min(least, high / Math.max(NOISE_MS, low));
  }
  return least;
}

function timeOf(name: string, bytes: Uint8Array): number {
  const from = processorMs();
  readSongFile(name, bytes);
  return processorMs() - from;
}

function shown(seed: number, number: number): string {
  const { name, bytes } = inputOf(seed, number);
  return `${number} ${name}: ${JSON.stringify(Buffer.from(bytes.subarray(0, 2_000)).toString("latin1"))}`;
}

const inLine = (counts: ReadonlyMap<string, number>): string =>
  [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, number]) => `${name} ${number}`)
    .join(", ");
