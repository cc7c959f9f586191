import { analyse } from "chardet";
import iconv from "iconv-lite";
import { languageTag } from "../language";
import type { LineEnd, SourceDocument, SourceLine } from "./document";
import { headerOf } from "./headers";

/** Code pages by language, for files that name their language but not their encoding. */
const PAGES: Readonly<Record<string, readonly string[]>> = {
  win1252: [
    "en",
    "de",
    "fr",
    "es",
    "it",
    "pt",
    "nl",
    "sv",
    "no",
    "da",
    "fi",
    "is",
    "ca",
    "eu",
    "gl",
    "ga",
    "id",
    "la",
  ],
  win1250: ["pl", "cs", "sk", "hu", "ro", "hr", "sl"],
  win1251: ["ru", "uk", "bg", "sr"],
  win1253: ["el"],
  win1254: ["tr"],
  win1255: ["he"],
  win1256: ["ar", "fa"],
};

/** What chardet may say and we believe; Latin-1 is read as its superset. */
const BELIEVED: Readonly<Record<string, string>> = {
  "ISO-8859-1": "win1252",
  "windows-1252": "win1252",
  "ISO-8859-2": "win1250",
  "windows-1250": "win1250",
  "ISO-8859-5": "iso88595",
  "windows-1251": "win1251",
  "KOI8-R": "koi8r",
  "ISO-8859-7": "win1253",
  "windows-1253": "win1253",
  "ISO-8859-9": "win1254",
  "windows-1254": "win1254",
  Shift_JIS: "shiftjis",
  "EUC-JP": "eucjp",
  "EUC-KR": "euckr",
  GB18030: "gb18030",
  Big5: "big5",
};

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function declared(head: string): { encoding: string | null; language: string } {
  let encoding: string | null = null;
  let language = "";
  for (const line of head.split(/\r\n|\n|\r/)) {
    const header = headerOf(line);
    if (header?.name === "LANGUAGE") language = header.value;
    if (header?.name === "ENCODING") {
      const name = header.value.toLowerCase().replace(/[^a-z0-9]/g, "");
      const known = name.replace(/^(cp|windows)(125\d)$/, "win$2");
      encoding = iconv.encodingExists(known) && known !== "utf8" ? known : null;
    }
  }
  return { encoding, language };
}

/** UTF-16 without a mark: headers are Latin, so every other byte at the start is zero. */
function zeroSide(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const pairs = Math.min(64, bytes.length >> 1);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < pairs; i++) {
    if (bytes[2 * i] === 0) even++;
    if (bytes[2 * i + 1] === 0) odd++;
  }
  if (pairs < 4 || Math.max(even, odd) < pairs * 0.8 || Math.min(even, odd) > 0) return null;
  return odd > even ? "utf-16le" : "utf-16be";
}

export function encodingOf(bytes: Uint8Array): { encoding: string; bomBytes: number } {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: "utf8", bomBytes: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: "utf-16le", bomBytes: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: "utf-16be", bomBytes: 2 };
  const wide = zeroSide(bytes);
  if (wide) return { encoding: wide, bomBytes: 0 };
  const said = declared(iconv.decode(bytes.subarray(0, 8192), "latin1"));
  const ascii = bytes.every((byte) => byte < 128);
  // The header is often wrong, but text that happens to be valid UTF-8 hardly ever is anything else.
  if (isUtf8(bytes)) return { encoding: ascii && said.encoding ? said.encoding : "utf8", bomBytes: 0 };
  return { encoding: said.encoding ?? byLanguage(said.language) ?? guessed(bytes), bomBytes: 0 };
}

function byLanguage(language: string): string | undefined {
  const tag = languageTag(language);
  return Object.entries(PAGES).find(([, tags]) => tags.includes(tag))?.[0];
}

function guessed(bytes: Uint8Array): string {
  for (const { name } of analyse(bytes)) {
    const encoding = Object.hasOwn(BELIEVED, name) ? BELIEVED[name] : undefined;
    if (encoding) return encoding;
  }
  return "win1252";
}

/** Decodes line by line, so that a line whose bytes are broken can be kept as it is. */
export function documentOfBytes(bytes: Uint8Array): { document: SourceDocument; lossy: number[] } {
  const { encoding, bomBytes } = encodingOf(bytes);
  const lines: SourceLine[] = [];
  const lossy: number[] = [];
  for (const { body, end } of byteLines(bytes.subarray(bomBytes), encoding)) {
    const text = iconv.decode(body, encoding, { stripBOM: false });
    const back = iconv.encode(text, encoding, { addBOM: false });
    const exact = back.length === body.length && back.every((byte, i) => byte === body[i]);
    if (!exact) lossy.push(lines.length);
    lines.push(exact ? { text, end } : { text, end, raw: body.slice() });
  }
  return { document: { encoding, bom: bomBytes > 0, lines }, lossy };
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

export function bytesOfDocument(document: SourceDocument): Uint8Array {
  const fits = (line: SourceLine) =>
    line.raw !== undefined ||
    iconv.decode(iconv.encode(line.text, document.encoding), document.encoding) === line.text;
  const { encoding, lines } = document.lines.every(fits) ? document : inUtf8(document);
  const parts: Uint8Array[] = document.bom ? [iconv.encode("\uFEFF", encoding, { addBOM: false })] : [];
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

/** An edit brought letters that the old code page lacks: the whole file becomes UTF-8 and says so. */
function inUtf8(document: SourceDocument): SourceDocument {
  const lines = document.lines.map(
    (line): SourceLine =>
      headerOf(line.text)?.name === "ENCODING"
        ? { text: "#ENCODING:UTF8", end: line.end }
        : { text: line.text, end: line.end },
  );
  return { ...document, encoding: "utf8", lines };
}
