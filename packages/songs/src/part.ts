import type { Phrase, Song, SongMs, Track } from "./model";

/** How those who sing together share a song. */
export type Sharing = "unison" | "parts" | "in-turn" | "round";

/** How many different parts there are to sing: voices of a round, or tracks. */
export const partsIn = ({ tracks, round }: Pick<Song, "tracks" | "round">): number =>
  tracks.length > 1 ? tracks.length : Math.max(1, round?.voices ?? 1);

/** Parts of call and response leave each other this much of their time, or less where a breath reaches over. */
const IN_TURN_SHARE = 0.1;

export function sharingOf(song: Pick<Song, "tracks" | "round">): Sharing {
  const [first, second] = song.tracks;
  if (!first || !second) return partsIn(song) > 1 ? "round" : "unison";
  const lengths = [first, second].map(({ phrases }) =>
    phrases.reduce((sum, each) => sum + lengthOf(each), 0),
  );
  const shared = first.phrases.reduce(
    (sum, one) => sum + second.phrases.reduce((of, other) => of + overlap(one, other), 0),
    0,
  );
  return shared <= IN_TURN_SHARE * Math.min(...lengths) ? "in-turn" : "parts";
}

const lengthOf = ({ startMs, endMs }: Phrase): number => Math.max(0, endMs - startMs);

const overlap = (one: Phrase, other: Phrase): number =>
  Math.max(0, Math.min(one.endMs, other.endMs) - Math.max(one.startMs, other.startMs));

/**
 * The track of a part, counted from 0: duets have one each; in a round each further voice enters later on the same
 * track; any other song is everybody's. More singers than parts share them in turn.
 */
export function partOf(song: Song, part: number): Track {
  const track = song.tracks[part % Math.max(1, song.tracks.length)];
  if (!track) return { name: "", phrases: [] };
  const delay = song.round && song.tracks.length === 1 ? (part % song.round.voices) * song.round.offsetMs : 0;
  return delay === 0 ? track : delayed(track, delay);
}

/** Of a track the lines that begin and end within this stretch of the song: who came later, or left, sings only those. */
export function within(track: Track, from: SongMs, to: SongMs = Number.POSITIVE_INFINITY): Track {
  if (from <= 0 && to === Number.POSITIVE_INFINITY) return track;
  return { ...track, phrases: track.phrases.filter(({ startMs, endMs }) => startMs >= from && endMs <= to) };
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
