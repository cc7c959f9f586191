import type { Difficulty } from "@karaverse/protocol";
import { type Note, type NoteKind, partOf, type Song, type Track, tuned } from "@karaverse/songs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { quantise } from "../frames";
import { createScorer, type SungFrame } from ".";

/** Notes as damaged and carelessly made files have them: over each other, at once, out of line, before the music. */
const note = fc.record({
  kind: fc.constantFrom<NoteKind>("normal", "golden", "rap", "golden-rap", "freestyle"),
  startBeat: fc.integer({ min: -4, max: 120 }),
  lengthBeats: fc.integer({ min: 1, max: 20 }),
  pitch: fc.integer({ min: -24, max: 36 }),
});
const lines = fc.array(fc.array(note, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 8 });

function trackOf(
  sketches: readonly (readonly Omit<Note, "startMs" | "lengthMs" | "text">[])[],
  beatMs: number,
): Track {
  const phrases = sketches.map((sketch) => {
    const notes = [...sketch]
      .sort((a, b) => a.startBeat - b.startBeat)
      .map((each) => ({
        ...each,
        startMs: 500 + each.startBeat * beatMs,
        lengthMs: each.lengthBeats * beatMs,
        text: "la",
      }));
    return {
      startMs: notes[0]?.startMs ?? 0,
      endMs: Math.max(...notes.map(({ startMs, lengthMs }) => startMs + lengthMs)),
      notes,
    };
  });
  return { name: "", phrases: phrases.sort((a, b) => a.startMs - b.startMs) };
}

const song: fc.Arbitrary<Song> = fc
  .record({
    tracks: fc.array(lines, { minLength: 1, maxLength: 3 }),
    beatMs: fc.double({ min: 17, max: 400, noNaN: true }),
    voices: fc.integer({ min: 1, max: 4 }),
    offsetBeats: fc.integer({ min: 1, max: 32 }),
  })
  .map(({ tracks, beatMs, voices, offsetBeats }) => ({
    title: "Any",
    artist: "Anybody",
    language: "",
    bpm: 15_000 / beatMs,
    beatMs,
    gapMs: 500,
    tracks: tracks.map((each) => trackOf(each, beatMs)),
    media: {},
    tags: [],
    headers: [],
    ...(voices > 1 && { round: { voices, offsetBeats, offsetMs: offsetBeats * beatMs } }),
  }));
const tuning = fc.record({
  semitones: fc.integer({ min: -6, max: 6 }),
  tempo: fc.integer({ min: 70, max: 130 }),
});
/** Of the singer's frames against the song's tens of milliseconds, as finely as the wire tells it. */
const phases = fc.integer({ min: 0, max: 99 }).map((tenths) => tenths / 10);
const difficulty = fc.constantFrom<Difficulty>("easy", "medium", "hard");

const notesOf = (track: Track): Note[] => track.phrases.flatMap(({ notes }) => notes);
const endOf = (track: Track): number =>
  notesOf(track).reduce((most, { startMs, lengthMs }) => Math.max(most, startMs + lengthMs), 0);
const isScored = (track: Track) => notesOf(track).some(({ kind }) => kind !== "freestyle");

/** What one voice can sing of notes that lie over each other: each until the next that counts begins. */
function oneAfterAnother(track: Track): Note[] {
  const notes = notesOf(track);
  const counting = notes.filter(({ kind }) => kind !== "freestyle").sort((a, b) => a.startMs - b.startMs);
  return [
    ...counting.map((each, n) => {
      const next = counting[n + 1]?.startMs ?? Number.POSITIVE_INFINITY;
      return { ...each, lengthMs: Math.min(each.lengthMs, next - each.startMs) };
    }),
    ...notes.filter(({ kind }) => kind === "freestyle"),
  ];
}

