import { readdirSync, readFileSync } from "node:fs";
import { CDG_FILES } from "./cdg";
import { MIDI_FILES } from "./midi";

const folder = new URL("./corpus/", import.meta.url);
const onDisk = readdirSync(folder).sort();
const BUILT: Readonly<Record<string, Uint8Array>> = { ...MIDI_FILES, ...CDG_FILES };

/** Songs of all formats, each odd in its own way. */
export const songFileNames: readonly string[] = [...onDisk, ...Object.keys(BUILT)];

/** The charts among them. */
export const corpusNames = onDisk.filter((name) => name.endsWith(".txt"));

export const corpusBytes = (name: string): Uint8Array =>
  BUILT[name] ?? new Uint8Array(readFileSync(new URL(name, folder)));
