import { type SungFrame, semitonesAway } from "@karaverse/singing";
import type { Note, Track } from "@karaverse/songs";
import { describe, expect, test } from "vitest";
import { decoded } from "./backing";
import { builtInParts, heard, scoreOf } from "./cheats";
import { gaussian, seededRandom } from "./random";

const SAMPLE_RATE = 44_100;
const LITTLE = 3_000;

const parts = builtInParts();

/** A frame every 10 ms from the beginning of the song to the end of the last line. */
function* through(
  track: Track,
  frameAt: (ms: number) => Omit<SungFrame, "songTimeMs">,
): Generator<SungFrame> {
  const end = Math.max(...track.phrases.map(({ endMs }) => endMs));
  for (let ms = 5; ms < end; ms += 10) yield { songTimeMs: ms, ...frameAt(ms) };
}

/** The tones, of twelve, that lie within two semitones of most beats: the rest is worth less. */
function dearest(notes: readonly Note[]): number[] {
  const worth = (tone: number) =>
    notes.reduce(
      (sum, { pitch, lengthBeats }) => (semitonesAway(tone * 100, pitch) <= 2 ? sum + lengthBeats : sum),
      0,
    );
  return Array.from({ length: 12 }, (_, tone) => tone)
    .sort((a, b) => worth(b) - worth(a))
    .slice(0, 3);
}

describe.each(parts)("$song, part $part", ({ track }) => {
  const notes = track.phrases.flatMap((phrase) => phrase.notes);

  // What hits on medium and hard hits on easy too.
  test("C10, C11 one tone hummed through the song stays under 3,000 points on easy", () => {
    for (const tone of dearest(notes)) {
      const hum = through(track, (ms) => ({
        cents: tone * 100 + 40 * Math.sin(ms / 30),
        clarity: 0.95,
        level: -20,
      }));
      expect(scoreOf(track, "easy", hum)).toBeLessThan(LITTLE);
    }
  });

  test("C10, C11 who sings up to 1.3 semitones beside each note loses nothing by it on medium", () => {
    const random = gaussian(seededRandom(3));
    const off = new Map(notes.map((note) => [note, Math.max(-130, Math.min(130, 60 * random()))]));
    const honest = through(track, (ms) => {
      const note = notes.find(({ startMs, lengthMs }) => ms >= startMs && ms < startMs + lengthMs);
      return note
        ? { cents: note.pitch * 100 + (off.get(note) ?? 0), clarity: 0.9, level: -20 }
        : { cents: null, clarity: 0.2, level: -60 };
    });
    expect(scoreOf(track, "medium", honest)).toBe(10_000);
  });
});

test("white noise is worth nothing, in songs with melodies and in a rap", () => {
  const random = gaussian(seededRandom(5));
  const sound = Float32Array.from({ length: 3 * SAMPLE_RATE }, () => 0.1 * random());
  const noise = heard(sound, SAMPLE_RATE);
  expect(noise.length).toBeGreaterThan(200);
  for (const { track } of parts) {
    const again = through(track, (ms) => {
      const { cents = null, clarity = 0, level = -120 } = noise[Math.floor(ms / 10) % noise.length] ?? {};
      return { cents, clarity, level };
    });
    expect(scoreOf(track, "easy", again)).toBeLessThan(100);
  }
});

// The bench has all of every song; this is the one that gets most.
test("half a minute of the song's own backing in the microphone is worth little", async () => {
  const { samples, sampleRate } = await decoded("fengaraki", "backing.mp3");
  const track = parts.find(({ song }) => song === "fengaraki")?.track;
  if (!track) throw new Error("fengaraki is not there");
  expect(scoreOf(track, "easy", heard(samples.subarray(0, 30 * sampleRate), sampleRate))).toBeLessThan(1_000);
});
