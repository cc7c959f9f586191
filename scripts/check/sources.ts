import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../support/root";

const SKIPPED = new Set([
  "node_modules",
  "dist",
  ".next",
  ".turbo",
  "generated",
  "data",
  "public",
  "test-results",
]);

/** Paths from the repository's root, with forward slashes. */
export function filesUnder(folder: string, wanted: (name: string) => boolean): string[] {
  const found: string[] = [];
  for (const entry of readdirSync(join(ROOT, folder), { withFileTypes: true })) {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isDirectory()) {
      if (!SKIPPED.has(entry.name) && !entry.name.startsWith(".")) found.push(...filesUnder(path, wanted));
    } else if (wanted(entry.name)) found.push(path);
  }
  return found;
}

export function textOf(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}

export const isTypeScript = (name: string): boolean => /\.tsx?$/.test(name) && !name.endsWith(".d.ts");
export const isTest = (path: string): boolean => /\.(test|spec)\.tsx?$/.test(path) || path.includes("/test/");
