/** Milliseconds from the first sample of the backing audio. */
export type SongMs = number;

export type NoteKind = "normal" | "golden" | "freestyle" | "rap" | "golden-rap";

export interface Note {
  readonly kind: NoteKind;
  readonly startMs: SongMs;
  readonly lengthMs: number;
  readonly startBeat: number;
  readonly lengthBeats: number;
  /** Semitones above C4 (MIDI 60). Carries no meaning on rap and freestyle notes. */
  readonly pitch: number;
  /** One syllable, with the space before or after it that separates words; "~" prolongs the last one. */
  readonly text: string;
}

export interface Phrase {
  /** Start of the first note. */
  readonly startMs: SongMs;
  /** End of the last note. */
  readonly endMs: SongMs;
  /** When the chart wants this line gone, and when it wants the next one shown. */
  readonly breakBeat?: number;
  readonly nextBeat?: number;
  /** Never empty, ascending by start. */
  readonly notes: readonly Note[];
}

export interface Track {
  /** The singer's name; "" where the chart gives none. */
  readonly name: string;
  readonly phrases: readonly Phrase[];
}

/** Names of files beside the chart; always relative, never leaving the song's folder. */
export interface Media {
  readonly audio?: string;
  readonly instrumental?: string;
  /** The sung melody alone, as long as the audio. */
  readonly guide?: string;
  readonly cover?: string;
  readonly background?: string;
  readonly video?: string;
  readonly videoGapMs?: number;
  /** CD+G: a picture for every moment of the audio, with the words drawn in it. */
  readonly graphics?: string;
  /** The music as notes for a synthesiser; where there is no audio it is the backing. */
  readonly midi?: string;
}

export interface Header {
  readonly name: string;
  readonly value: string;
}

export interface TempoChange {
  readonly beat: number;
  readonly bpm: number;
}

/** Each further voice of a round enters this much after the one before and sings the same track. */
export interface Round {
  readonly voices: number;
  readonly offsetBeats: number;
  readonly offsetMs: number;
}

/** Plain data: JSON.parse(JSON.stringify(song)) is the same song. */
export interface Song {
  readonly title: string;
  readonly artist: string;
  /** As the chart says it, usually an English name ("German"); "" if unknown. */
  readonly language: string;
  readonly year?: number;
  readonly genre?: string;
  readonly creator?: string;
  readonly version?: string;
  /** The chart's number: beats a minute in version 2, quarters of that before. See beatMs. */
  readonly bpm: number;
  /** How long one beat of the chart lasts. */
  readonly beatMs: number;
  readonly gapMs: SongMs;
  readonly tempoChanges?: readonly TempoChange[];
  /** One for each singer, at least one, usually one or two. Without phrases only where the words are in a picture. */
  readonly tracks: readonly Track[];
  readonly media: Media;
  readonly startMs?: SongMs;
  readonly endMs?: SongMs;
  readonly previewStartMs?: SongMs;
  readonly durationMs?: number;
  readonly medley?: { readonly startMs: SongMs; readonly endMs: SongMs };
  readonly round?: Round;
  readonly tags: readonly string[];
  /** Headers we give no meaning to, in file order. */
  readonly headers: readonly Header[];
}

export const MIDI_OF_C4 = 60;

export const midiOf = (note: Pick<Note, "pitch">): number => note.pitch + MIDI_OF_C4;

export const isGolden = (note: Note): boolean => note.kind === "golden" || note.kind === "golden-rap";

/** Whether the note asks for its pitch (rap asks for any voice, freestyle for nothing). */
export const isPitched = (note: Pick<Note, "kind">): boolean =>
  note.kind === "normal" || note.kind === "golden";

/** Rule C14. Whether anything in it can earn points: pictures can't, nor words whose times nobody knows. */
export const isScored = ({ tracks }: Pick<Song, "tracks">): boolean =>
  tracks.some(({ phrases }) => phrases.some(({ notes }) => notes.some(({ kind }) => kind !== "freestyle")));

/** What a reader sees of a note: "~" only says that the last vowel goes on. */
export const displayedText = (note: Pick<Note, "text">): string => note.text.replaceAll("~", "");

export const textOf = (phrase: Phrase): string => phrase.notes.map(displayedText).join("");
