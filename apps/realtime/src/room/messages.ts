import {
  CommandEnvelope,
  type Events,
  INPUT_BYTES,
  isCommandName,
  LIMITS,
  REASONS,
  type Reason,
} from "@karaverse/protocol";
import { z } from "zod";
import { carryOut } from "../commands";
import { serverNow } from "../services";
import { type Member, rankOf, tell } from "./member";
import { type MessageKind, SLOWER } from "./traffic";
import type { Venue } from "./venue";

/** No command has this id: the answer to something that is none. */
const NO_ID = -1;

const ClockQuestion = z.object({ t0: z.number().finite() });

/** Rules X1, X2: everything that comes over a connection comes through here. */
export function createMessages(venue: Venue) {
  function refuse(member: Member, reason: Reason, id = NO_ID): void {
    tell(member, "answer", { id, ok: false, reason, message: REASONS[reason] });
  }

  /** Whether to go on with a message; who will not stop sending is sent out. */
  function admit(member: Member, kind: MessageKind, id = NO_ID, now = serverNow()): boolean {
    const verdict = member.traffic.admit(kind, now);
    if (verdict === "ok") return true;
    if (verdict === "abuse") {
      venue.log.warn({ person: member.personId, kind }, "sent out for sending too much");
      venue.people.dismiss(member, "abuse");
    } else refuse(member, "too-fast", id);
    return false;
  }

  const bad = (member: Member, id = NO_ID) => {
    if (admit(member, "other", id)) refuse(member, "bad-message", id);
  };

  /** Of this length; thousands of them come in a second. */
  function input(member: Member, bytes: Uint8Array, at: number): void {
    const now = serverNow();
    if (!admit(member, "motion", NO_ID, now)) return;
    if (!venue.motion.propose(member.shortId, bytes, at, now)) bad(member);
  }

  return {
    command(member: Member, message: unknown): void {
      const envelope = CommandEnvelope.safeParse(message);
      const id = envelope.success ? envelope.data.id : NO_ID;
      if (!admit(member, "command", id)) return;
      if (!envelope.success || !isCommandName(envelope.data.name)) {
        refuse(member, "bad-message", id);
        return;
      }
      const { name, input } = envelope.data;
      const slower = SLOWER[name];
      if (slower && !admit(member, slower, id)) return;
      const { client } = member;
      void member.commands.run(async () => {
        // Who was sent out, or took another connection, in the meantime asks for nothing any more.
        if (member.client !== client || client === null) return;
        const caller = {
          personId: member.personId,
          name: member.participant.name,
          rank: rankOf(member),
          member,
        };
        await carryOut(name, input, { room: venue, caller }, (outcome) => {
          // Who reads the answer finds in the state what it speaks of.
          venue.shell.flush();
          client.send("answer", { id, ...outcome } satisfies Events["answer"]);
        });
      });
    },
    clock(member: Member, message: unknown, arrivedAt: number): void {
      if (!admit(member, "clock")) return;
      const question = ClockQuestion.safeParse(message);
      if (question.success) tell(member, "clock", { t0: question.data.t0, t1: arrivedAt, t2: serverNow() });
      else bad(member);
    },
    motion(member: Member, bytes: unknown): void {
      if (isBytes(bytes) && bytes.byteLength === INPUT_BYTES) input(member, bytes, 0);
      else if (admit(member, "motion")) bad(member);
    },
    input,
    face(member: Member, bytes: unknown): void {
      if (!admit(member, "face")) return;
      const isFace = isBytes(bytes) && venue.motion.setFace(member.shortId, bytes);
      if (!isFace) bad(member);
    },
    sung(member: Member, bytes: unknown): void {
      if (!admit(member, "sung")) return;
      if (!isBytes(bytes)) {
        bad(member);
        return;
      }
      const heard = venue.stage.hear(member.personId, bytes, serverNow());
      const performance = venue.stage.number();
      if (heard?.ok && performance !== null) {
        if (heard.isNew) tell(member, "frames-kept", { performance, upTo: heard.keptUpTo });
        return;
      }
      // Frames that crossed a pause, a restart or the end on their way are nobody's fault.
      const isLate = heard === null ? venue.stage.hasSung(member.personId) : !heard.ok && LATE.has(heard.why);
      if (!isLate) refuse(member, "frames-impossible");
    },
    other: bad,
  };
}

const LATE: ReadonlySet<string> = new Set(["another-take", "another-performance"]);

export type Messages = ReturnType<typeof createMessages>;

const isBytes = (message: unknown): message is Uint8Array =>
  message instanceof Uint8Array && message.byteLength <= LIMITS.maxMessageBytes;
