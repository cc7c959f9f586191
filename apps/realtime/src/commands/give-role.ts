import { mayGive } from "@karaverse/protocol";
import { refuse } from "../refuse";
import { rankOf } from "../room/member";
import { handle } from "./handle";

/** Rule R3. */
export const onGiveRole = handle("give-role", async ({ person, role }, { room, caller }) => {
  const member = room.members.get(person);
  if (!member) return refuse("not-here");
  if (!mayGive(caller.rank, rankOf(member), role)) return refuse("not-allowed");
  await room.db.roles.set(room.id, person, role);
  member.participant.role = role;
  room.changed();
});
