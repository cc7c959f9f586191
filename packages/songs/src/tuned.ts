import type { Note, Phrase, Song } from "./model";
import { tidy } from "./song-time";
import { transposed } from "./transpose";

/** How long what lasts `ms` as written lasts at a pace, per cent of the written one. */
export const atTempo = (ms: number, tempo: number): number => (tempo === 100 ? ms : tidy((ms * 100) / tempo));

/** The song as it is sung in another key and at another pace; its backing must be worked out the same way. */
export function tuned(song: Song, { semitones, tempo }: { semitones: number; tempo: number }): Song {
  const moved = transposed(song, semitones);
  return tempo === 100 ? moved : paced(moved, tempo);
}

function paced(song: Song, tempo: number): Song {
  const at = (ms: number) => atTempo(ms, tempo);
  const may = (ms: number | undefined) => (ms === undefined ? undefined : at(ms));
  const { medley, round, tempoChanges } = song;
  return given({
    ...song,
    bpm: (song.bpm * tempo) / 100,
    beatMs: (song.beatMs * 100) / tempo,
    gapMs: at(song.gapMs),
    tempoChanges: tempoChanges?.map(({ beat, bpm }) => ({ beat, bpm: (bpm * tempo) / 100 })),
    tracks: song.tracks.map((track) => ({
      ...track,
      phrases: track.phrases.map((phrase) => pacedPhrase(phrase, at)),
    })),
    startMs: may(song.startMs),
    endMs: may(song.endMs),
    previewStartMs: may(song.previewStartMs),
    durationMs: may(song.durationMs),
    medley: medley && { startMs: at(medley.startMs), endMs: at(medley.endMs) },
    round: round && { ...round, offsetMs: at(round.offsetMs) },
  });
}

const pacedPhrase = (phrase: Phrase, at: (ms: number) => number): Phrase => ({
  ...phrase,
  startMs: at(phrase.startMs),
  endMs: at(phrase.endMs),
  notes: phrase.notes.map(
    (note): Note => ({ ...note, startMs: at(note.startMs), lengthMs: at(note.lengthMs) }),
  ),
});

/** A song is plain data: what it does not have is not there, rather than undefined. */
function given<T extends object>(fields: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}
