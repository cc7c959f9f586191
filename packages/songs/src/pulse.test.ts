import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseUltraStar, pulseOf, type Song, tuned } from "./index";

const SONGBOOK = join(import.meta.dirname, "../../../songs");
const slugs = readdirSync(SONGBOOK, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

function songOf(text: string): Song {
  const { song } = parseUltraStar(text);
  if (!song) throw new Error("The chart of this test is none.");
  return song;
}
const msOf = (song: Song) => pulseOf(song).beats * song.beatMs;

/** A chart with a note at each of these beats, in lines of four. */
function chart(bpm: number, starts: readonly number[], tempo: readonly string[] = []): Song {
  const notes = starts.flatMap((start, n) => [
    ...(n > 0 && n % 4 === 0 ? [`- ${start - 1}`] : []),
    `: ${start} 1 0 la`,
  ]);
  return songOf(["#TITLE:A", "#ARTIST:B", `#BPM:${bpm}`, "#GAP:0", ...tempo, ...notes, "E"].join("\n"));
}

describe("P17 the pulse of a song is found from its notes", () => {
  /** The band that plays these counts 24 to a quarter. */
  test.each(slugs)("in the songbook's %s it falls on the band's, at every pace", (slug) => {
    const song = songOf(readFileSync(join(SONGBOOK, slug, "song.txt"), "utf8"));
    for (const tempo of [70, 85, 100, 115, 130]) {
      const paced = tuned(song, { semitones: 0, tempo });
      const { beats, from } = pulseOf(paced);
      expect([6, 12, 24, 48]).toContain(beats);
      expect(from % Math.min(beats, 12)).toBe(0);
      expect(beats * paced.beatMs).toBeGreaterThanOrEqual(400);
      expect(beats * paced.beatMs).toBeLessThanOrEqual(1_200);
    }
  });

  test("however fine a chart counts, it is the same", () => {
    // Quarters and eighths at 100 a minute.
    const eighths = [0, 2, 3, 4, 6, 8, 10, 11, 12, 14, 16, 18, 19, 20, 22, 24, 26, 27, 28, 30];
    for (const finer of [1, 2, 4, 6, 12]) {
      const song = chart(
        50 * finer,
        eighths.map((at) => at * finer),
      );
      expect(msOf(song)).toBeCloseTo(600, 0);
      expect(pulseOf(song).from).toBe(0);
    }
  });

  test("a line that begins before the beat does not move it", () => {
    const late = [3, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 32].map((at) => at * 4);
    expect(pulseOf(chart(200, late)).from % 8).toBe(0);
  });

  test("notes that keep to nothing, one note, and a tempo for each note still give one that can be tapped", () => {
    let seed = 7;
    const random = () => {
      seed = (seed * 16_807) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    for (let n = 0; n < 40; n++) {
      let at = 0;
      const starts = Array.from({ length: 1 + Math.floor(random() * 60) }, () => {
        at += 1 + Math.floor(random() * 40);
        return at;
      });
      const song = chart(20 + random() * 900, starts);
      expect(msOf(song)).toBeGreaterThanOrEqual(400);
    }
    const fits = chart(300, [0, 4, 8, 12, 16, 20, 24, 28], ["B 8 1200", "B 16 90"]);
    const shortest = Math.min(
      ...[fits.bpm, ...(fits.tempoChanges ?? []).map(({ bpm }) => bpm)].map((bpm) => 15_000 / bpm),
    );
    expect(pulseOf(fits).beats * shortest).toBeGreaterThanOrEqual(400);
  });
});
