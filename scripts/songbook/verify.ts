/**
 * npm run songbook -- verify [--stems] [slug ...]
 *
 * Measures the songbook as it lies in songs/: length, loudness, true peak, silence, words, and the guides against
 * the charts beside them, note by note. With --stems every player is rendered alone, to find one that nobody
 * hears (needs the sound font). Prints a table, then what is wrong; exits with 1 where something is. Keeps what it
 * measured in songs/measured.json.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { difficultyOf, languageTag, parseUltraStar, type Song, songExtent } from "@karaverse/songs";
import { soundBank } from "./bank";
import { SAMPLE_RATE, scoreOf, slugs } from "./build";
import { isSpoken, scriptOf, wordsOf } from "./census";
import { compose } from "./compose";
import { decoded, type Level, level, longestQuiet, type Measured, rms } from "./measure";
import { guideErrors, median } from "./pitch-of-guide";
import { bankOf, synthesise } from "./synth";

const root = resolve(import.meta.dirname, "../..");
const songsDir = join(root, "songs");

const BACKING = { lufs: -16, within: 0.5 };
/** A struck guide (spoken songs) is all peaks: the limiter keeps it lower. */
const GUIDE = { lufs: -18, within: 0.5, spokenWithin: 2 };
const TRUE_PEAK_DB = -1;
const QUIET_DB = -50;
const QUIET_MS = 2500;
/** A line of the guide that is softer than this is not there. */
const LINE_DB = -45;
const ONSET_MS = 10;
/** A player whose loudest note is so far under the band's loudest is heard by nobody. */
const STEM_DB = 40;

function chartOf(slug: string): Song {
  const { song, problems } = parseUltraStar(readFileSync(join(songsDir, slug, "song.txt"), "utf8"));
  if (!song || problems.length > 0)
    throw new Error(`${slug}: ${problems.map((each) => each.sentence).join(" ")}`);
  return song;
}

function verify(slug: string, wrong: string[]): { cells: (string | number)[]; measured: Measured } {
  const song = chartOf(slug);
  const check = (holds: boolean, what: string) => {
    if (!holds) wrong.push(`${slug}: ${what}`);
  };
  const paths = ["backing.mp3", "guide.mp3"].map((name) => join(songsDir, slug, name));
  const [backing, guide] = paths.map((path) => decoded(path, SAMPLE_RATE)) as [Float32Array, Float32Array];
  const [band, lead] = paths.map(level) as [Level, Level];
  for (const [name, samples] of [
    ["backing", backing],
    ["guide", guide],
  ] as const) {
    const ms = (samples.length * 1000) / SAMPLE_RATE;
    check(Math.abs(ms - (song.durationMs ?? 0)) < 30, `the ${name} lasts ${ms.toFixed(0)} ms`);
  }
  check(Math.abs(band.lufs - BACKING.lufs) <= BACKING.within, `the backing has ${band.lufs} LUFS`);
  const spoken = isSpoken(song);
  check(
    Math.abs(lead.lufs - GUIDE.lufs) <= (spoken ? GUIDE.spokenWithin : GUIDE.within),
    `the guide has ${lead.lufs} LUFS`,
  );
  check(band.truePeak <= TRUE_PEAK_DB, `the backing peaks at ${band.truePeak} dBTP`);
  check(lead.truePeak <= TRUE_PEAK_DB, `the guide peaks at ${lead.truePeak} dBTP`);

  const { startMs, endMs } = songExtent(song);
  const quiet = longestQuiet(backing, SAMPLE_RATE, { fromMs: 500, toMs: endMs }, QUIET_DB);
  check(quiet <= QUIET_MS, `the backing is silent for ${quiet} ms`);
  check(rms(backing, SAMPLE_RATE, 0, startMs) > QUIET_DB, "nothing leads in");
  for (const phrase of song.tracks.flatMap((track) => track.phrases)) {
    const at = `at ${(phrase.startMs / 1000).toFixed(1)} s`;
    check(/\p{L}/u.test(phrase.notes.map((note) => note.text).join("")), `a line without words ${at}`);
    const heard = rms(guide, SAMPLE_RATE, phrase.startMs, phrase.endMs);
    check(heard > LINE_DB, `the guide is silent ${at}`);
  }

  const errors = song.tracks.flatMap((_, track) => guideErrors(song, track, guide, SAMPLE_RATE));
  const cents = errors.flatMap((error) => (error.cents === null ? [] : [Math.abs(error.cents)]));
  const onsets = errors.flatMap((error) => (error.onsetMs === null ? [] : [error.onsetMs]));
  const worst = Math.round(Math.max(...onsets.map(Math.abs)));
  const late = onsets.filter((each) => Math.abs(each) > ONSET_MS).length;
  check(
    spoken || cents.length >= errors.length * 0.98,
    `only ${cents.length} of ${errors.length} notes heard`,
  );
  const off = cents.filter((each) => each > 50).length;
  check(off === 0, `${off} notes of the guide are more than 50 cents off`);
  check(onsets.length >= 10, `only ${onsets.length} beginnings heard`);
  check(late === 0, `${late} of ${onsets.length} beginnings are more than ${ONSET_MS} ms off`);

  const cells = [
    song.title,
    `${languageTag(song.language)} ${scriptOf(wordsOf(song))}`,
    `${((song.durationMs ?? 0) / 1000).toFixed(0)} s`,
    difficultyOf(song),
    `${band.lufs.toFixed(1)} / ${band.truePeak.toFixed(1)}`,
    `${lead.lufs.toFixed(1)} / ${lead.truePeak.toFixed(1)}`,
    spoken ? "spoken" : `${cents.length}, ${median(cents).toFixed(1)} cents`,
    onsets.length,
    `${median(onsets).toFixed(0)} / ${worst} ms`,
  ];
  const file = (path: string, samples: Float32Array, { lufs, truePeak }: Level) => ({
    sha256: createHash("sha256").update(readFileSync(path)).digest("hex"),
    ms: Math.round((samples.length * 1000) / SAMPLE_RATE),
    lufs,
    truePeak,
  });
  const measured = {
    "backing.mp3": file(paths[0] ?? "", backing, band),
    "guide.mp3": file(paths[1] ?? "", guide, lead),
    medianBeginningMs: Math.round(median(onsets)),
    worstBeginningMs: worst,
  };
  return { cells, measured };
}

