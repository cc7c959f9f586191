import { wearOf } from "@karaverse/protocol";
import { refuse } from "../refuse";
import { handleInRoom } from "./handle";

/** Rules J5, W2. Remembered for the next room as well. */
export const onUpdateSelf = handleInRoom("update-self", async ({ name, avatar }, { room, me }) => {
  const change = { ...(name !== undefined && { name }), ...(avatar !== undefined && { avatar }) };
  if (Object.keys(change).length === 0) return;
  const { file } = wearOf(avatar ?? "");
  if (file !== null && !(await room.db.avatarFiles.isOf(me.personId, file))) return refuse("not-your-avatar");
  await room.db.people.update(me.personId, change);
  me.participant.assign(change);
  room.changed();
});
