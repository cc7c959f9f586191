import type { Placed } from "./parcels";

/** What somebody picked; a folder's files keep their place in it. */
export const picked = (files: Iterable<File>): Placed[] =>
  [...files].map((file) => ({ path: file.webkitRelativePath || file.name, file }));

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));

async function childrenOf(entry: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = entry.createReader();
  const all: FileSystemEntry[] = [];
  // Browsers hand out a hundred at a time, and nothing at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}

async function under(entry: FileSystemEntry): Promise<Placed[]> {
  if (entry.isFile) {
    return [{ path: entry.fullPath.slice(1), file: await fileOf(entry as FileSystemFileEntry) }];
  }
  const children = await childrenOf(entry as FileSystemDirectoryEntry);
  const placed: Placed[] = [];
  for (const child of children) placed.push(...(await under(child)));
  return placed;
}

/** What somebody dropped, folders with all that is in them. To be called within the event, which then forgets. */
export function dropped(transfer: DataTransfer): Promise<Placed[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const files = [...transfer.files];
  if (entries.length === 0) return Promise.resolve(picked(files));
  return Promise.all(entries.map(under)).then((all) => all.flat());
}
