import { isPitched, type Track } from "@karaverse/songs";
import { describe, expect, test } from "vitest";
import { trackOf } from "../../test/charts";
import { seededRandom } from "../../test/voice";
import type { SungFrame } from "../scoring";
import { adjustmentFor, timingOf } from ".";

/** Eight lines of a tune that moves, with rests between them. */
const tune = trackOf(
  Array.from({ length: 8 }, (_, line) =>
    [0, 4, 7, 5, 2, 4, 0, 7].map((pitch, i) => ({
      pitch: pitch + (line % 3),
      beats: 2 + ((i + line) % 3),
      rest: i === 0 ? 6 : i === 4 ? 3 : 0,
    })),
  ),
);

interface Singer {
  lateMs: number;
  /** Standard deviation of each onset by itself. */
  jitterMs?: number;
  octave?: number;
  /** Share of notes that are sung at all. */
  sings?: number;
  /** Each line begins off by another amount, up to this to both sides. */
  rubatoMs?: number;
  /** At the beginning of each note, without a pitch. */
  consonantMs?: number;
  seed?: number;
}

/** A voice that comes late (or early), slides, wavers and leaves out notes. */
function sungBy(track: Track, singer: Singer): SungFrame[] {
  const { lateMs, jitterMs = 20, octave = 0, sings = 1, rubatoMs = 0, consonantMs = 0, seed = 1 } = singer;
  const random = seededRandom(seed);
  const gauss = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const notes = track.phrases.flatMap((phrase) => {
    const line = rubatoMs * (2 * random() - 1);
    return phrase.notes.filter(isPitched).flatMap((note) => {
      const start = note.startMs + lateMs + line + jitterMs * gauss();
      return random() < sings
        ? [{ start, end: note.startMs + note.lengthMs + lateMs + line, pitch: note.pitch }]
        : [];
    });
  });
  const end = (track.phrases.at(-1)?.endMs ?? 0) + 500;
  const frames: SungFrame[] = [];
  let pitch: number | null = null;
  for (let songTimeMs = 3; songTimeMs < end; songTimeMs += 10) {
    const note = notes.findLast(({ start, end }) => start <= songTimeMs && songTimeMs < end);
    // Half of the way to the note in each 10 ms.
    pitch = note ? (pitch === null ? note.pitch - 0.5 : pitch + 0.5 * (note.pitch - pitch)) : null;
    const isConsonant = note && songTimeMs < note.start + consonantMs;
    const cents = pitch === null || isConsonant ? null : 100 * (pitch + 12 * octave) + 25 * gauss();
    frames.push({
      songTimeMs,
      cents,
      clarity: cents === null ? 0.1 : 0.95,
      level: cents === null ? -60 : -20,
    });
  }
  return frames;
}

const timing = (singer: Singer) => timingOf(tune, sungBy(tune, singer));

describe("how late a voice sat against the notes", () => {
  test.each([-250, -90, -30, 0, 40, 90, 140, 220, 300])("%d ms is found within 15 ms", (lateMs) => {
    for (const singer of [{}, { octave: -1, jitterMs: 40 }, { sings: 0.7, jitterMs: 30, seed: 5 }]) {
      const found = timing({ lateMs, ...singer });
      expect(Math.abs((found?.offsetMs ?? Number.NaN) - lateMs)).toBeLessThan(15);
    }
  });

  test("a consonant between two notes does not hide the step, so a short song tells as well", () => {
    const short = { ...tune, phrases: tune.phrases.slice(0, 4) };
    const { offsetMs = Number.NaN } = timingOf(short, sungBy(short, { lateMs: 130, consonantMs: 30 })) ?? {};
    // The vowel is what is heard of a note that begins with a consonant.
    expect(offsetMs).toBeGreaterThan(130);
    expect(offsetMs).toBeLessThanOrEqual(165);
  });

  test("nothing is said of who hums one tone, sings elsewhere, sings little or takes their time", () => {
    const hum = sungBy(tune, { lateMs: 90 }).map((frame) => ({ ...frame, cents: 500 }));
    expect(timingOf(tune, hum)).toBeNull();
    const random = seededRandom(3);
    const babble = hum.map((frame, i) => ({ ...frame, cents: i % 20 === 0 ? null : 1_200 * random() }));
    expect(timingOf(tune, babble)).toBeNull();
    expect(timing({ lateMs: 90, sings: 0.1 })).toBeNull();
    expect(timing({ lateMs: 90, rubatoMs: 250 })).toBeNull();
    expect(timingOf(tune, [])).toBeNull();
  });
});

describe("what is offered after the song", () => {
  test("to take off what was late throughout, in steps of 5 ms, and early as well", () => {
    expect(Math.abs((adjustmentFor(timing({ lateMs: 90 })) ?? 0) - 90)).toBeLessThanOrEqual(15);
    expect(Math.abs((adjustmentFor(timing({ lateMs: -120 })) ?? 0) + 120)).toBeLessThanOrEqual(15);
    expect((adjustmentFor({ offsetMs: 87.4, spreadMs: 10, onsets: 40, lines: 8 }) ?? 0) % 5).toBe(0);
  });

  test("nothing to who lags as singers do, and nothing by accident", () => {
    for (let seed = 1; seed <= 8; seed++) {
      expect(adjustmentFor(timing({ lateMs: 35, jitterMs: 40, seed }))).toBeNull();
      expect(adjustmentFor(timing({ lateMs: 0, jitterMs: 60, sings: 0.6, rubatoMs: 60, seed }))).toBeNull();
    }
    expect(adjustmentFor(null)).toBeNull();
  });
});
