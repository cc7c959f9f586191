import type { Reason } from "@karaverse/protocol";

/** What came of a change that the rules of the room may refuse. */
export type Outcome<T, R extends Reason> = { ok: true; value: T } | { ok: false; reason: R };

export const done = <T>(value: T) => ({ ok: true, value }) as const;
export const refused = <R extends Reason>(reason: R) => ({ ok: false, reason }) as const;
