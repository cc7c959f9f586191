import type { MidiNote, MidiTrack } from "./file";

/** The notes of one channel in one track: what one instrument, or the singer, plays. */
export interface Line {
  readonly track: number;
  readonly channel: number;
  /** Ascending by start. */
  readonly notes: readonly MidiNote[];
}

export interface Judged extends Line {
  /** Share of the syllables that begin with a note of this line. */
  readonly words: number;
  /** Share of its notes that begin with a syllable. */
  readonly notesSung: number;
  readonly score: number;
}

const DRUMS = 9;
/** Words are often put a little before their note. */
const TOGETHER_MS = 70;
/** A line on which fewer words begin is some instrument that happens to play then. */
const LEAST_WORDS = 0.6;
const VOICE_NAMES =
  /melod|vocal|vox|voice|voz|voce|sing|gesang|stimme|canto|chant|lead|soprano|alto|tenor|bass? voice/i;
const NAME_HELPS = 0.15;
const SAME_TRACK_HELPS = 0.1;
const CHORDS_HURT = 0.4;

export function linesOf(tracks: readonly MidiTrack[]): Line[] {
  return tracks.flatMap((track, index) => {
    const channels = new Map<number, MidiNote[]>();
    for (const note of track.notes) {
      if (note.channel === DRUMS) continue;
      const notes = channels.get(note.channel);
      if (notes) notes.push(note);
      else channels.set(note.channel, [note]);
    }
    return [...channels].map(([channel, notes]) => ({ track: index, channel, notes }));
  });
}

export interface Asked {
  /** Ascending. */
  readonly syllablesMs: readonly number[];
  readonly wordsTrack: number;
  readonly names: readonly string[];
  readonly toMs: (tick: number) => number;
}

/** Best first; those that cannot be it are left out. */
export function vocalLines(lines: readonly Line[], asked: Asked): Judged[] {
  return lines
    .map((line) => judged(line, asked))
    .filter(({ words }) => words >= LEAST_WORDS)
    .sort((a, b) => b.score - a.score);
}

function judged(line: Line, { syllablesMs, wordsTrack, names, toMs }: Asked): Judged {
  const met = new Set<number>();
  let sung = 0;
  let together = 0;
  line.notes.forEach((note, i) => {
    const nearest = nearestIndex(syllablesMs, toMs(note.start));
    if (Math.abs((syllablesMs[nearest] ?? Number.POSITIVE_INFINITY) - toMs(note.start)) <= TOGETHER_MS) {
      met.add(nearest);
      sung++;
    }
    if (i > 0 && note.start === line.notes[i - 1]!.start) together++;
  });
  const words = met.size / Math.max(1, syllablesMs.length);
  const notesSung = sung / Math.max(1, line.notes.length);
  const both = words + notesSung === 0 ? 0 : (2 * words * notesSung) / (words + notesSung);
  const score =
    both +
    (VOICE_NAMES.test(names[line.track] ?? "") ? NAME_HELPS : 0) +
    (line.track === wordsTrack ? SAME_TRACK_HELPS : 0) -
    (CHORDS_HURT * together) / Math.max(1, line.notes.length);
  return { ...line, words, notesSung, score };
}

/** Index of the value nearest to `wanted` in an ascending list; -1 in an empty one. */
function nearestIndex(list: readonly number[], wanted: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  const before = list[low - 1];
  const after = list[low];
  if (before === undefined) return after === undefined ? -1 : low;
  return after === undefined || wanted - before <= after - wanted ? low - 1 : low;
}
