import { readdirSync, readFileSync } from "node:fs";

const folder = new URL("./corpus/", import.meta.url);

/** Songs of all formats, each odd in its own way. */
export const songFileNames = readdirSync(folder).sort();

/** The charts among them. */
export const corpusNames = songFileNames.filter((name) => name.endsWith(".txt"));

export const corpusBytes = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, folder)));
