import type { Note, NoteKind, Track } from "@karaverse/songs";
import type { SungFrame } from "../src/scoring";

export interface NoteSketch {
  kind?: NoteKind;
  beats: number;
  /** Beats of rest before the note. */
  rest?: number;
  pitch?: number;
}

/** A track from lines of notes, one after the other. */
export function trackOf(lines: readonly (readonly NoteSketch[])[], beatMs = 120, gapMs = 1_000): Track {
  let beat = 0;
  const phrases = lines.map((sketches) => {
    const notes = sketches.map(({ kind = "normal", beats, rest = 0, pitch = 0 }): Note => {
      beat += rest;
      const note = {
        kind,
        startMs: gapMs + beat * beatMs,
        lengthMs: beats * beatMs,
        startBeat: beat,
        lengthBeats: beats,
        pitch,
        text: "la",
      };
      beat += beats;
      return note;
    });
    const last = notes.at(-1);
    return { startMs: notes[0]?.startMs ?? 0, endMs: last ? last.startMs + last.lengthMs : 0, notes };
  });
  return { name: "", phrases };
}

/** Frames every 10 ms over the whole track, sung as written and changed by `change`. */
export function sing(
  track: Track,
  change: (frame: SungFrame, note: Note | null) => SungFrame = (frame) => frame,
  phase = 5,
): SungFrame[] {
  const notes = track.phrases.flatMap((phrase) => phrase.notes);
  const end = notes.reduce((most, note) => Math.max(most, note.startMs + note.lengthMs), 0);
  const frames: SungFrame[] = [];
  for (let at = phase; at < end + 500; at += 10) {
    const note = notes.find(({ startMs, lengthMs }) => at >= startMs && at < startMs + lengthMs) ?? null;
    const cents = note ? note.pitch * 100 : null;
    const clarity = note ? 0.95 : 0.1;
    frames.push(change({ songTimeMs: at, cents, clarity, level: note ? -20 : -70 }, note));
  }
  return frames;
}
