import { REASONS, type Reason } from "@karaverse/protocol";

/** What a handler answers instead of a value. */
export class Refused {
  constructor(
    readonly reason: Reason,
    readonly message: string = REASONS[reason],
  ) {}
}

export const refuse = (reason: Reason): Refused => new Refused(reason);
