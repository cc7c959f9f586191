export interface Row {
  cells: string[];
  /** How the line is drawn, where it is not plain. */
  paint?: ((line: string) => string) | undefined;
}

/** Lines of a table whose columns are as wide as they need; `left` says which are words, all others are numbers. */
export function tableLines(head: Row, rows: readonly Row[], left: ReadonlySet<number>): string[] {
  const widths = head.cells.map((title, column) =>
    Math.max(title.length, ...rows.map(({ cells }) => cells[column]?.length ?? 0)),
  );
  return [head, ...rows].map(({ cells, paint = (line) => line }) =>
    paint(cells.map((cell, column) => pad(cell, widths[column] ?? 0, !left.has(column))).join("  ")),
  );
}

function pad(cell: string, width: number, right: boolean): string {
  return right ? cell.padStart(width) : cell.padEnd(width);
}
