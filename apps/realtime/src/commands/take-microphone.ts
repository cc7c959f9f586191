import { handleInRoom } from "./handle";

/** Rule P1. */
export const onTakeMicrophone = handleInRoom("take-microphone", ({ entry }, { room, me }) =>
  room.stage.begin(entry, me.personId),
);
