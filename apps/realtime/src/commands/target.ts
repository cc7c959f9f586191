import { mayActOn, type PersonId, type Rank } from "@karaverse/protocol";
import { type Refused, refuse } from "../refuse";
import { type Member, rankOf } from "../room/member";
import type { Call } from "./handle";

/** Rule R2: somebody in the room whom the caller may act on. */
export function targetOf({ room, caller }: Call, person: PersonId): Member | Refused {
  const member = room.members.get(person);
  if (!member) return refuse("not-here");
  return mayActOn(caller.rank, rankOf(member)) ? member : refuse("not-allowed");
}

/** Rule R2 for somebody who may be gone already. */
export async function rankOfAnybody({ room }: Call, person: PersonId): Promise<Rank | null> {
  const member = room.members.get(person);
  if (member) return rankOf(member);
  const known = await room.db.people.byId(person);
  if (!known) return null;
  if (known.role === "admin") return "admin";
  const row = await room.db.rooms.byId(room.id);
  if (row?.ownerId === person) return "owner";
  return (await room.db.roles.get(room.id, person)) ?? "guest";
}
