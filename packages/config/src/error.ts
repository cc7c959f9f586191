/** One variable that cannot be used. `given` is masked where the value is a secret. */
export interface ConfigProblem {
  readonly name: string;
  readonly given: string;
  readonly allowed: string;
}

/** The environment cannot be used; the message lists every variable that is wrong, not only the first. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";

  constructor(readonly problems: readonly ConfigProblem[]) {
    const lines = problems.map(
      ({ name, given, allowed }) => `  ${name}: given ${given}; allowed: ${allowed}`,
    );
    super(`The environment cannot be used:\n${lines.join("\n")}`);
  }
}
