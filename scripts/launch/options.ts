import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { ROOT } from "../support/root";

export interface LaunchOptions {
  /** The port one would like for the web; 0 for any free ones everywhere. */
  port: number;
  dataDir: string;
  mode: "production" | "development";
  fresh: "no" | "ask" | "yes";
  /** How many realtime processes share the rooms; more than one need a Redis. */
  realtime: number;
}

const MOST_REALTIME = 32;

export const USAGE = `npm start -- [options]
  --port N     the port of the web server (3000; the next free one when it is busy; 0: any free ones)
  --data DIR   where everything is kept (data, or DATA_DIR)
  --realtime N share the rooms among N processes, for more people than a core has time for (1; more need a Redis:
               REDIS_URL, the machine's redis-server, or Debian's)
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
      realtime: { type: "string", default: "1" },
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
  const realtime = Number(values.realtime);
  if (!Number.isInteger(realtime) || realtime < 1 || realtime > MOST_REALTIME)
    throw new Error(`--realtime ${values.realtime}: allowed are 1 to ${MOST_REALTIME}`);
  return {
    port,
    dataDir: dataDirOf(values.data, env),
    mode: values.dev ? "development" : "production",
    fresh: values.fresh ? (values.yes ? "yes" : "ask") : "no",
    realtime,
  };
}

/** Paths count from the repository, wherever the command is typed. */
export function dataDirOf(given: string | undefined, env: NodeJS.ProcessEnv): string {
  return resolve(ROOT, given || env.DATA_DIR || "data");
}
