import { IMPORT_BOUNDS, ImportRefused } from "./bounds";
import { safePath } from "./paths";
import { type Files, unzip } from "./unzip";

const ZIP_START = Buffer.from("PK\u0003\u0004");

/**
 * The files of a form: either one zip, or the files of a folder, each with its path as its file name. Every part
 * that is a file counts, whatever it is called.
 */
export async function receivedFiles(form: FormData): Promise<Files> {
  const sent = [...form.values()].filter((value) => typeof value !== "string");
  const [first] = sent;
  if (!first) throw new ImportRefused("Nothing was sent.");
  if (sent.length === 1) {
    const bytes = Buffer.from(await first.arrayBuffer());
    if (bytes.subarray(0, ZIP_START.length).equals(ZIP_START)) return unzip(bytes);
  }
  if (sent.length > IMPORT_BOUNDS.entries) throw new ImportRefused("There are too many files.");
  const files: Files = new Map();
  let total = 0;
  for (const file of sent) {
    const path = safePath(file.name);
    if (!path) continue;
    total += file.size;
    if (file.size > IMPORT_BOUNDS.fileBytes) throw new ImportRefused(`${file.name} is larger than any song.`);
    if (total > IMPORT_BOUNDS.totalBytes)
      throw new ImportRefused("These are more bytes than can be taken in.");
    files.set(path.join("/"), new Uint8Array(await file.arrayBuffer()));
  }
  return files;
}
