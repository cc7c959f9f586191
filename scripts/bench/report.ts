import { writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import pc from "picocolors";
import type { Figure } from "./figures";

const GIB = 2 ** 30;

/** A table for people, and with a file a document for machines. */
export function report(name: string, figures: Figure[], jsonFile?: string): void {
  const rows = figures.map(({ id, value, unit, target, met }) => ({
    cells: [id, String(value), unit, target ?? "", met === null ? "" : met ? "met" : "missed"],
    met,
  }));
  const head = ["figure", "value", "unit", "target", ""];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map(({ cells }) => cells[column]?.length ?? 0)),
  );
  const line = (cells: string[]) =>
    cells.map((cell, column) => pad(cell, widths[column] ?? 0, column === 1)).join("  ");
  console.log(`\n${pc.bold(name)} on ${machine()}\n\n${pc.dim(line(head))}`);
  for (const { cells, met } of rows) console.log(met === false ? pc.red(line(cells)) : line(cells));
  if (jsonFile) {
    writeFileSync(jsonFile, `${JSON.stringify({ name, machine: machine(), figures }, null, 2)}\n`);
    console.log(`\nWritten to ${jsonFile}`);
  }
}

function pad(cell: string, width: number, right: boolean): string {
  return right ? cell.padStart(width) : cell.padEnd(width);
}

function machine(): string {
  const cores = cpus();
  const memory = Math.round(totalmem() / GIB);
  return `${cores.length} x ${cores[0]?.model.trim() ?? process.arch}, ${memory} GiB, Node ${process.versions.node}`;
}
