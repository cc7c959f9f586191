export { type Account, postgresAccount } from "./account";
export { postgresBinaries } from "./binaries";
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
export { recoverStaleLock } from "./stale-lock";
