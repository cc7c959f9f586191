import { writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import pc from "picocolors";
import type { Figure } from "./figures";
import { tableLines } from "./table";

const GIB = 2 ** 30;
/** Of more figures only those that have something to reach are printed. */
const MANY = 40;
/** All columns but the value. */
const WORDS = new Set([0, 2, 3, 4]);

/** A table for people, and with a file a document for machines. */
export function report(name: string, figures: Figure[], jsonFile?: string): void {
  const shown = figures.length > MANY ? figures.filter(({ target }) => target !== null) : figures;
  const rows = shown.map(({ id, value, unit, target, met }) => ({
    cells: [id, String(value), unit, target ?? "", met === null ? "" : met ? "met" : "missed"],
    paint: met === false ? pc.red : undefined,
  }));
  const head = { cells: ["figure", "value", "unit", "target", ""], paint: pc.dim };
  console.log(`\n${pc.bold(name)} on ${machine()}\n`);
  for (const line of tableLines(head, rows, WORDS)) console.log(line);
  if (shown.length < figures.length)
    console.log(pc.dim(`\n${figures.length - shown.length} figures without a target are in --json FILE`));
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
