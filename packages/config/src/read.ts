import { resolve } from "node:path";
import { ConfigError, type ConfigProblem } from "./error";
import { secret } from "./kinds";
import { ensureSecrets, type Secrets } from "./secrets";
import { type Part, type Variable, type Variables, variables } from "./variables";

type Value<V> =
  V extends Variable<infer T>
    ? V["unset"] extends "absent" | "generated-for-voice"
      ? T | undefined
      : T
    : never;

/** What one part of the system may know of the environment. */
export type Config<P extends Part> = {
  readonly [K in keyof Variables as P extends Variables[K]["parts"][number] ? K : never]: Value<Variables[K]>;
};

export type Environment = Readonly<Record<string, string | undefined>>;

const SHOWN_LENGTH = 80;

const shown = (variable: Variable, value: string | undefined): string => {
  if (value === undefined) return "nothing";
  if (variable.kind === secret) return `${value.length} characters (hidden)`;
  // A database address carries a password.
  const masked = value.replace(/(\/\/[^/:@\s]*:)[^@\s]*@/, "$1****@");
  return JSON.stringify(masked.length > SHOWN_LENGTH ? `${masked.slice(0, SHOWN_LENGTH)}…` : masked);
};

/** An empty variable counts as unset: that is how docker compose passes on what nobody set. */
const given = (env: Environment, name: string): string | undefined => env[name]?.trim() || undefined;

const isOn = (value: string | undefined): boolean => value === "1" || value === "true";

/** Secrets are taken from the machine only where nobody else depends on them: never in bare production. */
const mayGenerate = (env: Environment): boolean =>
  given(env, "NODE_ENV") !== "production" || isOn(given(env, "KARAVERSE_LAUNCHER"));

/**
 * The environment, checked as a whole and frozen.
 *
 * @throws ConfigError naming every wrong variable, what was given and what is allowed
 */
export function readConfig<P extends Part>(env: Environment, part: P): Config<P> {
  const problems: ConfigProblem[] = [];
  const values: Record<string, unknown> = {};
  let generated: Secrets | undefined;
  const fromMachine = (name: string): string | undefined => {
    generated ??= ensureSecrets(resolve(/* turbopackIgnore: true */ given(env, "DATA_DIR") ?? "./data"));
    return generated[name as keyof Secrets];
  };

  for (const [key, variable] of Object.entries(variables) as [string, Variable][]) {
    if (!variable.parts.includes(part)) continue;
    const { unset, name, kind } = variable;
    let value = given(env, name);
    if (value === undefined && typeof unset === "object") value = unset.value;
    const isGenerated = unset === "generated" || unset === "generated-for-voice";
    if (value === undefined && isGenerated && mayGenerate(env)) value = fromMachine(name);
    const isNeedless = unset === "generated-for-voice" && given(env, "LIVEKIT_URL") === undefined;
    if (value === undefined && (unset === "absent" || isNeedless)) continue;
    const parsed = kind.schema.safeParse(value);
    if (parsed.success) values[key] = parsed.data;
    else problems.push({ name, given: shown(variable, value), allowed: kind.allowed });
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return Object.freeze(values) as Config<P>;
}
