/** Numbers of karaoke discs before the names: "SC1234-05", "ABC-12 03". */
const DISC = /^[a-z]{1,6}[a-z0-9]*[-_ ]?\d[\d_ -]*$/i;

/** What a file's name says of the song, the only word on it that some formats have: "Artist - Title.cdg". */
export function namesFromFile(name: string): { artist: string; title: string } {
  const file = name.slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1);
  const dot = file.lastIndexOf(".");
  const stem = (dot > 0 ? file.slice(0, dot) : file).replaceAll("_", " ");
  const parts = stem
    .split(" - ")
    .map((part) => part.trim())
    .filter((part) => part !== "");
  if (parts.length > 2 && DISC.test(parts[0] ?? "")) parts.shift();
  const [first = "", ...rest] = parts;
  return rest.length === 0 ? { artist: "", title: first } : { artist: first, title: rest.join(" - ") };
}
