import { type Problem, report } from "../problem";

export interface Stamped {
  readonly ms: number;
  readonly text: string;
}

export interface LrcLine {
  /** Counted from 1. */
  readonly line: number;
  /** Each is one time at which this line is sung; at least one. */
  readonly stamps: readonly number[];
  /** Text without word stamps has one entry, at the first stamp; a stamp without text ends the word before it. */
  readonly words: readonly Stamped[];
  readonly isByWords: boolean;
}

export interface LrcTag {
  readonly line: number;
  /** Lower case. */
  readonly name: string;
  readonly value: string;
}

export interface LrcFile {
  readonly lines: readonly LrcLine[];
  readonly tags: readonly LrcTag[];
}

// 1:2.3, 01:02.03, 01:02:03 (hundredths after a colon, as some programs write them), 01:02:03.45 with hours.
const TIME = String.raw`(-?\d{1,4}):(\d{1,3})(?:[.,:](\d{1,6}))?(?:[.,](\d{1,6}))?`;
const LINE_STAMP = new RegExp(String.raw`\s*\[ ?${TIME} ?\]`, "y");
const WORD_STAMP = new RegExp(String.raw`<\s?${TIME}\s?>|\[\s?${TIME}\s?\]`, "g");
const TAG_NAME = /^[a-z][a-z0-9_-]{0,40}$/i;

function msOf(parts: readonly (string | undefined)[]): number {
  const [first = "0", second = "0", third, fourth] = parts;
  const sign = first.startsWith("-") ? -1 : 1;
  const fraction = (digits: string) => Number(digits) / 10 ** digits.length;
  const seconds =
    fourth === undefined
      ? Math.abs(Number(first)) * 60 + Number(second) + fraction(third ?? "0")
      : Math.abs(Number(first)) * 3600 + Number(second) * 60 + Number(third) + fraction(fourth);
  return (sign * Math.round(seconds * 1_000_000)) / 1000 + 0;
}

export function readLines(text: string, problems: Problem[]): LrcFile {
  const lines: LrcLine[] = [];
  const tags: LrcTag[] = [];
  for (const [index, source] of text.split(/\r\n|\n|\r/).entries()) {
    const line = index + 1;
    const trimmed = source.trim();
    if (trimmed === "" || trimmed.startsWith("#") || trimmed.startsWith("//")) continue;
    const { stamps, rest } = stampsOf(source);
    if (stamps.length > 0) {
      lines.push({ line, stamps, ...wordsOf(rest, stamps[0] ?? 0) });
      continue;
    }
    const tag = tagOf(trimmed, line);
    if (tag) tags.push(tag);
    else if (!isComment(trimmed)) report(problems, "unreadable-line", line, trimmed);
  }
  return { lines, tags };
}

function stampsOf(source: string): { stamps: number[]; rest: string } {
  const stamps: number[] = [];
  let from = 0;
  LINE_STAMP.lastIndex = 0;
  for (let match = LINE_STAMP.exec(source); match; match = LINE_STAMP.exec(source)) {
    stamps.push(msOf(match.slice(1)));
    from = LINE_STAMP.lastIndex;
  }
  return { stamps, rest: source.slice(from) };
}

function wordsOf(rest: string, lineMs: number): Pick<LrcLine, "words" | "isByWords"> {
  const words: Stamped[] = [];
  let ms = lineMs;
  let from = 0;
  for (const match of rest.matchAll(WORD_STAMP)) {
    const before = rest.slice(from, match.index);
    if (words.length > 0 || from > 0 || before.trim() !== "") words.push({ ms, text: before });
    ms = msOf(match[2] === undefined ? match.slice(5) : match.slice(1, 5));
    from = match.index + match[0].length;
  }
  words.push({ ms, text: rest.slice(from) });
  return { words, isByWords: from > 0 };
}

/** "[:]" and what follows, "[#...]" */
const isComment = (line: string): boolean => /^\[\s*[:#]/.test(line);

function tagOf(line: string, number: number): LrcTag | null {
  if (!line.startsWith("[") || !line.endsWith("]")) return null;
  const colon = line.indexOf(":");
  const name = line.slice(1, colon).trim();
  if (colon < 0 || !TAG_NAME.test(name)) return null;
  return { line: number, name: name.toLowerCase(), value: line.slice(colon + 1, -1).trim() };
}
