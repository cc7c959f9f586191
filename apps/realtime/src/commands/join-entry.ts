import { may } from "@karaverse/protocol";
import { Refused } from "../refuse";
import { handleInRoom } from "./handle";

/** Rule Q12. */
export const onJoinEntry = handleInRoom("join-entry", async ({ entry }, { room, caller, me }) => {
  const singer = { personId: me.personId, name: me.participant.name };
  const answer = await room.queue.join(entry, singer, may(caller.rank, "manage-queue"));
  if (!(answer instanceof Refused)) room.changed();
  return answer;
});
