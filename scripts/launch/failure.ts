/** What is told when a step fails: the reason, and what the person can do about it. */
export class Failure extends Error {
  override readonly name = "Failure";

  constructor(
    reason: string,
    readonly wayOut: string,
  ) {
    super(reason);
  }
}

/** Somebody asked for the end before the start was over. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
}

export class StepFailure extends Error {
  override readonly name = "StepFailure";
  readonly reason: string;
  readonly wayOut: string;

  constructor(
    readonly step: string,
    cause: unknown,
    usualWayOut: string,
  ) {
    super(`${step} failed`, { cause });
    this.reason = cause instanceof Error ? cause.message : String(cause);
    this.wayOut = cause instanceof Failure ? cause.wayOut : usualWayOut;
  }
}

/** Step, reason, way out: in that order. */
export function failureWords({ step, reason, wayOut }: StepFailure): string {
  return `\nFailed: ${step}\nReason: ${reason}\nWay out: ${wayOut}\n`;
}
