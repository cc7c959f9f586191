import { join } from "node:path";
import {
  createDatabase,
  databaseUrl,
  initialise,
  ping,
  postgresAccount,
  postgresBinaries,
  recoverStaleLock,
  serverCommand,
} from "../postgres/index";
import { clusterFolder } from "./cluster-folder";
import type { Launch } from "./context";
import { Failure } from "./failure";
import { freePort, movedFrom } from "./ports";
import type { Say } from "./steps";

/** The ports next to PostgreSQL's own 5432 are often busy, and nobody types this one. */
const USUAL_PORT = 5433;

export interface Database {
  url: string;
  note: string;
}

/** DATABASE_URL, or a PostgreSQL of our own in the data folder. */
export async function bringDatabase(launch: Launch, say: Say): Promise<Database> {
  const given = process.env.DATABASE_URL;
  if (given) {
    say("asking the database of DATABASE_URL");
    await ping(given).catch((error: Error) => {
      throw new Failure(
        `The database of DATABASE_URL does not answer: ${error.message}`,
        "Start it and check the address, or unset DATABASE_URL to use the one that comes along.",
      );
    });
    return { url: given, note: "the one of DATABASE_URL" };
  }
  return bringOwn(launch, say);
}

async function bringOwn(launch: Launch, say: Say): Promise<Database> {
  const { options, secrets } = launch;
  const password = secrets.POSTGRES_PASSWORD;
  const account = postgresAccount();
  say("unpacking PostgreSQL");
  const binaries = await postgresBinaries(account);
  const { folder, away } = await clusterFolder(account, options.dataDir);
  const cluster = { folder, account, binaries, password };
  const recovery = await recoverStaleLock(folder);
  if (recovery === "removed") launch.tell("PostgreSQL had not been stopped properly; its lock was removed.");
  if (recovery === "stopped")
    launch.tell("A PostgreSQL of an earlier start was still there and was stopped.");
  say("preparing the database");
  await initialise(cluster);
  const wish = options.port === 0 ? 0 : USUAL_PORT;
  const port = await freePort({ name: "PostgreSQL", wish });
  say("waiting for PostgreSQL");
  await launch
    .serve("postgres", "PostgreSQL", serverCommand(cluster, port), () => answers(port, password), 60_000)
    .catch(explain(options.dataDir));
  await createDatabase(port, password);
  return {
    url: databaseUrl(port, password),
    note: `port ${port}${movedFrom(wish, port)}${away ? `, data in ${folder}, as PostgreSQL cannot be root or enter root's folders` : ""}`,
  };
}

async function answers(port: number, password: string): Promise<void> {
  await ping(databaseUrl(port, password, "postgres"));
}

function explain(dataDir: string) {
  return (error: Error): never => {
    if (!/password authentication failed/.test(error.message)) throw error;
    throw new Failure(
      "PostgreSQL refuses our password: the database was made with other secrets.",
      `Put back the ${join(dataDir, "secrets.json")} that it was made with, or begin anew: npm start -- --fresh`,
    );
  };
}
