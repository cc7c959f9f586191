import { extname } from "node:path";
import { parseBuffer } from "music-metadata";
import { IMPORT_BOUNDS } from "./bounds";

/** A file of a song, checked: the name it is kept under says what it really is. */
export interface Kept {
  name: string;
  bytes: Uint8Array;
}

const AUDIO: Readonly<Record<string, readonly string[]>> = {
  ".mp3": ["MPEG"],
  ".ogg": ["Ogg"],
  ".oga": ["Ogg"],
  ".opus": ["Ogg"],
  ".m4a": ["M4A", "isom", "mp42", "MPEG-4", "iso"],
  ".flac": ["FLAC"],
  ".wav": ["WAVE"],
  ".webm": ["EBML", "webm", "matroska"],
};

export type Probed = { ok: true; durationMs: number; extension: string } | { ok: false; sentence: string };

const no = (sentence: string): Probed => ({ ok: false, sentence });

/** Reads the audio itself; what its name claims only has to agree. */
export async function probeAudio(name: string, bytes: Uint8Array): Promise<Probed> {
  const extension = extname(name).toLowerCase();
  const containers = AUDIO[extension];
  if (!containers) return no(`${name} is no audio that browsers play.`);
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
  return { ok: true, durationMs, extension };
}

const IMAGES: readonly { extension: string; starts: readonly number[]; at?: number }[] = [
  { extension: ".png", starts: [0x89, 0x50, 0x4e, 0x47] },
  { extension: ".jpg", starts: [0xff, 0xd8, 0xff] },
  { extension: ".webp", starts: [0x57, 0x45, 0x42, 0x50], at: 8 },
];

/** The extension an image deserves by its first bytes; null for anything else, and for what is too large. */
export function imageKind(bytes: Uint8Array): string | null {
  if (bytes.length > IMPORT_BOUNDS.coverBytes) return null;
  const kind = IMAGES.find(({ starts, at = 0 }) => starts.every((byte, i) => bytes[at + i] === byte));
  return kind?.extension ?? null;
}
