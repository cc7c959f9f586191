/**
 * The environment, described by one schema and read once.
 *
 * A process calls `readConfig(process.env, "web")` first of all and hands the parts it needs on.
 */
export { ConfigError, type ConfigProblem } from "./error";
export { type Config, type Environment, readConfig } from "./read";
export { ensureSecrets, type Secrets } from "./secrets";
export { configurationPage } from "./table";
export type { Part } from "./variables";
