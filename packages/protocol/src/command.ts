import { z } from "zod";
import type { Reason } from "./errors";
import type { Action } from "./rights";

/** What a client may ask: its input's shape, the right it needs, the refusals it can get besides the general ones. */
export interface Command<Name extends string, Input extends z.ZodType, Output extends z.ZodType> {
  readonly name: Name;
  readonly input: Input;
  /** What a success carries back. */
  readonly output: Output;
  /** null: everybody in the room. */
  readonly right: Action | null;
  /** Written to the audit log (Rule R4). */
  readonly audited: boolean;
  readonly refusals: readonly Reason[];
}

interface Options<Input extends z.ZodType, Output extends z.ZodType> {
  input: Input;
  output?: Output;
  right?: Action;
  audited?: boolean;
  refusals?: readonly Reason[];
}

const nothing = z.undefined();

export function command<
  const Name extends string,
  Input extends z.ZodType,
  Output extends z.ZodType = typeof nothing,
>(
  name: Name,
  { input, output, right, audited = false, refusals = [] }: Options<Input, Output>,
): Command<Name, Input, Output> {
  return { name, input, output: (output ?? nothing) as Output, right: right ?? null, audited, refusals };
}

/** Client to server, as message type "command". */
export const CommandEnvelope = z.object({
  /** Chosen by the client, comes back with the answer. */
  id: z.number().int().nonnegative(),
  name: z.string().max(40),
  input: z.unknown(),
});
export type CommandEnvelope = z.infer<typeof CommandEnvelope>;

/** Server to client, as message type "answer". */
export type Answer =
  | { id: number; ok: true; value: unknown }
  | { id: number; ok: false; reason: Reason; message: string };
