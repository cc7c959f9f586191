import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { ROOT } from "../support/root";
import { Failure } from "./failure";

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
const MOST_PORT = 65_535;
const HELP = "npm start -- --help";

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
  const values = valuesOf(args);
  if (values.help) return { kind: "help" };
  const [asked, given] =
    values.port === undefined ? ["WEB_PORT", env.WEB_PORT || "3000"] : ["--port", values.port];
  const realtime = numberOf("--realtime", values.realtime, 1, MOST_REALTIME);
  return {
    port: numberOf(asked, given, 0, MOST_PORT),
    dataDir: dataDirOf(values.data, env),
    mode: values.dev ? "development" : "production",
    fresh: values.fresh ? (values.yes ? "yes" : "ask") : "no",
    realtime,
  };
}

function valuesOf(args: string[]) {
  try {
    return parseArgs({
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
    }).values;
  } catch (error) {
    const [sentence = ""] = String(error instanceof Error ? error.message : error).split(". ");
    throw new Failure(sentence, HELP);
  }
}

function numberOf(name: string, given: string, from: number, to: number): number {
  const number = given.trim() === "" ? Number.NaN : Number(given);
  if (Number.isInteger(number) && number >= from && number <= to) return number;
  throw new Failure(`${name} ${given}: allowed are ${from} to ${to}`, HELP);
}

/** Paths count from the repository, wherever the command is typed. */
export function dataDirOf(given: string | undefined, env: NodeJS.ProcessEnv): string {
  return resolve(ROOT, given || env.DATA_DIR || "data");
}
