import type { Media, Note, NoteKind, Phrase, Song, TempoChange, Track } from "../model";
import { beatClock, endOf, type Grid, tidy } from "../song-time";
import { kept } from "../ultrastar/numbers";

/** A note of a file that knows no beats of UltraStar. */
export interface PlacedNote {
  readonly kind: NoteKind;
  readonly startBeat: number;
  readonly lengthBeats: number;
  readonly pitch: number;
  readonly text: string;
}

export interface PlacedTrack {
  readonly name: string;
  /** Ascending, none of them empty; notes ascending, longer than nothing. */
  readonly phrases: readonly (readonly PlacedNote[])[];
}

export interface Draft {
  readonly title: string;
  readonly artist: string;
  readonly language?: string | undefined;
  readonly creator?: string | undefined;
  readonly grid: {
    readonly bpm: number;
    readonly gapMs: number;
    readonly tempoChanges?: readonly TempoChange[];
  };
  readonly tracks: readonly PlacedTrack[];
  readonly media?: Media;
  readonly durationMs?: number | undefined;
  readonly headers?: Song["headers"];
}

const inOneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

export function songOf(draft: Draft): Song {
  const bpm = kept(draft.grid.bpm);
  const tempoChanges = (draft.grid.tempoChanges ?? []).map((change) => ({
    beat: kept(change.beat),
    bpm: kept(change.bpm),
  }));
  const grid: Grid = {
    bpm,
    beatMs: 15_000 / bpm,
    gapMs: kept(draft.grid.gapMs),
    ...(tempoChanges.length > 0 && { tempoChanges }),
  };
  const toMs = beatClock(grid);
  const language = inOneLine(draft.language ?? "");
  const creator = inOneLine(draft.creator ?? "");
  return {
    title: inOneLine(draft.title) || "Untitled",
    artist: inOneLine(draft.artist) || "Unknown",
    language,
    ...(creator !== "" && { creator }),
    ...grid,
    tracks: draft.tracks.map((track) => trackOf(track, toMs)),
    media: draft.media ?? {},
    ...(draft.durationMs !== undefined && draft.durationMs > 0 && { durationMs: kept(draft.durationMs) }),
    tags: [],
    headers: (draft.headers ?? [])
      .map(({ name, value }) => ({ name: inOneLine(name).toUpperCase(), value: inOneLine(value) }))
      .filter(({ value }) => value !== ""),
  };
}

function trackOf({ name, phrases }: PlacedTrack, toMs: (beat: number) => number): Track {
  return {
    name: inOneLine(name),
    phrases: phrases.map((placed, i): Phrase => {
      const notes = placed.map((note) => noteOf(note, toMs));
      const last = notes[notes.length - 1]!;
      return {
        startMs: notes[0]!.startMs,
        endMs: notes.reduce((most, note) => Math.max(most, endOf(note)), Number.NEGATIVE_INFINITY),
        ...(i < phrases.length - 1 && { breakBeat: kept(last.startBeat + last.lengthBeats) }),
        notes,
      };
    }),
  };
}

function noteOf(placed: PlacedNote, toMs: (beat: number) => number): Note {
  const startBeat = kept(placed.startBeat);
  const lengthBeats = kept(placed.lengthBeats);
  const startMs = toMs(startBeat);
  return {
    kind: placed.kind,
    startMs,
    lengthMs: tidy(toMs(startBeat + lengthBeats) - startMs),
    startBeat,
    lengthBeats,
    pitch: placed.pitch,
    text: placed.text.replace(/[\r\n]+/g, " "),
  };
}
