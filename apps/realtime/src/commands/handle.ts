import {
  COMMANDS,
  type CommandName,
  type InputOf,
  may,
  type OutputOf,
  type PersonId,
  type Rank,
  REASONS,
  type Reason,
} from "@karaverse/protocol";
import { Refused } from "../refuse";
import type { Member } from "../room/member";
import type { Venue } from "../room/venue";

/** Who asks: somebody in the room, or an admin from the dashboard. */
export interface Caller {
  personId: PersonId;
  name: string;
  rank: Rank;
  /** null: not in the room. */
  member: Member | null;
}

export interface Call {
  room: Venue;
  caller: Caller;
  /** Puts something off until the answer has gone out. */
  afterwards(work: () => void): void;
}

/** What becomes of a command, before it has the number of the question. */
export type Outcome = { ok: true; value: unknown } | { ok: false; reason: Reason; message: string };

export type Handler = (input: unknown, call: Call) => Promise<Outcome>;

/** A command that carries nothing back may just end. */
// biome-ignore lint/suspicious/noConfusingVoidType: a handler without a return statement returns void, not undefined
type Value<Output> = Output | Refused | (undefined extends Output ? void : never);
type Reply<Output> = Value<Output> | Promise<Value<Output>>;

const refused = ({ reason, message }: Refused): Outcome => ({ ok: false, reason, message });

/** Parsing, rights and the audit log happen here, once (Rules X1, R1, R4); `work` is what the rule says. */
export function handle<Name extends CommandName>(
  name: Name,
  work: (input: InputOf<Name>, call: Call) => Reply<OutputOf<Name>>,
): Handler {
  const command = COMMANDS[name];
  return async (input, call) => {
    const parsed = command.input.safeParse(input);
    if (!parsed.success) return refused(new Refused("bad-message"));
    if (command.right && !may(call.caller.rank, command.right)) return refused(new Refused("not-allowed"));
    const value = await work(parsed.data as InputOf<Name>, call);
    if (value instanceof Refused) return refused(value);
    if (command.audited) await audit(call, command.name, parsed.data);
    return { ok: true, value };
  };
}

/** For what only somebody in the room can ask. */
export function handleInRoom<Name extends CommandName>(
  name: Name,
  work: (input: InputOf<Name>, call: Call & { me: Member }) => Reply<OutputOf<Name>>,
): Handler {
  return handle(name, (input, call) => {
    const me = call.caller.member;
    return me ? work(input, { ...call, me }) : new Refused("not-here");
  });
}

/** Rule R4. The act is done by now: an entry that can't be written is in the process's own log. */
export async function audit({ room, caller }: Call, act: string, details: unknown): Promise<void> {
  const target = targetIn(details);
  try {
    await room.db.audit.write({
      actorId: caller.personId,
      actorName: caller.name,
      act,
      target,
      roomId: room.id,
      details,
    });
  } catch (error) {
    room.log.error({ act, actor: caller.personId, target, err: error }, "the audit log could not be written");
  }
}

function targetIn(details: unknown): string | null {
  if (typeof details !== "object" || details === null) return null;
  if ("person" in details && typeof details.person === "string") return details.person;
  return "entry" in details && typeof details.entry === "string" ? details.entry : null;
}

/** Something broke: the person gets a word for it, the log the rest. */
export function broken({ room, caller }: Call, name: string, error: unknown): Outcome {
  room.log.error({ command: name, person: caller.personId, err: error }, "a command failed");
  return { ok: false, reason: "server-error", message: REASONS["server-error"] };
}
