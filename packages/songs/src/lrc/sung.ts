import { isNear } from "../limits";
import { type Problem, report } from "../problem";
import type { LrcLine, Stamped } from "./lines";

export interface SungWord {
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
}

export interface SungLine {
  readonly line: number;
  readonly isByWords: boolean;
  /** Ascending, one after the other, none empty in time. */
  readonly words: readonly SungWord[];
}

/** Nobody says when a last word ends: about the pace of a slow ballad, and long enough to be seen. */
const MS_A_LETTER = 160;
const SHORTEST_LINE_MS = 1_200;
const LONGEST_LINE_MS = 9_000;
const SHORTEST_WORD_MS = 10;

interface Timed {
  readonly line: LrcLine;
  readonly startMs: number;
  /** Sung this much later than its own word stamps say, because the line comes again. */
  readonly shiftMs: number;
}

export function sungLines(lines: readonly LrcLine[], offsetMs: number, problems: Problem[]): SungLine[] {
  const sung: SungLine[] = [];
  const timed = inTime(lines, offsetMs);
  const nexts = laterStarts(timed);
  let lastStart: number | null = null;
  timed.forEach(({ line, startMs, shiftMs }, i) => {
    const isBlank = line.words.every(({ text }) => text.trim() === "");
    if (isBlank) return;
    if (startMs === lastStart) {
      // Translations stand below the words with the same time.
      report(problems, "same-time", line.line);
      return;
    }
    const next = nexts[i] ?? Number.POSITIVE_INFINITY;
    const words = line.isByWords
      ? byStamps(line, { startMs, shiftMs, next }, problems)
      : shared(line.words[0]?.text ?? "", startMs, next);
    if (words.length === 0) return;
    if (!isNear(words[0]!.startMs, words[words.length - 1]!.endMs)) {
      report(problems, "far-away", line.line);
      return;
    }
    lastStart = startMs;
    sung.push({ line: line.line, isByWords: line.isByWords, words });
  });
  return sung;
}

function inTime(lines: readonly LrcLine[], offsetMs: number): Timed[] {
  return lines
    .flatMap((line) => {
      const written = nearest(line.stamps, line.words[0]?.ms ?? 0);
      return line.stamps.map((stamp) => ({
        line,
        startMs: stamp - offsetMs,
        shiftMs: stamp - written - offsetMs,
      }));
    })
    .sort((a, b) => a.startMs - b.startMs || a.line.line - b.line.line);
}

const nearest = (stamps: readonly number[], ms: number): number =>
  stamps.reduce((best, stamp) => (Math.abs(stamp - ms) < Math.abs(best - ms) ? stamp : best));

/** For each when the next one begins that has another time. */
function laterStarts(timed: readonly Timed[]): number[] {
  const nexts = new Array<number>(timed.length);
  let next = Number.POSITIVE_INFINITY;
  for (let i = timed.length - 1; i >= 0; i--) {
    nexts[i] = next;
    const startMs = timed[i]!.startMs;
    if (i > 0 && timed[i - 1]!.startMs < startMs) next = startMs;
  }
  return nexts;
}

const letters = (text: string): number => [...text].filter((letter) => /[\p{L}\p{N}]/u.test(letter)).length;

const paceOf = (text: string): number =>
  Math.min(LONGEST_LINE_MS, Math.max(SHORTEST_LINE_MS, letters(text) * MS_A_LETTER));

interface Bounds {
  readonly startMs: number;
  readonly shiftMs: number;
  /** Start of the line after it. */
  readonly next: number;
}

function byStamps(line: LrcLine, { startMs, shiftMs, next }: Bounds, problems: Problem[]): SungWord[] {
  const isMessy = line.words.some(
    ({ ms }, i) => ms < (line.words[i - 1]?.ms ?? ms) || ms + shiftMs < startMs || ms + shiftMs > next,
  );
  if (isMessy) report(problems, "out-of-order", line.line);
  const words = line.words
    .map(({ ms, text }) => ({ ms: Math.min(next, Math.max(startMs, ms + shiftMs)), text }))
    .sort((a, b) => a.ms - b.ms);
  const moments = together(words);
  const sung: SungWord[] = [];
  moments.forEach(({ ms, text }, i) => {
    const before = sung[sung.length - 1];
    const said = (before?.text ?? " ").endsWith(" ") ? text.trimStart() : text;
    if (said.trim() === "") {
      if (before && said !== "") sung[sung.length - 1] = { ...before, text: `${before.text} ` };
      return;
    }
    const end = moments[i + 1]?.ms ?? Math.min(next, ms + paceOf(said));
    if (end - ms >= SHORTEST_WORD_MS) sung.push({ startMs: ms, endMs: end, text: said });
    else if (before) sung[sung.length - 1] = { ...before, text: before.text + said };
    else sung.push({ startMs: ms, endMs: ms + SHORTEST_WORD_MS, text: said });
  });
  const last = sung[sung.length - 1];
  if (last) sung[sung.length - 1] = { ...last, text: last.text.trimEnd() };
  return sung;
}

/** Words at one time are sung as one; of spaces one is enough, whichever word brought it. */
function together(words: readonly Stamped[]): Stamped[] {
  const moments: { ms: number; texts: string[] }[] = [];
  for (const { ms, text } of words) {
    const last = moments[moments.length - 1];
    if (last && ms - last.ms < SHORTEST_WORD_MS) last.texts.push(text);
    else moments.push({ ms, texts: [text] });
  }
  return moments.map(({ ms, texts }) => ({ ms, text: texts.join("").replace(/\s+/g, " ") }));
}

/** Words of scripts without spaces light up letter by letter. */
const LETTER_BY_LETTER =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]\s?|[^\s\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]+\s?/gu;

/** A line's time, shared by its words in proportion to their letters. */
function shared(text: string, startMs: number, next: number): SungWord[] {
  const parts = text.trim().replace(/\s+/g, " ").match(LETTER_BY_LETTER) ?? [];
  const endMs = Math.max(startMs + parts.length * SHORTEST_WORD_MS, Math.min(next, startMs + paceOf(text)));
  const weights = parts.map((part) => Math.max(1, letters(part)));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const perLetter = (endMs - startMs) / Math.max(1, all);
  let at = startMs;
  return parts.map((part, i) => {
    const from = at;
    at = i === parts.length - 1 ? endMs : from + (weights[i] ?? 1) * perLetter;
    return { startMs: from, endMs: at, text: part };
  });
}
