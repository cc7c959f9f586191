import { mayActOn, REASONS } from "@karaverse/protocol";
import { refuse } from "../refuse";
import { handle } from "./handle";
import { farewell } from "./remove-participant";
import { rankOfAnybody } from "./target";

/** Rule L3; also for somebody who has left already. */
export const onBanParticipant = handle("ban-participant", async ({ person, reason, minutes }, call) => {
  const { room, caller } = call;
  const rank = await rankOfAnybody(call, person);
  if (rank === null) return refuse("not-here");
  if (!mayActOn(caller.rank, rank)) return refuse("not-allowed");
  // An admin's account may be gone by now; the ban holds all the same, and the audit log has the name.
  const by = await room.db.people.byId(caller.personId);
  await room.db.bans.create({ personId: person, roomId: room.id, byId: by?.id ?? null, reason, minutes });
  const member = room.members.get(person);
  if (member) room.people.dismiss(member, "banned", farewell(REASONS.removed, caller.name, reason));
});
