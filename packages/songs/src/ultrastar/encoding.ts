import iconv from "iconv-lite";
import { encodingOf } from "../encoding";
import { type LineEnd, linesOfText, type SourceDocument, type SourceLine } from "./document";
import { headerOf } from "./headers";

/** Text that encodes back to the same bytes; null where some of them belong to no letter. */
function exactly(bytes: Uint8Array, encoding: string): string | null {
  if (encoding === "utf8") {
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      return null;
    }
  }
  const text = iconv.decode(bytes, encoding, { stripBOM: false });
  return areSame(iconv.encode(text, encoding, { addBOM: false }), bytes) ? text : null;
}

function areSame(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Where some bytes belong to no letter, their lines are kept as they are. */
export function documentOfBytes(bytes: Uint8Array): { document: SourceDocument; lossy: number[] } {
  const { encoding, bomBytes } = encodingOf(bytes);
  const body = bytes.subarray(bomBytes);
  const bom = bomBytes > 0;
  const whole = exactly(body, encoding);
  if (whole !== null) return { document: { encoding, bom, lines: linesOfText(whole) }, lossy: [] };
  const lossy: number[] = [];
  const lines = [...byteLines(body, encoding)].map(({ body, end }, index): SourceLine => {
    const text = exactly(body, encoding);
    if (text !== null) return { text, end };
    lossy.push(index);
    return { text: iconv.decode(body, encoding, { stripBOM: false }), end, raw: body.slice() };
  });
  return { document: { encoding, bom, lines }, lossy };
}

function* byteLines(bytes: Uint8Array, encoding: string): Generator<{ body: Uint8Array; end: LineEnd }> {
  const wide = encoding.startsWith("utf-16");
  const step = wide ? 2 : 1;
  const low = encoding === "utf-16be" ? 1 : 0;
  const unit = (i: number) => {
    const byte = bytes[i + low];
    return wide && bytes[i + 1 - low] !== 0 ? -1 : (byte ?? -1);
  };
  let from = 0;
  for (let i = 0; i + step <= bytes.length; i += step) {
    const value = unit(i);
    if (value !== 10 && value !== 13) continue;
    const pair = value === 13 && i + 2 * step <= bytes.length && unit(i + step) === 10;
    yield { body: bytes.subarray(from, i), end: pair ? "\r\n" : value === 13 ? "\r" : "\n" };
    if (pair) i += step;
    from = i + step;
  }
  if (from < bytes.length) yield { body: bytes.subarray(from), end: "" };
}

export const bytesOfDocument = (document: SourceDocument): Uint8Array => bytesIn(writable(document));

/** Where an edit would make a reader guess another encoding, or read other lines, the whole file becomes UTF-8. */
export function readableBytesOf(document: SourceDocument): Uint8Array {
  const written = writable(document);
  const bytes = bytesIn(written);
  return isReadAs(bytes, written) ? bytes : bytesIn(inUtf8(document));
}

function isReadAs(bytes: Uint8Array, { lines }: SourceDocument): boolean {
  const read = documentOfBytes(bytes).document.lines;
  return (
    read.length === lines.length &&
    read.every(({ text, end }, n) => text === lines[n]?.text && end === lines[n]?.end)
  );
}

/** In its own encoding, or in UTF-8 where that lacks a letter. */
function writable(document: SourceDocument): SourceDocument {
  const { encoding } = document;
  const fits = ({ raw, text }: SourceLine) =>
    raw !== undefined ||
    iconv.decode(iconv.encode(text, encoding, { addBOM: false }), encoding, { stripBOM: false }) === text;
  return document.lines.every(fits) ? document : inUtf8(document);
}

function bytesIn({ encoding, bom, lines }: SourceDocument): Uint8Array {
  const parts: Uint8Array[] = bom ? [iconv.encode("\uFEFF", encoding, { addBOM: false })] : [];
  for (const line of lines) {
    parts.push(line.raw ?? iconv.encode(line.text, encoding, { addBOM: false }));
    parts.push(iconv.encode(line.end, encoding, { addBOM: false }));
  }
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** An edit brought letters that the old code page lacks, or took those that told it: UTF-8, and the file says so. */
function inUtf8(document: SourceDocument): SourceDocument {
  const lines = document.lines.map(
    (line): SourceLine =>
      headerOf(line.text)?.name === "ENCODING"
        ? { text: "#ENCODING:UTF8", end: line.end }
        : { text: line.text, end: line.end },
  );
  return { ...document, encoding: "utf8", lines };
}
