import { handle } from "./handle";

/** Rule Q2. */
export const onMoveEntry = handle("move-entry", async ({ entry, before }, { room }) => {
  const refused = await room.queue.move(entry, before);
  room.changed();
  return refused;
});
