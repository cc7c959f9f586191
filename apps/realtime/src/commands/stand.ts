import { serverNow } from "../services";
import { handleInRoom } from "./handle";

/** Rule M2. */
export const onStand = handleInRoom("stand", (_, { room, me }) => {
  room.motion.stand(me.shortId, serverNow());
  me.participant.seat = "";
});
