import { IMPORT_BOUNDS, ImportRefused } from "./bounds";

/**
 * The path of a sent file, as parts. Refuses what could lead out of a folder on any system; `null` for files that
 * systems leave behind and nobody means to send.
 */
export function safePath(path: string): string[] | null {
  const shown = JSON.stringify(path.slice(0, 80));
  if (path.length > IMPORT_BOUNDS.pathLength) throw new ImportRefused(`The path ${shown}… is too long.`);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(path))
    throw new ImportRefused(`The path ${shown} has control characters in it.`);
  if (path.includes("\\")) throw new ImportRefused(`The path ${shown} has a backslash in it.`);
  if (path.startsWith("/") || /^[a-z]:/i.test(path))
    throw new ImportRefused(`The path ${shown} is absolute.`);
  const parts = path.split("/").filter((part) => part !== "" && part !== ".");
  if (parts.includes("..")) throw new ImportRefused(`The path ${shown} leads out of its folder.`);
  const [first] = parts;
  const last = parts.at(-1);
  if (first === "__MACOSX" || last === undefined || last.startsWith(".") || last === "Thumbs.db") return null;
  return parts;
}
