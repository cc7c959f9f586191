import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { ROOT } from "../support/root";

export interface LaunchOptions {
  /** The port one would like for the web; 0 for any free ones everywhere. */
  port: number;
  dataDir: string;
  mode: "production" | "development";
  fresh: "no" | "ask" | "yes";
}

export const USAGE = `npm start -- [options]
  --port N     the port of the web server (3000; the next free one when it is busy; 0: any free ones)
  --data DIR   where everything is kept (data, or DATA_DIR)
  --fresh      empties that folder first, after asking
  --yes        does not ask
  --dev        with hot reload (npm run dev)
  --help       these lines`;

export function readOptions(args: string[], env: NodeJS.ProcessEnv): LaunchOptions | { kind: "help" } {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: "string" },
      data: { type: "string" },
      fresh: { type: "boolean", default: false },
      yes: { type: "boolean", default: false },
      dev: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return { kind: "help" };
  const port = Number(values.port ?? env.WEB_PORT ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port ${values.port}: allowed are 0 to 65535`);
  return {
    port,
    dataDir: dataDirOf(values.data, env),
    mode: values.dev ? "development" : "production",
    fresh: values.fresh ? (values.yes ? "yes" : "ask") : "no",
  };
}

/** Paths count from the repository, wherever the command is typed. */
export function dataDirOf(given: string | undefined, env: NodeJS.ProcessEnv): string {
  return resolve(ROOT, given || env.DATA_DIR || "data");
}
