import { closeSync, fstatSync, mkdirSync, openSync, readSync, renameSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

const ROTATE_AT_BYTES = 5_000_000;

/** Makes the log's folder and puts a long log of earlier starts aside as <name>.1. */
export function prepareLog(folder: string, name: string): string {
  const file = join(folder, `${name}.log`);
  mkdirSync(dirname(file), { recursive: true });
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > ROTATE_AT_BYTES) renameSync(file, `${file}.1`);
  return file;
}

/** The end of a log as part of a failure's words. */
export function lastWords(file: string, lines = 12): string {
  const text = tail(file).trimEnd();
  if (!text) return ` Its log ${file} is empty.`;
  const last = text.split("\n").slice(-lines);
  return ` The end of ${file}:\n${last.map((line) => `    ${line}`).join("\n")}`;
}

function tail(file: string, bytes = 8_000): string {
  try {
    const log = openSync(file, "r");
    const size = fstatSync(log).size;
    const buffer = Buffer.alloc(Math.min(bytes, size));
    readSync(log, buffer, 0, buffer.length, size - buffer.length);
    closeSync(log);
    return buffer.toString("utf8");
  } catch {
    return "";
  }
}
