import { type Problem, report } from "../problem";
import type { SourceLine } from "./document";
import { decimal } from "./numbers";
import { mediaName } from "./paths";

export interface HeaderLine {
  /** Upper case, trimmed. */
  readonly name: string;
  readonly value: string;
  /** Index into the document's lines. */
  readonly index: number;
}

export function headerOf(text: string): { name: string; value: string } | null {
  const match = /^\s*#([^:]*):(.*)$/s.exec(text);
  const name = match?.[1]?.trim().toUpperCase() ?? "";
  return name === "" ? null : { name, value: match?.[2]?.trim() ?? "" };
}

/** The headers of one file, asked for by name; remembers which were asked for, so the rest can be kept. */
export class Headers {
  readonly #byName = new Map<string, HeaderLine>();
  readonly #asked = new Set<string>();
  readonly #all: HeaderLine[] = [];

  constructor(
    lines: readonly SourceLine[],
    private readonly problems: Problem[],
  ) {
    lines.forEach((line, index) => {
      if (!/^\s*#/.test(line.text)) return;
      const header = headerOf(line.text);
      if (!header) {
        report(problems, "unreadable-line", index + 1, line.text.trim());
        return;
      }
      if (header.value === "") return;
      if (this.#byName.has(header.name)) report(problems, "duplicate-header", index + 1, `#${header.name}`);
      const entry = { ...header, index };
      this.#byName.set(header.name, entry);
      this.#all.push(entry);
    });
  }

  text(...names: string[]): string | undefined {
    return this.#find(names)?.value;
  }

  number(...names: string[]): number | undefined {
    const header = this.#find(names);
    if (!header) return undefined;
    const value = decimal(header.value);
    if (value === null)
      report(this.problems, "bad-number", header.index + 1, `#${header.name}:${header.value}`);
    return value ?? undefined;
  }

  file(...names: string[]): string | undefined {
    const header = this.#find(names);
    if (!header) return undefined;
    const name = mediaName(header.value);
    if (name === null) report(this.problems, "unsafe-path", header.index + 1, header.value);
    return name ?? undefined;
  }

  /** Line index of the header that counts, -1 if the file has none of these names. */
  indexOf(...names: string[]): number {
    return this.#find(names)?.index ?? -1;
  }

  /** Those never asked for, in file order. */
  rest(): HeaderLine[] {
    return this.#all.filter((header) => !this.#asked.has(header.name));
  }

  #find(names: string[]): HeaderLine | undefined {
    for (const name of names) this.#asked.add(name);
    for (const name of names) {
      const header = this.#byName.get(name);
      if (header) return header;
    }
    return undefined;
  }
}
