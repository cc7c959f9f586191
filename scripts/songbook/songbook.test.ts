import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import {
  difficultyOf,
  formatUltraStar,
  languageTag,
  notesOf,
  parseUltraStar,
  type Song,
  songExtent,
} from "@karaverse/songs";
import { expect, test } from "vitest";
import { scoreOf, slugs } from "./build";
import { ambit, isSpoken, pace, scriptOf, wordsOf } from "./census";
import { compose } from "./compose";
import type { Measured } from "./measure";
import { guideErrors, median } from "./pitch-of-guide";
import { songbookEntry } from "./songbook";
import { bankOf, synthesise } from "./synth";

const songsDir = resolve(import.meta.dirname, "../../songs");
const composed = new Map(
  await Promise.all(slugs().map(async (slug) => [slug, compose(await scoreOf(slug))] as const)),
);
const all = [...composed.keys()];

const measured = JSON.parse(readFileSync(join(songsDir, "measured.json"), "utf8")) as Record<
  string,
  Measured | undefined
>;

/** E2 and C6, in semitones above C4: between them every song lies where somebody sings it as written. */
const LOWEST = -20;
const HIGHEST = 24;

function chartOf(slug: string): Song {
  const { song, problems } = parseUltraStar(readFileSync(join(songsDir, slug, "song.txt"), "utf8"));
  expect(problems).toEqual([]);
  if (!song) throw new Error(`${slug} has no song`);
  return song;
}

const songs = all.map(chartOf);
const some = (holds: (song: Song) => boolean): boolean => songs.some(holds);

test("the songbook has at least twelve songs in at least eight languages and five scripts", () => {
  expect(songs.length).toBeGreaterThanOrEqual(12);
  expect(new Set(songs.map((song) => languageTag(song.language))).size).toBeGreaterThanOrEqual(8);
  expect(songs.map((song) => languageTag(song.language))).not.toContain("und");
  expect(new Set(songs.map((song) => scriptOf(wordsOf(song)))).size).toBeGreaterThanOrEqual(5);
  expect(new Set(songs.map(difficultyOf)).size).toBeGreaterThanOrEqual(3);
});

test("there is a round, a duet, a spoken piece, a very high, a very low, a fast and a slow one", () => {
  expect(some((song) => song.round !== undefined)).toBe(true);
  expect(some((song) => song.tracks.length === 2)).toBe(true);
  expect(some(isSpoken)).toBe(true);
  expect(some((song) => ambit(song).high === HIGHEST)).toBe(true);
  expect(some((song) => ambit(song).low <= LOWEST + 2)).toBe(true);
  expect(some((song) => !isSpoken(song) && pace(song) > 3)).toBe(true);
  expect(some((song) => pace(song) < 1.2)).toBe(true);
});

test("songbook.json says of every song what its score says", async () => {
  const index = JSON.parse(readFileSync(join(songsDir, "songbook.json"), "utf8")) as { songs: unknown };
  expect(index.songs).toEqual(
    await Promise.all(all.map(async (slug) => songbookEntry(slug, await scoreOf(slug)))),
  );
});

test.each(all)("%s: every line has words, and a syllable is no more than one can sing on a note", (slug) => {
  for (const phrase of chartOf(slug).tracks.flatMap((track) => track.phrases)) {
    const syllables = phrase.notes.map((note) => note.text.trim());
    expect(syllables[0]).toMatch(/\p{L}/u);
    for (const syllable of syllables) {
      if (syllable === "~") continue;
      expect(syllable.match(/\p{Script=Han}/gu)?.length ?? 1).toBe(1);
      expect(syllable.match(/\p{L}/gu)?.length ?? 0).toBeLessThanOrEqual(8);
    }
  }
});

