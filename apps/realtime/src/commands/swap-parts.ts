import { handleInRoom } from "./handle";

/** Rule P14. */
export const onSwapParts = handleInRoom("swap-parts", async ({ entry, with: other }, { room, me }) => {
  const refused = await room.queue.swap(entry, me.personId, other);
  if (refused) return refused;
  room.changed();
});
