import { Refused } from "../refuse";
import { handleInRoom } from "./handle";

/** Rule V1. */
export const onVoiceToken = handleInRoom("voice-token", async ({ device }, { room, me }) => {
  const status = room.voice.status();
  if (!status.on) return new Refused("voice-unavailable", status.reason);
  me.device = device;
  room.earshot.arrived(me, false);
  const token = await room.voice.token(room.id, me.personId, me.participant.name);
  room.warden.expect(me.personId);
  return { token, mayPublish: !me.participant.muted };
});
