import type { Client } from "@colyseus/core";
import type { EventName, Events, Participant, PersonId, Rank, Role, TicketClaims } from "@karaverse/protocol";
import { createSerial, type Serial } from "../serial";
import { createTraffic, type Traffic } from "./traffic";

/** A person who is in the room, or whose place is kept (Rule L1). */
export interface Member {
  readonly personId: PersonId;
  readonly admin: boolean;
  /** Names the avatar in motion frames. */
  readonly shortId: number;
  /** Rule J6. */
  readonly crowd: number;
  readonly participant: Participant;
  readonly enteredAt: number;
  device: "desktop" | "phone";
  /** null while the connection is lost. */
  client: Client | null;
  /** Of the newest connection; a lost one that returns has the same. */
  sessionId: string;
  /** Somebody this person wants to keep in sight (Rule S3). */
  follows: PersonId | null;
  /** A host put them on the stage; they may stay there without performing (Rule M3). */
  placedOnStage: boolean;
  /** Commands of one person are carried out one after the other. */
  readonly commands: Serial;
  /** Goes on over all connections: coming back gives no new allowance (Rule X2). */
  readonly traffic: Traffic;
  roundTripMs: number | null;
}

export function createMember(
  claims: TicketClaims,
  { shortId, crowd }: { shortId: number; crowd: number },
  participant: Participant,
  now: number,
): Member {
  return {
    personId: claims.personId,
    admin: claims.admin,
    shortId,
    crowd,
    participant,
    enteredAt: now,
    device: "desktop",
    client: null,
    sessionId: "",
    follows: null,
    placedOnStage: false,
    commands: createSerial(),
    traffic: createTraffic(now),
    roundTripMs: null,
  };
}

/** Rule R2. */
export const rankOf = ({ admin, participant }: Member): Rank =>
  admin ? "admin" : (participant.role as Role);

export function tell<Name extends EventName>(member: Member, name: Name, payload: Events[Name]): void {
  member.client?.send(name, payload);
}
