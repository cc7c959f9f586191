import { handleInRoom } from "./handle";

/** Rule X3. */
export const onChat = handleInRoom("chat", async ({ text }, { room, me }) => {
  const line = await room.chat.add(me.personId, me.participant.name, text);
  room.shell.broadcast("chat", line);
});
