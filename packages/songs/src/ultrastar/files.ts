import type { Song } from "../model";
import { problem, report } from "../problem";
import { documentOfText } from "./document";
import { bytesOfDocument, documentOfBytes, readableBytesOf } from "./encoding";
import { type Parsed, parseDocument } from "./parse";
import { rewritten } from "./rewrite";

const MAX_BYTES = 2 * 1024 * 1024;

/** Reads a chart in whatever encoding it has. A string is taken as already decoded. */
export function readUltraStar(input: Uint8Array | string): Parsed {
  if (input.length > MAX_BYTES) {
    return { song: null, problems: [problem("too-large", 0)], document: documentOfText(""), places: [] };
  }
  if (typeof input === "string") return parseDocument(documentOfText(input));
  const { document, lossy } = documentOfBytes(input);
  const parsed = parseDocument(document);
  const problems = [...parsed.problems];
  for (const index of lossy) report(problems, "bytes-lost", index + 1);
  return { ...parsed, problems: problems.sort((a, b) => a.line - b.line) };
}

/** The same bytes where the song is as it was read; otherwise the same file with the changes in it. */
export const writeUltraStar = (parsed: Parsed, song: Song | null = parsed.song): Uint8Array =>
  song === null || song === parsed.song
    ? bytesOfDocument(parsed.document)
    : readableBytesOf(rewritten(parsed, song));
