import { readdirSync, readFileSync } from "node:fs";

const folder = new URL("./corpus/", import.meta.url);

export const corpusNames = readdirSync(folder).sort();

export const corpusBytes = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, folder)));
