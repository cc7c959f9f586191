import { type Note, notesOf, type Song } from "@karaverse/songs";
import { guideErrors, median } from "./pitch-of-guide";
import { type Bank, type Channel, synthesise } from "./synth";

/** After two, amazing-grace lies within 3 ms of its chart (0 to 8 ms unheard); a third changes nothing. */
const ROUNDS = 2;

/** An instrument is not later than this; something else was heard. */
const PLAUSIBLE_MS = 30;

/** How late each note was heard; where that cannot be heard, what is usual for its pitch. */
function latenesses(song: Song, samples: Float32Array, rate: number): number[] {
  const heard = new Map<Note, number>();
  const byPitch = new Map<number, number[]>();
  song.tracks.forEach((_, track) => {
    for (const { note, onsetMs } of guideErrors(song, track, samples, rate)) {
      if (onsetMs === null || Math.abs(onsetMs) > PLAUSIBLE_MS) continue;
      heard.set(note, onsetMs);
      byPitch.set(note.pitch, [...(byPitch.get(note.pitch) ?? []), onsetMs]);
    }
  });
  const usual = heard.size > 0 ? median([...heard.values()]) : 0;
  return song.tracks
    .flatMap(notesOf)
    .map(
      (note) => heard.get(note) ?? (byPitch.has(note.pitch) ? median(byPitch.get(note.pitch) ?? []) : usual),
    );
}

/**
 * Plays the guide, listens how late each note speaks (it differs by pitch, 0 to 22 ms on the clarinet), and plays
 * it again so much earlier.
 */
export async function guideInTime(
  bank: Bank,
  song: Song,
  guide: Channel,
  durationMs: number,
  rate: number,
): Promise<Float32Array> {
  let notes = guide.notes;
  for (let round = 0; ; round++) {
    const last = round === ROUNDS;
    // The room's echo costs nine tenths of the time, and says nothing about when a note begins.
    const { left, right } = await synthesise(bank, [{ ...guide, notes }], durationMs, rate, last);
    const mono = left.map((sample, i) => (sample + (right[i] ?? 0)) / 2);
    if (last) return mono;
    const late = latenesses(song, mono, rate);
    notes = notes.map((note, i) => ({ ...note, ms: Math.max(0, note.ms - (late[i] ?? 0)) }));
  }
}
