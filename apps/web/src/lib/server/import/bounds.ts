const MEGABYTE = 1024 * 1024;

/** What an import may be. Numbers are generous for an evening's folder of songs and small for a machine. */
export const IMPORT_BOUNDS = {
  /** Files in all, folders not counted. */
  entries: 400,
  /** Unpacked, all together. */
  totalBytes: 512 * MEGABYTE,
  /** A video, that is; audio is smaller. */
  fileBytes: 200 * MEGABYTE,
  audioBytes: 64 * MEGABYTE,
  coverBytes: 5 * MEGABYTE,
  /** Unpacked over packed, of files larger than `ratioFromBytes`: audio hardly packs, bombs do. */
  ratio: 100,
  ratioFromBytes: MEGABYTE,
  pathLength: 300,
  songs: 100,
  audioMinMs: 5_000,
  audioMaxMs: 20 * 60_000,
  /** Left on the disk for everything else. */
  freeBytes: 1024 * MEGABYTE,
} as const;

/** Why nothing of what was sent is taken in. */
export class ImportRefused extends Error {
  override readonly name = "ImportRefused";
}
