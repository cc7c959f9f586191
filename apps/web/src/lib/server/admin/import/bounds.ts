/** What an import may be. Numbers are generous for an evening's folder of songs and small for a machine. */
export const IMPORT_BOUNDS = {
  /** Files in all, folders not counted. */
  entries: 400,
  /** Unpacked, all together. */
  totalBytes: 512 * 1024 * 1024,
  fileBytes: 64 * 1024 * 1024,
  /** Unpacked over packed, of files larger than `ratioFromBytes`: audio hardly packs, bombs do. */
  ratio: 100,
  ratioFromBytes: 1024 * 1024,
  pathLength: 300,
  songs: 100,
  audioMinMs: 5_000,
  audioMaxMs: 20 * 60_000,
  coverBytes: 5 * 1024 * 1024,
} as const;

/** Why nothing of what was sent is taken in. */
export class ImportRefused extends Error {
  override readonly name = "ImportRefused";
}
