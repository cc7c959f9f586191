import { extname } from "node:path";
import { parseBuffer } from "music-metadata";
import { levelling } from "../loudness/bs1770";
import { loudnessOf } from "../loudness/loudness";
import { IMPORT_BOUNDS } from "./bounds";
import { hasFfmpeg, loudnessByFfmpeg, toMp3 } from "./ffmpeg";

/** A file of a song, checked: the name it is kept under says what it really is. */
export interface Kept {
  name: string;
  bytes: Uint8Array;
}

/** By extension, the containers that such a file may be. */
const PLAYED: Readonly<Record<string, readonly string[]>> = {
  ".mp3": ["MPEG"],
  ".ogg": ["Ogg"],
  ".oga": ["Ogg"],
  ".opus": ["Ogg"],
  ".m4a": ["M4A", "isom", "mp42", "MPEG-4", "iso"],
  ".mp4": ["M4A", "isom", "mp42", "MPEG-4", "iso"],
  ".aac": ["ADTS", "AAC"],
  ".flac": ["FLAC"],
  ".wav": ["WAVE"],
  ".webm": ["EBML", "webm", "matroska"],
};

/** What no browser plays, or not all of them: how it begins, and what ffmpeg calls it. */
const CONVERTED: Readonly<Record<string, { starts: string; format: string }>> = {
  ".wma": { starts: "\x30\x26\xb2\x75", format: "asf" },
  ".aif": { starts: "FORM", format: "aiff" },
  ".aiff": { starts: "FORM", format: "aiff" },
  ".ape": { starts: "MAC ", format: "ape" },
  ".wv": { starts: "wvpk", format: "wv" },
  ".mka": { starts: "\x1a\x45\xdf\xa3", format: "matroska" },
};

export interface Audio {
  ok: true;
  durationMs: number;
  extension: string;
  /** As it is kept: what browsers play. */
  bytes: Uint8Array;
}
export type Probed = Audio | { ok: false; sentence: string };

const no = (sentence: string): Probed => ({ ok: false, sentence });

/** Reads the audio itself, whatever its name claims, and converts what browsers can't play. */
export async function probeAudio(name: string, bytes: Uint8Array): Promise<Probed> {
  const extension = extname(name).toLowerCase();
  if (bytes.length > IMPORT_BOUNDS.audioBytes) return no(`${name} is larger than any song.`);
  if (Object.hasOwn(CONVERTED, extension)) return converted(name, extension, bytes);
  const containers = Object.hasOwn(PLAYED, extension) ? PLAYED[extension] : undefined;
  if (!containers) return no(`${name} is no audio that can be taken in: send MP3, Ogg, M4A, FLAC or WAV.`);
  const format = await parseBuffer(bytes, { path: name }, { duration: true, skipCovers: true }).then(
    (metadata) => metadata.format,
    () => null,
  );
  if (!format?.container) return no(`${name} can't be read as audio.`);
  const container = format.container.toLowerCase();
  if (!containers.some((known) => container.includes(known.toLowerCase()))) {
    return no(`${name} is not what its name says: it is ${format.container}.`);
  }
  const durationMs = Math.round((format.duration ?? 0) * 1_000);
  if (durationMs < IMPORT_BOUNDS.audioMinMs) return no(`${name} is shorter than a song.`);
  if (durationMs > IMPORT_BOUNDS.audioMaxMs) return no(`${name} is longer than twenty minutes.`);
  return { ok: true, durationMs, extension, bytes };
}

async function converted(name: string, extension: string, bytes: Uint8Array): Promise<Probed> {
  const kind = CONVERTED[extension];
  const begins = String.fromCharCode(...bytes.subarray(0, kind?.starts.length));
  if (!kind || begins !== kind.starts) return no(`${name} is not what its name says.`);
  if (!(await hasFfmpeg())) {
    return no(
      `Browsers don't play ${name}. Convert it to MP3 or Ogg and send it again, or install ffmpeg on the server, which then does it.`,
    );
  }
  const mp3 = await toMp3(kind.format, bytes);
  return mp3 ? probeAudio(`${name}.mp3`, mp3) : no(`${name} can't be read as audio.`);
}

/** Played by browsers and not decoded here: what ffmpeg calls them. */
const MEASURED: Readonly<Record<string, string>> = {
  ".m4a": "mov",
  ".mp4": "mov",
  ".aac": "aac",
  ".opus": "ogg",
  ".ogg": "ogg",
  ".webm": "matroska",
};

/** What the audio is to be turned up by; null where nothing here can tell. */
export async function gainFor({ extension, bytes }: Audio): Promise<number | null> {
  const format = MEASURED[extension];
  const loudness =
    (await loudnessOf(extension, bytes)) ??
    (format !== undefined && (await hasFfmpeg()) ? await loudnessByFfmpeg(format, bytes) : null);
  return loudness && levelling(loudness);
}

interface Kind {
  extension: string;
  starts: readonly number[];
  at?: number;
}

const IMAGES: readonly Kind[] = [
  { extension: ".png", starts: [0x89, 0x50, 0x4e, 0x47] },
  { extension: ".jpg", starts: [0xff, 0xd8, 0xff] },
  { extension: ".webp", starts: [0x57, 0x45, 0x42, 0x50], at: 8 },
];

const VIDEOS: readonly Kind[] = [
  { extension: ".mp4", starts: [0x66, 0x74, 0x79, 0x70], at: 4 },
  { extension: ".webm", starts: [0x1a, 0x45, 0xdf, 0xa3] },
];

const kindOf = (bytes: Uint8Array, kinds: readonly Kind[]): string | null =>
  kinds.find(({ starts, at = 0 }) => starts.every((byte, i) => bytes[at + i] === byte))?.extension ?? null;

/** The extension an image deserves by its first bytes; null for anything else, and for what is too large. */
export const imageKind = (bytes: Uint8Array): string | null =>
  bytes.length > IMPORT_BOUNDS.coverBytes ? null : kindOf(bytes, IMAGES);

/** The same of a video that browsers play. */
export const videoKind = (bytes: Uint8Array): string | null => kindOf(bytes, VIDEOS);
