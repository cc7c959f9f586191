import type { TickClock } from "./clock";
import type { MidiNote } from "./file";
import type { Syllable } from "./words";

export interface SungNote {
  readonly start: number;
  /** After start, in ticks as well. */
  readonly end: number;
  /** MIDI number; null where nothing is played, so that it is spoken. */
  readonly pitch: number | null;
  readonly text: string;
  readonly startsLine: boolean;
}

/** As in finding the line: words come up to this much before or after their note. */
const TOGETHER_MS = 70;
/** A note that begins this long after the one before it ended is no part of the same syllable. */
const TIED_MS = 250;
/** Nobody says how long a spoken syllable is. */
const SPOKEN_MS = 300;
const SHORTEST_MS = 20;

interface Tone {
  readonly start: number;
  readonly end: number;
  readonly pitch: number;
}

interface Word {
  readonly tick: number;
  readonly text: string;
  readonly startsLine: boolean;
}

/** Lays syllables on the notes of their line; notes that belong to none are counted and left out. */
export function sungNotes(
  syllables: readonly Syllable[],
  notes: readonly MidiNote[],
  clock: TickClock,
): { sung: SungNote[]; left: number } {
  const { toMs } = clock;
  const tones = oneVoice(notes, clock);
  const words = apart(syllables, clock);
  const sung: SungNote[] = [];
  let at = 0;
  let left = 0;
  words.forEach((word, i) => {
    const wordMs = toMs(word.tick);
    const next = words[i + 1]?.tick;
    const toNextMs = next === undefined ? Number.POSITIVE_INFINITY : toMs(next) - wordMs;
    const untilMs = wordMs + toNextMs - Math.min(TOGETHER_MS, toNextMs / 2);
    while (at < tones.length && toMs(tones[at]!.start) < wordMs - TOGETHER_MS) {
      at++;
      left++;
    }
    const own: Tone[] = [];
    for (; at < tones.length && toMs(tones[at]!.start) < untilMs; at++) {
      const tone = tones[at]!;
      const before = own[own.length - 1]?.end ?? word.tick;
      if (toMs(tone.start) - toMs(before) <= TIED_MS) own.push(tone);
      else left++;
    }
    own.forEach((tone, n) => {
      sung.push({ ...tone, text: n === 0 ? word.text : "~", startsLine: n === 0 && word.startsLine });
    });
    if (own.length === 0) addWithoutOwnNote(sung, word, next, clock);
  });
  return { sung: spacesLast(oneAfterAnother(sung)), left: left + tones.length - at };
}

/** One voice: of notes that begin together the highest, each until the next one begins. */
function oneVoice(notes: readonly MidiNote[], { toMs, atMs }: TickClock): Tone[] {
  const tones: Tone[] = [];
  for (const { start, end, pitch } of notes) {
    const last = tones[tones.length - 1];
    if (last && toMs(start) - toMs(last.start) < SHORTEST_MS) {
      if (pitch > last.pitch)
        tones[tones.length - 1] = { start: last.start, end: Math.max(end, last.end), pitch };
      continue;
    }
    if (last && last.end > start) tones[tones.length - 1] = { ...last, end: start };
    tones.push({ start, end: Math.max(end, start + 1, atMs(toMs(start) + SHORTEST_MS)), pitch });
  }
  return tones;
}

/** Syllables at one time are one. */
function apart(syllables: readonly Syllable[], { toMs }: TickClock): Word[] {
  const words: { tick: number; texts: string[]; startsLine: boolean }[] = [];
  for (const { tick, text, startsLine } of syllables) {
    const last = words[words.length - 1];
    if (!last || toMs(tick) - toMs(last.tick) >= SHORTEST_MS) words.push({ tick, texts: [text], startsLine });
    else last.texts.push(startsLine && !last.texts[last.texts.length - 1]?.endsWith(" ") ? ` ${text}` : text);
  }
  return words.map(({ tick, texts, startsLine }) => ({ tick, text: texts.join(""), startsLine }));
}

/** Sung on the note that still sounds, which it shares with the word before; else spoken. */
function addWithoutOwnNote(sung: SungNote[], word: Word, next: number | undefined, clock: TickClock): void {
  const { toMs, atMs } = clock;
  const last = sung[sung.length - 1];
  const { tick, text, startsLine } = word;
  const isShared =
    last !== undefined &&
    last.pitch !== null &&
    toMs(last.end) - toMs(tick) >= SHORTEST_MS &&
    toMs(tick) - toMs(last.start) >= SHORTEST_MS;
  if (isShared) {
    sung[sung.length - 1] = { ...last, end: tick };
    sung.push({ ...last, start: tick, text, startsLine });
    return;
  }
  const start = Math.max(tick, last?.end ?? tick);
  const longest = atMs(toMs(start) + SPOKEN_MS);
  const shortest = Math.max(start + 1, atMs(toMs(start) + SHORTEST_MS));
  sung.push({
    start,
    end: Math.max(shortest, Math.min(next ?? longest, longest)),
    pitch: null,
    text,
    startsLine,
  });
}

function oneAfterAnother(sung: readonly SungNote[]): SungNote[] {
  const notes: SungNote[] = [];
  for (const note of sung) {
    const last = notes[notes.length - 1];
    const start = last ? Math.max(note.start, last.start + 1) : note.start;
    if (last && last.end > start) notes[notes.length - 1] = { ...last, end: start };
    notes.push({ ...note, start, end: Math.max(note.end, start + 1) });
  }
  return notes;
}

/** "love " held over three notes is "love", "~", "~ ": the space belongs behind the last. */
function spacesLast(sung: readonly SungNote[]): SungNote[] {
  const notes = [...sung];
  for (let i = 0; i + 1 < notes.length; i++) {
    const note = notes[i]!;
    const next = notes[i + 1]!;
    if (next.text !== "~" || !note.text.endsWith(" ")) continue;
    notes[i] = { ...note, text: note.text.trimEnd() };
    notes[i + 1] = { ...next, text: "~ " };
  }
  return notes;
}
