import { serverNow } from "../services";
import { handleInRoom } from "./handle";

/** Rule M4. */
export const onGesture = handleInRoom("gesture", ({ gesture }, { room, me }) =>
  room.motion.gesture(me.shortId, gesture, serverNow()),
);
