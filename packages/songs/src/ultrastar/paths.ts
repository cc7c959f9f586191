/**
 * A media name as charts give it, made safe: relative, inside the song's folder, with forward slashes.
 * Null for absolute paths, drives, addresses, parents and control characters.
 */
export function mediaName(value: string): string | null {
  const name = value.trim().replaceAll("\\", "/");
  if (name === "" || name.startsWith("/") || /^[a-z][a-z0-9+.-]*:/i.test(name)) return null;
  for (let i = 0; i < name.length; i++) if (name.charCodeAt(i) < 32) return null;
  const parts = name.split("/").filter((part) => part !== "" && part !== ".");
  return parts.length === 0 || parts.some((part) => part === "..") ? null : parts.join("/");
}
