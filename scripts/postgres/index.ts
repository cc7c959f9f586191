export { type Account, postgresAccount } from "./account";
export { type Binaries, postgresBinaries } from "./binaries";
export {
  type Cluster,
  createDatabase,
  DATABASE,
  databaseUrl,
  giveTo,
  initialise,
  ping,
  serverCommand,
  withClient,
} from "./cluster";
export { openPlace, reaches, shortHash } from "./reach";
export { type Recovery, recoverStaleLock } from "./stale-lock";
