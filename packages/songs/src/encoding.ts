import { analyse } from "chardet";
import iconv from "iconv-lite";
import { languageTag } from "./language";
import { headerOf } from "./ultrastar/headers";

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

/** Of all that iconv-lite knows (UTF-7, Base64 and hex among it) only what a byte of ASCII means itself in. */
const CODE_PAGE =
  /^(win\d{3,4}|cp\d{3,4}|ibm\d{3,4}|iso8859\d{1,2}|latin\d|koi8[rut]|mac[a-z]+|shiftjis|sjis|eucjp|euckr|gb\d+|gbk|big5(hkscs)?|tis620|viscii)$/;

function codePage(declared: string): string | null {
  const name = declared
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "")
    .replace(/^(cp|windows)(125\d)$/, "win$2");
  return CODE_PAGE.test(name) && iconv.encodingExists(name) ? name : null;
}

function declared(head: string): { encoding: string | null; language: string } {
  let encoding: string | null = null;
  let language = "";
  for (const line of head.split(/\r\n|\n|\r/)) {
    const header = headerOf(line);
    if (header?.name === "LANGUAGE") language = header.value;
    if (header?.name === "ENCODING") encoding = codePage(header.value);
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

/** @param language as people call it, where the file says it elsewhere than in a header of UltraStar */
export function encodingOf(bytes: Uint8Array, language = ""): { encoding: string; bomBytes: number } {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: "utf8", bomBytes: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: "utf-16le", bomBytes: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: "utf-16be", bomBytes: 2 };
  const wide = zeroSide(bytes);
  if (wide) return { encoding: wide, bomBytes: 0 };
  const said = declared(iconv.decode(bytes.subarray(0, 8192), "latin1"));
  const ascii = bytes.every((byte) => byte < 128);
  // The header is often wrong, but text that happens to be valid UTF-8 hardly ever is anything else.
  if (isUtf8(bytes)) return { encoding: ascii && said.encoding ? said.encoding : "utf8", bomBytes: 0 };
  return { encoding: said.encoding ?? byLanguage(said.language || language) ?? guessed(bytes), bomBytes: 0 };
}

function byLanguage(language: string): string | undefined {
  const tag = languageTag(language);
  return Object.entries(PAGES).find(([, tags]) => tags.includes(tag))?.[0];
}

/** Enough to tell; the whole of a chart took 8 ms and was told no better. */
const GUESSED_FROM_BYTES = 6_000;

/** The lines with letters beyond ASCII: numbers and headers would only blur what tells languages apart. */
function tellingPart(bytes: Uint8Array): Uint8Array {
  const part = new Uint8Array(Math.min(bytes.length, GUESSED_FROM_BYTES));
  let length = 0;
  let from = 0;
  while (from < bytes.length && length < part.length) {
    const newline = bytes.indexOf(10, from);
    const line = bytes.subarray(from, newline < 0 ? bytes.length : newline + 1);
    from += line.length;
    if (!line.some((byte) => byte > 127)) continue;
    const fits = line.subarray(0, part.length - length);
    part.set(fits, length);
    length += fits.length;
  }
  return part.subarray(0, length);
}

/** Ł ą ł ż and others of windows-1250; in windows-1252 the same bytes are £ ¥ ¯ ³ ¹ ¼ ¾ ¿, which end no word. */
const CENTRAL = new Set([0xa3, 0xa5, 0xaf, 0xb3, 0xb9, 0xbc, 0xbe, 0xbf]);
const FEW = 2;

/** chardet takes Polish for windows-1257 and then for windows-1252. */
function isCentralEuropean(bytes: Uint8Array): boolean {
  let inWords = 0;
  for (let i = 1; i < bytes.length; i++) {
    const before = bytes[i - 1]! | 0x20;
    if (CENTRAL.has(bytes[i]!) && before >= 0x61 && before <= 0x7a) inWords++;
  }
  return inWords > FEW;
}

function guessed(bytes: Uint8Array): string {
  const part = tellingPart(bytes);
  const encoding = likeliest(part);
  return encoding === "win1252" && isCentralEuropean(part) ? "win1250" : encoding;
}

function likeliest(bytes: Uint8Array): string {
  for (const { name } of analyse(bytes)) {
    const encoding = Object.hasOwn(BELIEVED, name) ? BELIEVED[name] : undefined;
    if (encoding) return encoding;
  }
  return "win1252";
}