/** Every 10 ms, as written. */
function flawless(track: Track, phase: number): SungFrame[] {
  const notes = oneAfterAnother(track);
  const first = notes.reduce((least, { startMs }) => Math.min(least, startMs), 0);
  const frames: SungFrame[] = [];
  for (let at = Math.floor(first / 10) * 10 + phase; at < endOf(track) + 200; at += 10) {
    const note = notes.find(({ startMs, lengthMs }) => at >= startMs && at < startMs + lengthMs);
    frames.push({
      songTimeMs: at,
      cents: note ? note.pitch * 100 : null,
      clarity: note ? 0.95 : 0.1,
      level: note ? -20 : -70,
    });
  }
  return frames;
}

function resultOf(track: Track, level: Difficulty, frames: readonly SungFrame[]) {
  const scorer = createScorer(track, level);
  for (const frame of frames) scorer.push(frame);
  return scorer.finish();
}

test("C1, C4, P10, P14 every part of any chart, in any key and at any pace, gives exactly 10,000 points to who sings it flawlessly", () => {
  fc.assert(
    fc.property(song, tuning, fc.nat(5), difficulty, fc.nat(9), (written, asSung, part, level, phase) => {
      const track = partOf(tuned(written, asSung), part);
      fc.pre(isScored(track));
      const result = resultOf(track, level, flawless(track, phase + 0.5));
      expect(result.score).toBe(10_000);
      expect(result.accuracy).toBe(1);
    }),
    { numRuns: 100, endOnFailure: true },
  );
});

test("P5 however often a song stops and goes back, its score is that of what was sung last at each moment", () => {
  const takes = fc.array(
    fc.record({
      /** Where the song stops, and from where it goes on, as shares of it. */
      until: fc.double({ min: -0.3, max: 1, noNaN: true }),
      again: fc.double({ min: 0, max: 1, noNaN: true }),
      off: fc.constantFrom(0, 150, 400),
    }),
    { minLength: 1, maxLength: 5 },
  );
  fc.assert(
    fc.property(song, difficulty, takes, phases, (written, level, stops, phase) => {
      const track = partOf(written, 0);
      const sung = flawless(track, phase).map((frame) => quantise(frame));
      const scorer = createScorer(track, level);
      let left: SungFrame[] = [];
      let from = Number.NEGATIVE_INFINITY;
      for (const { until, again, off } of [...stops, { until: 1, again: 1, off: 0 }]) {
        const end = until * (endOf(track) + 200);
        for (const frame of sung) {
          if (frame.songTimeMs < from || frame.songTimeMs > end) continue;
          const as = { ...frame, cents: frame.cents === null ? null : frame.cents + off };
          scorer.push(as);
          left.push(as);
        }
        // To anywhere, also into the middle of a step of the score, or before the music.
        const back = -2_000 + again * (Math.min(end, left.at(-1)?.songTimeMs ?? 0) + 2_000);
        from = Math.round(back * 10) / 10;
        scorer.rewind(from);
        left = left.filter(({ songTimeMs }) => songTimeMs < from);
      }
      const fresh = resultOf(track, level, left);
      expect(scorer.finish()).toEqual(fresh);
    }),
    { numRuns: 150, endOnFailure: true },
  );
});

test("P5 a song that goes back to any moment, also one before the music, forgets what was sung from there on and nothing else", () => {
  fc.assert(
    fc.property(song, phases, fc.integer({ min: 0, max: 100_000 }), (written, phase, share) => {
      const track = partOf(written, 0);
      const scorer = createScorer(track, "easy");
      // Past the last note that one voice can sing nothing is kept.
      const sung = flawless(track, phase)
        .map(quantise)
        .filter((frame) => scorer.push(frame) !== "ignored");
      const [first, last] = [sung[0]?.songTimeMs ?? 0, sung.at(-1)?.songTimeMs ?? 0];
      const from = Math.round((first + (share / 100_000) * (last + 10 - first)) * 10) / 10;
      scorer.rewind(from);
      for (const frame of sung) expect(scorer.push(frame) === "ignored").toBe(frame.songTimeMs < from);
    }),
    { numRuns: 100, endOnFailure: true },
  );
});
