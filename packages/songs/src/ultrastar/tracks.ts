import { isNear } from "../limits";
import { isPitched, type Note, type Phrase, type Song } from "../model";
import { type Problem, report } from "../problem";
import { beatClock, endOf, type Grid, tidy } from "../song-time";
import type { BreakItem, Item, NoteItem } from "./body";

/** Where a note stands in the document, and by how much its numbers differ from the song's. */
export interface Place {
  readonly index: number;
  readonly beatShift: number;
  readonly pitchShift: number;
}

export interface PlacedPhrase {
  readonly phrase: Phrase;
  readonly notes: readonly Place[];
}

/** Midpoint above which a median pitch can only be a MIDI number: A6, past any sung melody's middle. */
const MIDI_NUMBERS_FROM = 45;
/** Below the lowest bass and above the highest whistle: a typing slip. */
const REACH = { low: -36, high: 60 };

/**
 * Old duets carry no P lines: the beats simply start again. A voice ends where the next note jumps back over
 * more than half of what was sung so far (smaller jumps are slips, and are put in order later).
 */
export function splitRestarts(items: readonly Item[], problems: Problem[]): Item[][] {
  const voices: Item[][] = [[]];
  let first: number | null = null;
  let last = 0;
  let count = 0;
  for (const item of items) {
    if (item.type === "note") {
      const jump =
        first !== null && count >= 4 && last - first > 0 && item.start < first + (last - first) / 2;
      if (jump && voices.length < 9) {
        report(problems, "second-voice-unmarked", item.index + 1);
        voices.push([]);
        first = null;
        count = 0;
      }
      first = first === null ? item.start : Math.min(first, item.start);
      last = count === 0 ? item.start : Math.max(last, item.start);
      count++;
    }
    voices[voices.length - 1]?.push(item);
  }
  return voices;
}

/** What must be taken off every pitch of these voices of a file: 60 where the author wrote MIDI numbers. */
export const pitchOffset = (voices: readonly (readonly Item[])[]): number =>
  offsetOf(
    voices.flatMap((items) =>
      items.flatMap((item) => (item.type === "note" && isPitched(item) ? [item.pitch] : [])),
    ),
  );

function offsetOf(pitches: readonly number[]): number {
  const median = Float64Array.from(pitches).sort()[pitches.length >> 1] ?? 0;
  return median >= MIDI_NUMBERS_FROM ? 60 : 0;
}

const pitchesOf = ({ tracks }: Song): number[] =>
  tracks.flatMap(({ phrases }) =>
    phrases.flatMap(({ notes }) => notes.filter(isPitched).map(({ pitch }) => pitch)),
  );

/** What must be put on every pitch of a song that is written, so that a reader takes the same off again. */
export const pitchShiftFor = (song: Song): number => offsetOf(pitchesOf(song));

/** Whether a reader takes off what was put on. */
export const isShiftRead = (song: Song, shift: number): boolean =>
  offsetOf(pitchesOf(song).map((pitch) => pitch + shift)) === shift;

export function phrasesOf(
  items: readonly Item[],
  grid: Grid,
  offset: number,
  problems: Problem[],
): PlacedPhrase[] {
  const phrases: PlacedPhrase[] = [];
  const toMs = beatClock(grid);
  let open: NoteItem[] = [];
  const close = (pause?: BreakItem) => {
    if (open.length > 0) phrases.push(phraseOf(open, pause, toMs, offset, problems));
    open = [];
  };
  for (const item of items) {
    if (item.type === "break") close(item);
    else if (isNear(toMs(item.start), toMs(item.start + item.length))) open.push(item);
    else report(problems, "far-away", item.index + 1);
  }
  close();
  return phrases.sort((a, b) => a.phrase.startMs - b.phrase.startMs);
}

type Clock = (beat: number) => number;

function phraseOf(
  items: NoteItem[],
  pause: BreakItem | undefined,
  toMs: Clock,
  offset: number,
  problems: Problem[],
): PlacedPhrase {
  for (const [i, item] of items.entries()) {
    const before = items[i - 1];
    if (before && item.start < before.start) report(problems, "out-of-order", item.index + 1);
    else if (before && item.start < before.start + before.length) report(problems, "overlap", item.index + 1);
    const pitch = item.pitch - offset;
    if (isPitched(item) && (pitch < REACH.low || pitch > REACH.high))
      report(problems, "pitch-out-of-range", item.index + 1);
  }
  const ordered = [...items].sort((a, b) => a.start - b.start);
  const notes = ordered.map((item) => noteOf(item, toMs, offset));
  return {
    phrase: {
      startMs: notes[0]?.startMs ?? 0,
      endMs: notes.reduce((most, note) => Math.max(most, endOf(note)), Number.NEGATIVE_INFINITY),
      ...(pause?.at !== undefined && { breakBeat: pause.at }),
      ...(pause?.next !== undefined && { nextBeat: pause.next }),
      notes,
    },
    notes: ordered.map((item) => ({ index: item.index, beatShift: item.shift, pitchShift: offset })),
  };
}

function noteOf(item: NoteItem, toMs: Clock, offset: number): Note {
  const startMs = toMs(item.start);
  return {
    kind: item.kind,
    startMs,
    lengthMs: tidy(toMs(item.start + item.length) - startMs),
    startBeat: item.start,
    lengthBeats: item.length,
    pitch: item.pitch - offset,
    text: item.text,
  };
}
