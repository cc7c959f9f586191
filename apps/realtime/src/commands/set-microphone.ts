import { refuse } from "../refuse";
import { handleInRoom } from "./handle";

export const onSetMicrophone = handleInRoom("set-microphone", ({ on }, { room, me }) => {
  if (on && me.participant.muted) return refuse("muted");
  me.participant.microphoneOn = on;
  room.earshot.microphone(me);
  room.changed();
});
