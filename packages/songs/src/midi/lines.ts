import type { TickClock } from "./clock";
import type { SungNote } from "./sung";

/** Where the file has no lines: a breath this long ends one, and so does a word after this many letters. */
const BREATH_MS = 900;
const LONG_LINE = 42;

/** The file's own lines, else such as one would write. Spaces at their ends are nobody's. */
export function linesOfWords(sung: readonly SungNote[], { toMs }: TickClock): SungNote[][] {
  const hasLines = sung.some(({ startsLine }, i) => i > 0 && startsLine);
  const lines: SungNote[][] = [];
  let length = 0;
  sung.forEach((note, i) => {
    const before = sung[i - 1];
    const isNew = hasLines
      ? note.startsLine
      : before !== undefined &&
        note.text !== "~" &&
        (toMs(note.start) - toMs(before.end) > BREATH_MS ||
          (length > LONG_LINE && (before.text.endsWith(" ") || note.text.startsWith(" "))));
    const line = lines[lines.length - 1];
    if (line && !isNew) line.push(note);
    else lines.push([note]);
    length = (line && !isNew ? length : 0) + note.text.length;
  });
  return lines.map(trimmed);
}

function trimmed(line: SungNote[]): SungNote[] {
  const last = line.length - 1;
  return line.map((note, i) => ({
    ...note,
    text: (i === 0 ? (text: string) => text.trimStart() : same)(i === last ? note.text.trimEnd() : note.text),
  }));
}

const same = (text: string): string => text;
