import type { Readable } from "node:stream";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { IMPORT_BOUNDS, ImportRefused } from "./bounds";
import { safePath } from "./paths";

/** The files of an import by their paths, "/" between the parts. */
export type Files = Map<string, Uint8Array>;

const FILE_KIND = 0o170_000;
const REGULAR = 0o100_000;
const UNIX = 3;

function assertOrdinary(entry: Entry): void {
  if (entry.isEncrypted()) throw new ImportRefused(`${entry.fileName} is encrypted.`);
  const kind = (entry.externalFileAttributes >>> 16) & FILE_KIND;
  if (entry.versionMadeBy >> 8 === UNIX && kind !== 0 && kind !== REGULAR) {
    throw new ImportRefused(`${entry.fileName} is a link or a device, not a file.`);
  }
}

function assertSize(name: string, packed: number, unpacked: number): void {
  if (unpacked > IMPORT_BOUNDS.fileBytes) throw new ImportRefused(`${name} is larger than any song.`);
  if (unpacked > IMPORT_BOUNDS.ratioFromBytes && unpacked > packed * IMPORT_BOUNDS.ratio) {
    throw new ImportRefused(`${name} unpacks to far more than it is.`);
  }
}

async function contentOf(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const stream: Readable = await zip.openReadStreamPromise(entry);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    // The directory may lie about a size; yauzl checks it too, this does not rely on it.
    assertSize(entry.fileName, entry.compressedSize, size);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Everything in a zip, within bounds; refuses it whole where anything in it is not as it should be. */
export async function unzip(bytes: Buffer): Promise<Files> {
  const files: Files = new Map();
  let total = 0;
  try {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true, strictFileNames: true });
    if (zip.entryCount > IMPORT_BOUNDS.entries * 2)
      throw new ImportRefused("There are too many files in the zip.");
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith("/")) continue;
      assertOrdinary(entry);
      const path = safePath(entry.fileName);
      if (!path) continue;
      assertSize(entry.fileName, entry.compressedSize, entry.uncompressedSize);
      if (files.size >= IMPORT_BOUNDS.entries)
        throw new ImportRefused("There are too many files in the zip.");
      const content = await contentOf(zip, entry);
      total += content.length;
      if (total > IMPORT_BOUNDS.totalBytes)
        throw new ImportRefused("The zip unpacks to more than can be taken in.");
      files.set(path.join("/"), content);
    }
  } catch (error) {
    if (error instanceof ImportRefused) throw error;
    throw new ImportRefused(
      `The zip can't be read: ${error instanceof Error ? error.message : "it is damaged"}.`,
    );
  }
  return files;
}
