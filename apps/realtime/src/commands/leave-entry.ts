import { handleInRoom } from "./handle";

/** Rule Q13. */
export const onLeaveEntry = handleInRoom("leave-entry", async ({ entry }, { room, me }) => {
  const refused = await room.queue.leave(entry, me.personId);
  if (refused) return refused;
  room.changed();
});
