import type { NoteKind, TempoChange } from "../model";
import { type Problem, report } from "../problem";
import type { SourceLine } from "./document";
import { decimal } from "./numbers";

export interface NoteItem {
  readonly type: "note";
  readonly index: number;
  readonly kind: NoteKind;
  readonly start: number;
  readonly length: number;
  readonly pitch: number;
  readonly text: string;
  /** Beats that the file's number is behind the song's (RELATIVE files). */
  readonly shift: number;
}

export interface BreakItem {
  readonly type: "break";
  readonly index: number;
  readonly at?: number;
  readonly next?: number;
}

export type Item = NoteItem | BreakItem;

export interface Body {
  /** Items by voice number, 1 to 9, in file order. */
  readonly voices: ReadonlyMap<number, Item[]>;
  readonly marked: boolean;
  readonly tempoChanges: readonly TempoChange[];
}

const KINDS: Readonly<Record<string, NoteKind>> = {
  ":": "normal",
  "*": "golden",
  F: "freestyle",
  R: "rap",
  G: "golden-rap",
};

const NUMBER = String.raw`[-+]?(?:\d+(?:[.,]\d*)?|[.,]\d+)`;
const NOTE = new RegExp(
  String.raw`^\s*([^\s#\d-])\s*(${NUMBER})[ \t]+(${NUMBER})[ \t]+(${NUMBER})(?:[ \t](.*))?$`,
  "s",
);
const BREAK = new RegExp(
  String.raw`^\s*-(?=\s|$|[-+]?[.,]?\d)\s*(?:(${NUMBER})(?![\d.,])(?:\s+(${NUMBER})(?![\d.,]))?)?`,
);
const VOICE = /^\s*P\s*([1-9])\s*$/i;
const TEMPO = new RegExp(String.raw`^\s*B\s*(${NUMBER})\s+(${NUMBER})\s*$`);
/** Whatever comes after it is not part of the song. */
export const END_LINE = /^\s*E\s*$/i;

export interface BodyOptions {
  readonly relative: boolean;
  /** The voice number that means "the first two together", if this file has one. */
  readonly togetherVoice: number | null;
}

export function readBody(lines: readonly SourceLine[], options: BodyOptions, problems: Problem[]): Body {
  const voices = new Map<number, Item[]>();
  const shifts = new Map<number, number>();
  const tempoChanges: TempoChange[] = [];
  let voice = 1;
  let marked = false;

  const add = (item: Item) => {
    const into = voice === options.togetherVoice ? [1, 2] : [voice];
    for (const number of into) {
      const items = voices.get(number);
      if (items) items.push(item);
      else voices.set(number, [item]);
    }
  };

  for (const [index, { text }] of lines.entries()) {
    if (text.trim() === "" || /^\s*#/.test(text)) continue;
    const singer = VOICE.exec(text);
    if (singer) {
      voice = Number(singer[1]);
      marked = true;
      continue;
    }
    const tempo = TEMPO.exec(text);
    if (tempo) {
      const beat = decimal(tempo[1] ?? "");
      const bpm = decimal(tempo[2] ?? "");
      if (beat !== null && bpm !== null && bpm > 0) tempoChanges.push({ beat, bpm });
      else report(problems, "bad-number", index + 1, text.trim());
      continue;
    }
    const shift = shifts.get(voice) ?? 0;
    const pause = BREAK.exec(text);
    if (pause) {
      const after = text.slice(pause[0].length).trim();
      if (after !== "") report(problems, "after-break", index + 1, after);
      const at = decimal(pause[1] ?? "");
      const next = decimal(pause[2] ?? "");
      if (options.relative) shifts.set(voice, shift + (next ?? at ?? 0));
      add({
        type: "break",
        index,
        ...(at !== null && { at: at + shift }),
        ...(next !== null && !options.relative && { next }),
      });
      continue;
    }
    const note = readNote(text, index, shift, problems);
    if (note) add(note);
  }
  tempoChanges.sort((a, b) => a.beat - b.beat);
  return { voices, marked, tempoChanges };
}

function readNote(text: string, index: number, shift: number, problems: Problem[]): NoteItem | null {
  const match = NOTE.exec(text);
  const start = decimal(match?.[2] ?? "");
  const length = decimal(match?.[3] ?? "");
  const pitch = decimal(match?.[4] ?? "");
  if (!match || start === null || length === null || pitch === null) {
    report(problems, "unreadable-line", index + 1, text.trim());
    return null;
  }
  if (length < 0) {
    report(problems, "negative-length", index + 1, text.trim());
    return null;
  }
  const mark = match[1] ?? "";
  const known = Object.hasOwn(KINDS, mark) ? KINDS[mark] : undefined;
  if (!known) report(problems, "unknown-kind", index + 1, mark);
  else if (length === 0) report(problems, "zero-length", index + 1, text.trim());
  return {
    type: "note",
    index,
    kind: length === 0 ? "freestyle" : (known ?? "freestyle"),
    start: start + shift,
    length,
    // Half a tone down rounds to -0, which JSON has not.
    pitch: Math.round(pitch) + 0,
    text: match[5] ?? "",
    shift,
  };
}
