import { handle } from "./handle";

/** Rules Q6, Q8. */
export const onChangeRotation = handle("change-rotation", async (change, { room }) => {
  await room.queue.changeRotation(change);
  room.changed();
});
