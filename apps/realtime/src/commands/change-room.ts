import { serverNow } from "../services";
import { handle } from "./handle";

export const onChangeRoom = handle("change-room", async ({ theme, lights, screen }, { room }) => {
  const change = { ...(theme && { theme }), ...(lights && { lights }), ...(screen && { screen }) };
  if (Object.keys(change).length === 0) return;
  await room.db.rooms.change(room.id, change);
  if (theme && theme !== room.state.theme) {
    room.motion.changeTheme(theme, serverNow());
    for (const { participant } of room.members.values()) participant.assign({ seat: "", holds: "" });
  }
  room.state.assign(change);
  room.changed();
});
