import type { Note, Song } from "../model";
import { END_LINE } from "./body";
import { documentOfText, type LineEnd, type SourceDocument, type SourceLine } from "./document";
import { headerOf } from "./headers";
import type { Parsed } from "./parse";
import { isShiftRead } from "./tracks";
import { bodyLines, formatUltraStar, headersFor, noteLine, type WrittenHeader } from "./write";

/**
 * The file as it was, with only what differs between the song that was read and the song given.
 * Headers and notes are changed in their own lines; where notes or lines were added, removed or split, the
 * notes are written anew under the old headers.
 */
export function rewritten(parsed: Parsed, song: Song): SourceDocument {
  if (!parsed.song) return documentOfText(formatUltraStar(song));
  const headed = withHeaders(parsed, parsed.song, song);
  const edits = noteEdits(parsed, parsed.song, song);
  if (edits) {
    const lines = headed.lines.flatMap((line) => {
      const text = edits.get(line.index);
      return text === undefined ? [line.line] : [{ text, end: line.line.end }];
    });
    return { ...parsed.document, lines };
  }
  return { ...parsed.document, lines: withNewBody(headed, parsed, song) };
}

interface Indexed {
  readonly line: SourceLine;
  /** Where it stood in the file; -1 for a new one. */
  readonly index: number;
}

interface Headed {
  readonly lines: readonly Indexed[];
  readonly newline: LineEnd;
}

const byName = (headers: readonly WrittenHeader[]) => new Map(headers.map((header) => [header.name, header]));

/** Index of the line that ends the song; after it nothing is read. */
function endOf(lines: readonly SourceLine[]): number {
  const end = lines.findIndex((line) => END_LINE.test(line.text));
  return end < 0 ? lines.length : end;
}

function withHeaders(parsed: Parsed, before: Song, after: Song): Headed {
  const { lines } = parsed.document;
  const sung = lines.slice(0, endOf(lines));
  const newline: LineEnd = lines.find((line) => line.end !== "")?.end ?? "\n";
  const had = byName(headersFor(before));
  const wanted = byName(headersFor(after));
  const changes = new Map<number, SourceLine | null>();
  const added: SourceLine[] = [];
  const indexOf = (header: WrittenHeader) => {
    const found = [header.name, ...header.aliases].map((name) =>
      sung.findLastIndex(
        (line) => (headerOf(line.text)?.value ?? "") !== "" && headerOf(line.text)?.name === name,
      ),
    );
    return found.find((index) => index >= 0) ?? -1;
  };

  for (const header of wanted.values()) {
    if (had.get(header.name)?.value === header.value) continue;
    const index = indexOf(header);
    const line = lines[index];
    const start = line ? line.text.slice(0, line.text.indexOf(":") + 1) : `#${header.name}:`;
    if (line) changes.set(index, { text: start + header.value, end: line.end });
    else added.push({ text: start + header.value, end: newline });
  }
  for (const header of had.values()) {
    const index = wanted.has(header.name) ? -1 : indexOf(header);
    if (index >= 0) changes.set(index, null);
  }

  const at = sung.findLastIndex((line) => headerOf(line.text) !== null) + 1;
  const kept = lines.flatMap((line, index): Indexed[] => {
    const change = changes.get(index);
    return change === null ? [] : [{ line: change ?? line, index }];
  });
  const place = kept.findIndex((line) => line.index >= at);
  const head = place < 0 ? kept : kept.slice(0, place);
  const rest = place < 0 ? [] : kept.slice(place);
  const last = head[head.length - 1];
  if (added.length > 0 && last?.line.end === "")
    head[head.length - 1] = { ...last, line: { ...last.line, end: newline } };
  return { lines: [...head, ...added.map((line) => ({ line, index: -1 })), ...rest], newline };
}

const sameNote = (a: Note, b: Note): boolean =>
  a.kind === b.kind &&
  a.startBeat === b.startBeat &&
  a.lengthBeats === b.lengthBeats &&
  a.pitch === b.pitch &&
  a.text === b.text;

/** New texts by line, or null where the notes no longer fit the old lines. */
function noteEdits(parsed: Parsed, before: Song, after: Song): Map<number, string> | null {
  if (before.tracks.length !== after.tracks.length) return null;
  const edits = new Map<number, string>();
  const untouched = new Set<number>();
  for (const [t, track] of after.tracks.entries()) {
    const old = before.tracks[t];
    if (old?.phrases.length !== track.phrases.length) return null;
    for (const [p, phrase] of track.phrases.entries()) {
      const was = old.phrases[p];
      if (was?.notes.length !== phrase.notes.length) return null;
      if (was.breakBeat !== phrase.breakBeat || was.nextBeat !== phrase.nextBeat) return null;
      for (const [n, note] of phrase.notes.entries()) {
        const place = parsed.places[t]?.[p]?.[n];
        const oldNote = was.notes[n];
        if (!place || !oldNote) return null;
        if (sameNote(note, oldNote)) untouched.add(place.index);
        else {
          const text = noteLine(note, place);
          if (edits.has(place.index) && edits.get(place.index) !== text) return null;
          edits.set(place.index, text);
        }
      }
    }
  }
  const shift = parsed.places[0]?.[0]?.[0]?.pitchShift ?? 0;
  if (edits.size > 0 && !isShiftRead(after, shift)) return null;
  // A line sung by both singers that only one of them changed can no longer be one line.
  return [...edits.keys()].some((index) => untouched.has(index)) ? null : edits;
}

function withNewBody(headed: Headed, parsed: Parsed, song: Song): SourceLine[] {
  const body = bodyLines(song).map((text): SourceLine => ({ text, end: headed.newline }));
  const endIndex = parsed.document.lines.findIndex((line) => END_LINE.test(line.text));
  const isHead = ({ line, index }: Indexed) =>
    index === -1 || line.text.trim() === "" || headerOf(line.text) !== null;
  const head = headed.lines
    .filter((line) => (endIndex < 0 || line.index < endIndex) && isHead(line))
    .filter(({ line }) => headerOf(line.text)?.name !== "RELATIVE")
    .map(({ line }) => (line.end === "" ? { ...line, end: headed.newline } : line));
  const tail =
    endIndex < 0 ? [] : headed.lines.filter((line) => line.index >= endIndex).map(({ line }) => line);
  const end: SourceLine[] = tail.length > 0 ? tail : [{ text: "E", end: headed.newline }];
  return [...head, ...body, ...end];
}
