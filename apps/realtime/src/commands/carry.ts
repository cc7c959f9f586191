import { refuse } from "../refuse";
import { handleInRoom } from "./handle";

/** Rule M8. */
export const onTake = handleInRoom("take", ({ thing }, { room, me }) => {
  const answer = room.things.take(me, thing);
  if (answer !== "taken") return refuse(answer);
});

/** Rule M8. */
export const onPutBack = handleInRoom("put-back", (_, { me }) => {
  me.participant.holds = "";
});
