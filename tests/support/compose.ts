import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { ROOT } from "../../scripts/support/root";

export interface ComposeService {
  image?: string;
  build?: { context: string; target: string };
  environment?: Record<string, string | number>;
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
  volumes?: string[];
  ports?: string[];
  profiles?: string[];
}

export interface ComposeFile {
  services: Record<string, ComposeService>;
  volumes: Record<string, unknown>;
}

export function composeFile(): ComposeFile {
  return parse(readFileSync(join(ROOT, "docker-compose.yml"), "utf8"), { merge: true }) as ComposeFile;
}

/** The variables of .env.example; those that compose insists on are empty there. */
export function exampleVariables(): Record<string, string> {
  const lines = readFileSync(join(ROOT, ".env.example"), "utf8").split("\n");
  const pairs = lines.flatMap((line) => {
    const [, name, value] = /^([A-Z_]+)=(.*)$/.exec(line) ?? [];
    return name === undefined ? [] : [[name, value ?? ""] as const];
  });
  return Object.fromEntries(pairs);
}

/** As compose fills in ${NAME:?why} and ${NAME:-default}. */
export function interpolate(text: string, variables: Record<string, string>): string {
  return text.replaceAll(/\$\{(\w+)(?::([?-])([^}]*))?\}/g, (_, name: string, kind?: string, words = "") => {
    const value = variables[name];
    if (value) return value;
    if (kind === "?") throw new Error(`${name}: ${words}`);
    return words;
  });
}

export function environmentOf(
  service: ComposeService,
  variables: Record<string, string>,
): Record<string, string> {
  const entries = Object.entries(service.environment ?? {});
  return Object.fromEntries(entries.map(([name, value]) => [name, interpolate(String(value), variables)]));
}
