import { ServerError } from "@colyseus/core";
import type { Reason } from "@karaverse/protocol";

/** The code travels as an HTTP status, which the protocol's close codes cannot be. */
const FORBIDDEN = 403;

/** A refusal at the door. Its message is the reason's name: the client has the words. */
export class Rejected extends ServerError {
  constructor(readonly reason: Reason) {
    super(FORBIDDEN, reason);
  }
}
