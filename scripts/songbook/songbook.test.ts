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
import { compose } from "./compose";
import { guideErrors, median } from "./pitch-of-guide";
import { bankOf, synthesise } from "./synth";

const songsDir = resolve(import.meta.dirname, "../../songs");
const composed = new Map(
  await Promise.all(slugs().map(async (slug) => [slug, compose(await scoreOf(slug))] as const)),
);
const all = [...composed.keys()];

function chartOf(slug: string): Song {
  const { song, problems } = parseUltraStar(readFileSync(join(songsDir, slug, "song.txt"), "utf8"));
  expect(problems).toEqual([]);
  if (!song) throw new Error(`${slug} has no song`);
  return song;
}

test("the songbook has at least seven songs in at least six languages, a round and a duet among them", () => {
  const songs = all.map(chartOf);
  expect(songs.length).toBeGreaterThanOrEqual(7);
  expect(new Set(songs.map((song) => languageTag(song.language))).size).toBeGreaterThanOrEqual(6);
  expect(songs.some((song) => song.round !== undefined)).toBe(true);
  expect(songs.some((song) => song.tracks.length === 2)).toBe(true);
  expect(new Set(songs.map(difficultyOf)).size).toBeGreaterThanOrEqual(3);
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
      expect(note.pitch).toBeGreaterThanOrEqual(-4);
      expect(note.pitch).toBeLessThanOrEqual(17);
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