test.each(all)("%s: what is heard is as measured, and as long as the chart says", (slug) => {
  const song = chartOf(slug);
  const was = measured[slug];
  if (!was) throw new Error("npm run songbook -- verify has not measured it");
  for (const name of ["backing.mp3", "guide.mp3"] as const) {
    const bytes = readFileSync(join(songsDir, slug, name));
    expect(createHash("sha256").update(bytes).digest("hex"), name).toBe(was[name].sha256);
    expect(Math.abs(was[name].ms - song.durationMs!)).toBeLessThan(30);
    expect(was[name].truePeak).toBeLessThanOrEqual(-1);
  }
  expect(Math.abs(was["backing.mp3"].lufs + 16)).toBeLessThanOrEqual(0.5);
  expect(Math.abs(was.medianBeginningMs)).toBeLessThanOrEqual(5);
  expect(was.worstBeginningMs).toBeLessThanOrEqual(10);
});

test("all songs together are small enough to ship", () => {
  const bytes = all.flatMap((slug) =>
    ["backing.mp3", "guide.mp3", "cover.svg"].map((name) => statSync(join(songsDir, slug, name)).size),
  );
  expect(bytes.reduce((sum, each) => sum + each)).toBeLessThan(all.length * 1.8e6);
});

test.each(all)("%s: the chart in the repository is the one its score gives", (slug) => {
  const { song } = composed.get(slug)!;
  expect(readFileSync(join(songsDir, slug, "song.txt"), "utf8")).toBe(formatUltraStar(song));
  expect(chartOf(slug).tracks).toEqual(song.tracks);
});

test.each(all)("%s: media lie there, and the song is 45 to 110 s long", (slug) => {
  const song = chartOf(slug);
  for (const name of [song.media.audio, song.media.guide, song.media.cover]) {
    expect(name && existsSync(join(songsDir, slug, name)), name).toBe(true);
  }
  expect(statSync(join(songsDir, slug, song.media.audio!)).size).toBeLessThan(1_300_000);
  expect(song.durationMs).toBeGreaterThan(45_000);
  expect(song.durationMs).toBeLessThan(110_000);
  expect(songExtent(song).endMs).toBeLessThan(song.durationMs!);
});

test.each(all)("%s: an intro leads in, the melody fits a voice, no two notes of a singer overlap", (slug) => {
  const song = chartOf(slug);
  expect(songExtent(song).startMs).toBeGreaterThan(4000);
  for (const track of song.tracks) {
    const notes = notesOf(track);
    notes.forEach((note, i) => {
      expect(note.pitch).toBeGreaterThanOrEqual(LOWEST);
      expect(note.pitch).toBeLessThanOrEqual(HIGHEST);
      const next = notes[i + 1];
      if (next) expect(note.startBeat + note.lengthBeats).toBeLessThanOrEqual(next.startBeat);
    });
  }
});

test.each(all)(
  "%s: nobody in the band plays outside the audio, and the same score plays the same",
  async (slug) => {
    const { band, durationMs } = composed.get(slug)!;
    for (const channel of band) {
      expect(channel.notes.length).toBeGreaterThan(0);
      for (const note of channel.notes) expect(note.ms + note.lengthMs).toBeLessThanOrEqual(durationMs);
    }
    expect(compose(await scoreOf(slug)).band).toEqual(band);
  },
);

test.each(["frere-jacques", "la-donna-e-mobile"])(
  "%s: a guide played by the synth is heard as charted",
  async (slug) => {
    const { song, guide } = composed.get(slug)!;
    const rate = 22_050;
    const toMs = songExtent(song).startMs + 12_000;
    const notes = guide.notes.filter((note) => note.ms + note.lengthMs < toMs);
    const require = createRequire(import.meta.url);
    const font = require.resolve("@coderline/alphatab").replace(/dist.*$/, "dist/soundfont/sonivox.sf2");
    const { left, right } = await synthesise(bankOf(readFileSync(font)), [{ ...guide, notes }], toMs, rate);
    const mono = left.map((sample, i) => (sample + (right[i] ?? 0)) / 2);
    const errors = guideErrors(song, 0, mono, rate).slice(0, notes.length);
    const cents = errors.flatMap((error) => (error.cents === null ? [] : [Math.abs(error.cents)]));
    expect(cents.length).toBeGreaterThan(notes.length * 0.9);
    expect(median(cents)).toBeLessThan(15);
    for (const { onsetMs } of errors) if (onsetMs !== null) expect(Math.abs(onsetMs)).toBeLessThan(25);
  },
);
