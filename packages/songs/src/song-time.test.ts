import fc from "fast-check";
import { expect, test } from "vitest";
import { anySong } from "../test/songs";
import { difficultyOf } from "./difficulty";
import { languageTag } from "./language";
import { midiOf, textOf } from "./model";
import { beatToMs, msToBeat, noteAt, notesOf, phraseAt, shownPhraseIndex, songExtent } from "./song-time";
import { transposed } from "./transpose";

test("beats and milliseconds turn into each other, across tempo changes too", () => {
  const grid = { gapMs: 700, bpm: 300, beatMs: 50, tempoChanges: [{ beat: 40, bpm: 150 }] };
  expect(beatToMs(grid, 50)).toBe(700 + 2000 + 1000);
  fc.assert(
    fc.property(fc.integer({ min: -50, max: 500 }), (beat) => {
      expect(msToBeat(grid, beatToMs(grid, beat))).toBeCloseTo(beat, 4);
    }),
  );
});

test("at any moment the note and the phrase found are those that a slow search finds", () => {
  fc.assert(
    fc.property(anySong, fc.double({ min: 0, max: 1, noNaN: true }), (song, fraction) => {
      const track = song.tracks[0]!;
      const { startMs, endMs } = songExtent(song);
      const at = startMs - 100 + (endMs - startMs + 200) * fraction;
      const slow = notesOf(track).find((note) => at >= note.startMs && at < note.startMs + note.lengthMs);
      expect(noteAt(track, at)).toBe(slow ?? null);
      expect(phraseAt(track, at)?.notes.includes(slow!) ?? false).toBe(slow !== undefined);
    }),
  );
});

test("the words shown change in the middle of the gap", () => {
  const song = anySong;
  fc.assert(
    fc.property(song, ({ tracks }) => {
      const track = tracks[0]!;
      track.phrases.forEach((phrase, i) => {
        expect(shownPhraseIndex(track, (phrase.startMs + phrase.endMs) / 2)).toBe(i);
      });
      expect(shownPhraseIndex(track, -1000)).toBe(0);
      expect(shownPhraseIndex(track, 1e9)).toBe(track.phrases.length - 1);
    }),
  );
});

test("a key change moves pitched notes only, and back", () => {
  fc.assert(
    fc.property(anySong, fc.integer({ min: -6, max: 6 }), (song, by) => {
      expect(transposed(transposed(song, by), -by)).toEqual(song);
      const before = notesOf(song.tracks[0]!);
      notesOf(transposed(song, by).tracks[0]!).forEach((note, i) => {
        const free = note.kind !== "normal" && note.kind !== "golden";
        expect(midiOf(note) - midiOf(before[i]!)).toBe(free ? 0 : by);
      });
      expect([1, 2, 3, 4, 5]).toContain(difficultyOf(song));
    }),
  );
});

test("the words of a line are read without the signs that hold a vowel", () => {
  const note = { kind: "normal", startMs: 0, lengthMs: 1, startBeat: 0, lengthBeats: 1, pitch: 0 } as const;
  const notes = ["zing", "~ ", "grace~"].map((text) => ({ ...note, text }));
  expect(textOf({ startMs: 0, endMs: 1, notes })).toBe("zing grace");
});

test("languages have tags for the screen reader", () => {
  expect(["German", "english (US)", "Français", "", "Klingon", "__proto__"].map(languageTag)).toEqual([
    "de",
    "en",
    "fr",
    "und",
    "und",
    "und",
  ]);
});
