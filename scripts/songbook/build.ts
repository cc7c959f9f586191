/**
 * npm run songbook -- build [--guides | --backings] [slug ...]
 *
 * Engraves and renders the built-in songbook: songs/<slug>/score.ts -> song.txt, backing.mp3, guide.mp3, and
 * songs/songbook.json. With --guides or --backings the other half stays as it is.
 * The same scores give the same bytes. Needs ffmpeg and, the first time, npm's registry.
 */
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { formatUltraStar } from "@karaverse/songs";
import { soundBank } from "./bank";
import { compose } from "./compose";
import { encodeMp3 } from "./encode";
import { guideInTime } from "./guide";
import { mastered } from "./master";
import type { Score } from "./score";
import { songbookEntry } from "./songbook";
import { type Bank, bankOf, synthesise } from "./synth";

export const SAMPLE_RATE = 44_100;
const BACKING_KBPS = 104;
const GUIDE_KBPS = 56;

const root = resolve(import.meta.dirname, "../..");
const songsDir = join(root, "songs");

export async function scoreOf(slug: string): Promise<Score> {
  const module: { default: Score } = await import(join(songsDir, slug, "score.ts"));
  return module.default;
}

export const slugs = (): string[] =>
  readdirSync(songsDir)
    .filter((name) => existsSync(join(songsDir, name, "score.ts")))
    .sort();

interface Wanted {
  readonly guide: boolean;
  readonly backing: boolean;
}

async function build(slug: string, bank: Bank, wanted: Wanted): Promise<void> {
  const folder = join(songsDir, slug);
  const score = await scoreOf(slug);
  const { song, durationMs, band, guide } = compose(score);
  writeFileSync(join(folder, "song.txt"), formatUltraStar(song));
  process.stdout.write(`${slug}: ${(durationMs / 1000).toFixed(1)} s\n`);

  if (wanted.guide) {
    const mono = await guideInTime(bank, song, guide, durationMs, SAMPLE_RATE);
    const lead = mastered({ left: mono, right: mono }, SAMPLE_RATE, {
      lufs: -18,
      ceilingDb: -2,
      fadeMs: 1500,
    });
    await encodeMp3([lead.left], SAMPLE_RATE, GUIDE_KBPS, join(folder, "guide.mp3"));
  }
  if (wanted.backing) {
    const mix = await synthesise(bank, band, durationMs, SAMPLE_RATE);
    const backing = mastered(mix, SAMPLE_RATE, { lufs: -16, ceilingDb: -2.5, fadeMs: 1500 });
    await encodeMp3([backing.left, backing.right], SAMPLE_RATE, BACKING_KBPS, join(folder, "backing.mp3"));
  }
}

async function main(): Promise<void> {
  const asked = process.argv.slice(2).filter((arg) => !arg.startsWith("--"));
  const wanted = {
    guide: !process.argv.includes("--backings"),
    backing: !process.argv.includes("--guides"),
  };
  const bank = bankOf(soundBank(join(root, "data")));
  for (const slug of asked.length > 0 ? asked : slugs()) await build(slug, bank, wanted);
  const entries = await Promise.all(slugs().map(async (slug) => songbookEntry(slug, await scoreOf(slug))));
  writeFileSync(join(songsDir, "songbook.json"), `${JSON.stringify({ songs: entries }, null, 2)}\n`);
}

if (process.argv[1] === import.meta.filename) await main();
