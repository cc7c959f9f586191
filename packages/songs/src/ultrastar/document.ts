export type LineEnd = "" | "\n" | "\r\n" | "\r";

export interface SourceLine {
  readonly text: string;
  readonly end: LineEnd;
  /** The bytes as they were, kept only where the text does not encode back to them. */
  readonly raw?: Uint8Array;
}

/** A chart as it lay on disk. */
export interface SourceDocument {
  /** A name iconv-lite knows. */
  readonly encoding: string;
  readonly bom: boolean;
  readonly lines: readonly SourceLine[];
}

export function linesOfText(source: string): SourceLine[] {
  const lines: SourceLine[] = [];
  const ends = /\r\n|\n|\r/g;
  let from = 0;
  for (let match = ends.exec(source); match; match = ends.exec(source)) {
    lines.push({ text: source.slice(from, match.index), end: match[0] as LineEnd });
    from = ends.lastIndex;
  }
  if (from < source.length) lines.push({ text: source.slice(from), end: "" });
  return lines;
}

export function documentOfText(text: string): SourceDocument {
  const bom = text.startsWith("\uFEFF");
  return { encoding: "utf8", bom, lines: linesOfText(bom ? text.slice(1) : text) };
}

export const textOfDocument = (document: SourceDocument): string =>
  (document.bom ? "\uFEFF" : "") + document.lines.map((line) => line.text + line.end).join("");
