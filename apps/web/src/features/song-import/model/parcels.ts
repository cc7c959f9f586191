/** A file with its place in what was picked or dropped: "Folder/song.txt". */
export interface Placed {
  readonly path: string;
  readonly file: File;
}

/** What is sent at once: a zip, or the files of one folder of songs. */
export interface Parcel {
  readonly name: string;
  /** How many songs are expected in it; null: it is known once the server has looked. */
  readonly songs: number | null;
  readonly files: readonly Placed[];
}

const CHART = /\.(txt|lrc|kar|midi?|cdg)$/i;
const ZIP = /\.zip$/i;

/** Of a parcel; the server takes up to 400 files and 256 MB. */
const MOST_FILES = 300;
const MOST_BYTES = 200 * 1024 * 1024;

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf("/") + 1);
const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);
const stemOf = (path: string): string => nameOf(path).replace(/\.[^.]+$/, "");
const plain = (text: string): string => text.normalize("NFC").toLowerCase();

/** The nearest folder above a file that has a song in it. */
function homeOf(path: string, homes: ReadonlySet<string>): string | null {
  for (let folder = folderOf(path); ; folder = folderOf(folder.slice(0, -1))) {
    if (homes.has(folder)) return folder;
    if (folder === "") return null;
  }
}

/** One song after the other, so that one that fails takes no other with it, however many there are. */
export async function parcelsOf(placed: readonly Placed[]): Promise<Parcel[]> {
  const zips = placed.filter(({ path }) => ZIP.test(path));
  const charts = placed.filter(({ path }) => CHART.test(path));
  const homes = new Set(charts.map(({ path }) => folderOf(path)));
  const byHome = new Map<string, Placed[]>();
  for (const one of placed) {
    const home = ZIP.test(one.path) ? null : homeOf(one.path, homes);
    if (home !== null) byHome.set(home, [...(byHome.get(home) ?? []), one]);
  }
  const folders = await Promise.all([...byHome].map(([home, files]) => folderParcels(home, files)));
  return [
    ...zips.map((zip) => ({ name: nameOf(zip.path), songs: null, files: [zip] })),
    ...folders.flat(),
  ].sort((a, b) => a.name.localeCompare(b.name));
}

async function folderParcels(home: string, files: readonly Placed[]): Promise<Parcel[]> {
  const charts = files.filter(({ path }) => CHART.test(path));
  const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
  const name = home.replace(/\/$/, "") || (charts[0]?.path ?? "");
  if (charts.length === 1 || (files.length <= MOST_FILES && bytes <= MOST_BYTES && charts.length <= 5)) {
    return [{ name, songs: charts.length, files }];
  }
  return Promise.all(
    charts.map(async (chart) => ({ name: chart.path, songs: 1, files: await belongingTo(chart, files) })),
  );
}

/** Many songs in one folder: a chart, and what it names or what is called like it. */
async function belongingTo(chart: Placed, files: readonly Placed[]): Promise<Placed[]> {
  // As UTF-8 or as a code page: names that are no ASCII are found in one of them.
  const bytes = await chart.file.arrayBuffer();
  const text = plain(`${new TextDecoder().decode(bytes)}\n${new TextDecoder("windows-1252").decode(bytes)}`);
  return files.filter(
    ({ path }) =>
      path === chart.path ||
      (!CHART.test(path) &&
        (text.includes(plain(nameOf(path))) || plain(stemOf(path)) === plain(stemOf(chart.path)))),
  );
}
