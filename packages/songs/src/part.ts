import type { Song, SongMs, Track } from "./model";

/**
 * The track of a part, counted from 0: duets have one each; in a round each further voice enters later on the same
 * track; any other song is everybody's.
 */
export function partOf(song: Song, part: number): Track {
  const track = song.tracks[part] ?? song.tracks[0];
  if (!track) return { name: "", phrases: [] };
  const delay = song.round && song.tracks.length === 1 ? (part % song.round.voices) * song.round.offsetMs : 0;
  return delay === 0 ? track : delayed(track, delay);
}

function delayed(track: Track, ms: SongMs): Track {
  return {
    ...track,
    phrases: track.phrases.map((phrase) => ({
      ...phrase,
      startMs: phrase.startMs + ms,
      endMs: phrase.endMs + ms,
      notes: phrase.notes.map((note) => ({ ...note, startMs: note.startMs + ms })),
    })),
  };
}
