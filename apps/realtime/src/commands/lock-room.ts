import { handle } from "./handle";

/** Rule J2. */
export const onLockRoom = handle("lock-room", async ({ locked }, { room }) => {
  await room.db.rooms.change(room.id, { locked });
  room.state.locked = locked;
  room.changed();
});
