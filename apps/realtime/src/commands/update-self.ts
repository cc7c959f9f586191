import { handleInRoom } from "./handle";

/** Rule J5. Remembered for the next room as well. */
export const onUpdateSelf = handleInRoom("update-self", async ({ name, avatar }, { room, me }) => {
  const change = { ...(name !== undefined && { name }), ...(avatar !== undefined && { avatar }) };
  if (Object.keys(change).length === 0) return;
  await room.db.people.update(me.personId, change);
  me.participant.assign(change);
  room.changed();
});