/** How many players there are, and by how much the softest one's loudest note is under the band's loudest. */
async function verifyStems(slug: string, wrong: string[]): Promise<string> {
  const { band, durationMs } = compose(await scoreOf(slug));
  const bank = bankOf(soundBank(join(root, "data")));
  const loudest: number[] = [];
  for (const channel of band) {
    const { left, right } = await synthesise(bank, [channel], durationMs, SAMPLE_RATE, false);
    const mono = left.map((sample, at) => (sample + (right[at] ?? 0)) / 2);
    const levels = channel.notes.map((note) =>
      rms(mono, SAMPLE_RATE, note.ms, note.ms + Math.max(100, note.lengthMs)),
    );
    loudest.push(levels.reduce((most, each) => Math.max(most, each), Number.NEGATIVE_INFINITY));
  }
  const whole = Math.max(...loudest);
  const softest = whole - Math.min(...loudest);
  band.forEach(({ program }, i) => {
    const under = whole - (loudest[i] ?? Number.NEGATIVE_INFINITY);
    if (!(under < STEM_DB))
      wrong.push(`${slug}: player ${i + 1} (program ${program}) is ${under.toFixed(0)} dB under`);
  });
  return `${band.length}, softest -${softest.toFixed(0)} dB`;
}

const args = process.argv.slice(2);
const named = args.filter((arg) => !arg.startsWith("--"));
const wrong: string[] = [];
const keptIn = join(songsDir, "measured.json");
const known = existsSync(keptIn)
  ? (JSON.parse(readFileSync(keptIn, "utf8")) as Record<string, Measured | undefined>)
  : {};
const withStems = args.includes("--stems");
const columns = ["Song", "Language", "Length", "Difficulty", "Backing LUFS / dBTP", "Guide LUFS / dBTP"];
columns.push("Guide's notes", "Beginnings", "Median / worst off");
if (withStems) columns.push("Players");
const rowOf = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |\n`;
process.stdout.write(rowOf(columns) + rowOf(columns.map(() => "---")));
for (const slug of named.length > 0 ? named : slugs()) {
  const { cells, measured } = verify(slug, wrong);
  known[slug] = measured;
  process.stdout.write(rowOf(withStems ? [...cells, await verifyStems(slug, wrong)] : cells));
}
const kept = Object.fromEntries(slugs().map((slug) => [slug, known[slug]]));
writeFileSync(keptIn, `${JSON.stringify(kept, null, 2)}\n`);
if (wrong.length > 0) {
  process.stdout.write(`\n${wrong.join("\n")}\n`);
  process.exitCode = 1;
}
