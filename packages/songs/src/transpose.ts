import { isPitched, type Song } from "./model";

/** The same song with every pitched note moved; a key change of the backing must go with it. */
export function transposed(song: Song, semitones: number): Song {
  if (semitones === 0) return song;
  return {
    ...song,
    tracks: song.tracks.map((track) => ({
      ...track,
      phrases: track.phrases.map((phrase) => ({
        ...phrase,
        notes: phrase.notes.map((note) =>
          isPitched(note) ? { ...note, pitch: note.pitch + semitones } : note,
        ),
      })),
    })),
  };
}
