import { type Action, may, mayActOn, mayGive, type Rank, ROLES, type Role } from "@karaverse/protocol";
import type { ParticipantView } from "@/connection";

export const rankOfParticipant = ({ admin, role }: ParticipantView): Rank => (admin ? "admin" : role);

/** Rule R2, for what the interface offers; the server decides. */
export function mayDo(
  actor: { rank: Rank; personId: string },
  action: Action,
  target: ParticipantView,
): boolean {
  if (target.personId === actor.personId) return action === "place" && may(actor.rank, action);
  return may(actor.rank, action) && mayActOn(actor.rank, rankOfParticipant(target));
}

/** Rule R3: the roles one could give this person now. */
export function rolesFor(actor: { rank: Rank; personId: string }, target: ParticipantView): Role[] {
  if (target.personId === actor.personId) return [];
  return ROLES.filter((role) => role !== target.role && mayGive(actor.rank, rankOfParticipant(target), role));
}

const RUNS_THE_ROOM: readonly Action[] = ["announce", "lock", "change-room", "close"];

export const mayRunRoom = (rank: Rank): boolean => RUNS_THE_ROOM.some((action) => may(rank, action));
