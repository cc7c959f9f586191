import { handleInRoom } from "./handle";

export const onReact = handleInRoom("react", ({ reaction }, { room, me }) => {
  room.stage.reacted(reaction);
  room.shell.broadcast("reaction", { person: me.personId, reaction });
});
