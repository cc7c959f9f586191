import { writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import pc from "picocolors";
import type { Figure } from "./figures";
import { tableLines } from "./table";

const GIB = 2 ** 30;
/** All columns but the value. */
const WORDS = new Set([0, 2, 3, 4]);

/** A table for people, and with a file a document for machines. */
export function report(name: string, figures: Figure[], jsonFile?: string): void {
  const rows = figures.map(({ id, value, unit, target, met }) => ({
    cells: [id, String(value), unit, target ?? "", met === null ? "" : met ? "met" : "missed"],
    paint: met === false ? pc.red : undefined,
  }));
  const head = { cells: ["figure", "value", "unit", "target", ""], paint: pc.dim };
  console.log(`\n${pc.bold(name)} on ${machine()}\n`);
  for (const line of tableLines(head, rows, WORDS)) console.log(line);
  if (jsonFile) {
    writeFileSync(jsonFile, `${JSON.stringify({ name, machine: machine(), figures }, null, 2)}\n`);
    console.log(`\nWritten to ${jsonFile}`);
  }
}

function machine(): string {
  const cores = cpus();
  const memory = Math.round(totalmem() / GIB);
  return `${cores.length} x ${cores[0]?.model.trim() ?? process.arch}, ${memory} GiB, Node ${process.versions.node}`;
}
