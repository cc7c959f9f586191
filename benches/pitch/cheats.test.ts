import { isExact, type SungFrame, semitonesAway } from "@karaverse/singing";
import type { Note, Track } from "@karaverse/songs";
import { describe, expect, test } from "vitest";
import { decoded } from "./backing";
import { beginningOf, builtInParts, heard, resultOf, scoreOf } from "./cheats";
import { gaussian, seededRandom } from "./random";
import { fromLoudspeaker, inRoom, mixed } from "./room";
import { rms, sing } from "./voice";

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

/** The beginning of a song. */
async function beginningOfSong(song: string, seconds = SECONDS) {
  const part = parts.find((other) => other.song === song);
  if (!part) throw new Error(`${song} is not there`);
  const [guide, backing] = await Promise.all(
    (["guide.mp3", "backing.mp3"] as const).map(async (file) => {
      const { samples, sampleRate } = await decoded(song, file);
      expect(sampleRate).toBe(SAMPLE_RATE);
      return samples.slice(0, seconds * SAMPLE_RATE);
    }),
  );
  if (!guide || !backing) throw new Error(`${song} cannot be decoded`);
  return { guide, backing, track: beginningOf(part.track, seconds) };
}

const SECONDS = 20;
/** Through sound cards and the air, and as calibrated. */
const LATENCY_MS = 130;

/** A loudspeaker at arm's length, as the microphone has it. */
const LOUDNESS = 0.2;

/** Out of a loudspeaker, `ms` later, somewhere in a room. */
function heardFrom(sound: Float32Array, ms: number): Float32Array {
  const delay = Math.round((ms * SAMPLE_RATE) / 1000);
  const late = Float32Array.from(sound, (_, i) => sound[i - delay] ?? 0);
  const room = { delay: 0, decay: 0.3, directDb: 0 };
  const speaker = fromLoudspeaker(late, SAMPLE_RATE).map((sample) => LOUDNESS * sample);
  return inRoom(speaker, room, SAMPLE_RATE, seededRandom(9));
}

const together = (one: Float32Array, other: Float32Array) => one.map((sample, i) => sample + (other[i] ?? 0));

describe("C12 the song played into the microphone stays under 3,000 points on easy", async () => {
  const { guide, backing, track } = await beginningOfSong("die-gedanken-sind-frei");
  const mix = together(guide, backing);

  // The bench has every song from everywhere.
  test.each([
    ["backing and guide from the own loudspeaker", heardFrom(mix, LATENCY_MS), mix],
    ["the guide from a telephone, 0.1 s late", heardFrom(guide, LATENCY_MS + 100), backing],
  ])("%s", (_, microphone, ours) => {
    const unknown = heard(microphone, SAMPLE_RATE, null, LATENCY_MS);
    expect(scoreOf(track, "easy", unknown)).toBeGreaterThan(LITTLE);
    const known = heard(microphone, SAMPLE_RATE, { ours, guide }, LATENCY_MS);
    expect(scoreOf(track, "easy", known)).toBeLessThan(LITTLE);
  });

  test("a voice in unison with the guide, which comes out of the loudspeaker, loses nothing", () => {
    const notes = track.phrases.flatMap((phrase) => phrase.notes);
    const melody = notes.map((note, n) => ({
      start: (note.startMs + LATENCY_MS) / 1000,
      length: note.lengthMs / 1000,
      cents: note.pitch * 100 + 12 * Math.sin(7 * n),
      consonant: "none" as const,
      vowel: "a" as const,
      legato: false,
    }));
    const manner = { vibratoCents: 25, slide: 0.04, jitter: 0.003, shimmer: 0.03, breathDb: 28 };
    const { sound } = sing(melody, SECONDS, SAMPLE_RATE, manner, 1.1, seededRandom(4));
    const microphone = mixed(sound, heardFrom(mix, LATENCY_MS), rms(sound), 12);
    const frames = heard(microphone, SAMPLE_RATE, { ours: mix, guide }, LATENCY_MS);
    expect(scoreOf(track, "easy", frames)).toBeGreaterThan(9_800);
  });
});

describe("C18 what is played is more exact than any voice, also where nothing is known of it", async () => {
  const song = await beginningOfSong("die-gedanken-sind-frei", 40);
  const notes = song.track.phrases.flatMap((phrase) => phrase.notes);
  const resultFrom = (microphone: Float32Array) =>
    resultOf(song.track, "easy", heard(microphone, SAMPLE_RATE));

  test("the guide from a telephone", () => {
    const result = resultFrom(heardFrom(song.guide, 0));
    expect(result.score).toBeGreaterThan(9_000);
    expect(isExact(result)).toBe(true);
  });

  test.each([8, 20, 40])("a voice that misses its notes by %i cents", (cents) => {
    const random = gaussian(seededRandom(cents));
    const melody = notes.map((note) => ({
      start: (note.startMs + 15 * random()) / 1000,
      length: note.lengthMs / 1000,
      cents: note.pitch * 100 + cents * random(),
      consonant: "none" as const,
      vowel: "a" as const,
      legato: false,
    }));
    const manner = { vibratoCents: 25, slide: 0.04, jitter: 0.003, shimmer: 0.03, breathDb: 28 };
    const { sound } = sing(melody, 40, SAMPLE_RATE, manner, 1.1, seededRandom(4));
    const result = resultFrom(
      inRoom(sound, { delay: 0, decay: 0.3, directDb: 6 }, SAMPLE_RATE, seededRandom(9)),
    );
    expect(result.score).toBeGreaterThan(9_000);
    expect(result.spreadCents).toBeGreaterThan(cents / 2);
    expect(isExact(result)).toBe(false);
  });
});

test("C11, C12 who raps to a loudspeaker breathes: the backing in the rests is no voice", async () => {
  const { samples } = await decoded("the-raven", "backing.mp3");
  const backing = samples.slice(0, SECONDS * SAMPLE_RATE);
  const later = heard(heardFrom(backing, LATENCY_MS), SAMPLE_RATE, { ours: backing }, LATENCY_MS).filter(
    ({ songTimeMs }) => songTimeMs > 8_000,
  );
  const isVoice = ({ cents, clarity, level }: SungFrame) =>
    cents !== null || (clarity >= 0.45 && level >= -50);
  expect(later.filter(isVoice).length).toBeLessThan(0.1 * later.length);
});
